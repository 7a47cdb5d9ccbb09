// A tool as one writes it around ajv: SCHEMA FILE…, exit code 1 if a file is invalid.
"use strict";
const fs = require("fs");
const { ajvFor } = require("./measure");

const [schemaPath, ...files] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaPath, "utf8"));
const accepts = ajvFor(schema, {}).compile(schema);
const valid = files.filter((file) => accepts(JSON.parse(fs.readFileSync(file, "utf8")))).length;
console.log(`${valid} of ${files.length} valid`);
process.exitCode = valid === files.length ? 0 : 1;
