/**
 * Makes one file of the SDK's five hundred: every mutant loads it anew. Each package then has a file here that takes its
 * exports from the bundle, so that they share what they have in common.
 */
const { writeFileSync } = require("node:fs");
const path = require("node:path");
const { buildSync } = require("esbuild");
const { OUTPUT, PACKAGES } = require("./sdk");

const ROOT = path.resolve(__dirname, "../..");
const target = path.join(ROOT, OUTPUT);

buildSync({
  stdin: {
    contents: PACKAGES.map((name) => `exports["${name}"] = require("${name}");`).join("\n"),
    resolveDir: ROOT,
  },
  bundle: true,
  platform: "node",
  outfile: path.join(target, "sdk.js"),
  logLevel: "error",
});
for (const name of PACKAGES) {
  const file = path.join(target, `${path.basename(name)}.js`);
  writeFileSync(file, `module.exports = require("./sdk.js")["${name}"];\n`);
}
