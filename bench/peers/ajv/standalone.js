// ajv's standalone code: the function is written as a module first, as one does at build time.
"use strict";
const fs = require("fs");
const path = require("path");
const { ajvFor, measure } = require("./measure");

measure((schema) => {
  const ajv = ajvFor(schema, { code: { source: true } });
  const code = require("ajv/dist/standalone").default(ajv, ajv.compile(schema));
  // Beside node_modules/, where the code finds what it requires.
  const file = path.join(__dirname, `standalone-${process.pid}.js`);
  fs.writeFileSync(file, code);
  try {
    return require(file);
  } finally {
    fs.unlinkSync(file);
  }
});
