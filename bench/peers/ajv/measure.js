// What both programs of this folder do with a function that says whether a value is valid: see ../measure.h.
"use strict";
const fs = require("fs");

// The bytes of the file, and how many lines of them `accepts` says yes to.
function countValid(bytes, accepts) {
  let valid = 0;
  let lines = 0;
  for (let start = 0; start < bytes.length; ) {
    let end = bytes.indexOf(10, start);
    if (end < 0) end = bytes.length;
    if (accepts(JSON.parse(bytes.utf8Slice(start, end)))) ++valid;
    ++lines;
    start = end + 1;
  }
  return { valid, lines };
}

// The processor's time, that of the garbage collector included.
function secondsSince(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

// PROGRAM SCHEMA LINES PASSES
exports.measure = (prepare) => {
  const [schemaPath, linesPath, passes] = process.argv.slice(2);
  const bytes = fs.readFileSync(linesPath);
  const beforeCompiling = process.cpuUsage();
  const accepts = prepare(JSON.parse(fs.readFileSync(schemaPath, "utf8")));
  const compile = secondsSince(beforeCompiling);
  let counts = countValid(bytes, accepts);
  // The compiler of JavaScript takes long to see what is worth its while.
  const warmingUp = process.cpuUsage();
  while (secondsSince(warmingUp) < 1) counts = countValid(bytes, accepts);
  const seconds = [];
  for (let pass = 0; pass < Number(passes); ++pass) {
    const start = process.cpuUsage();
    counts = countValid(bytes, accepts);
    seconds.push(secondsSince(start));
  }
  const { valid, lines } = counts;
  console.log(JSON.stringify({ valid, invalid: lines - valid, bytes: bytes.length, compile, seconds }));
};

// An ajv that knows the dialect of a schema and asserts formats.
exports.ajvFor = (schema, options) => {
  const is2020 = String(schema.$schema).includes("2020-12");
  const Ajv = require(is2020 ? "ajv/dist/2020" : "ajv").default;
  const ajv = new Ajv({ strict: false, logger: false, ...options });
  require("ajv-formats").default(ajv);
  return ajv;
};
