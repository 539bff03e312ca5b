// Loaded with `node -r`: lets a program outside the repository import this package, unbuilt, and its dependencies.
const Module = require("node:module");
const { join } = require("node:path");

const root = join(__dirname, "../../..");
require("ts-node").register({ transpileOnly: true, swc: true, cwd: root });

const sources = {
  "cdktf-alicloud-resource-directory": join(root, "lib/index.ts"),
  "cdktf-alicloud-resource-directory/alicloud": join(root, "lib/bindings/alicloud/index.ts"),
  "cdktf-alicloud-resource-directory/testing": join(root, "lib/testing/index.ts"),
};
const fromRepository = Module.createRequire(join(root, "package.json"));
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  if (sources[request]) {
    return sources[request];
  }
  try {
    return resolve.call(this, request, ...rest);
  } catch {
    return fromRepository.resolve(request);
  }
};
