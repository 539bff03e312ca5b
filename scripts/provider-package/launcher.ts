const NEEDED = "Node.js 20.9 or newer must be on the PATH to run this provider";

/**
 * The executable: a shell script, because a JavaScript file without extension would take its module system from the
 * user's package.json, and because it can say that Node is missing. Of a provider that does not start Terraform shows
 * the first line on stdout, and nothing of stderr.
 */
export const SHIM = `#!/bin/sh
command -v node >/dev/null 2>&1 || { echo "${NEEDED}, found none"; exit 1; }
exec node "\${0%/*}/start.cjs" "$@"
`;

/** In syntax that every Node can read, so that an old one gets as far as the message. */
export const START = `"use strict";
var version = process.versions.node.split(".").map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 9)) {
  console.log("${NEEDED}, found " + process.version);
  process.exit(1);
}
require("./provider.cjs");
`;
