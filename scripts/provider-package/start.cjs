"use strict";
// In syntax that every Node can read, so that an old one gets as far as the message. Terraform shows a user the first
// line of stdout when a provider does not start, and nothing of stderr.
var version = process.versions.node.split(".").map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 9)) {
  console.log("Node.js 20.9 or newer must be on the PATH to run this provider, found " + process.version);
  process.exit(1);
}
require("./provider.cjs");
