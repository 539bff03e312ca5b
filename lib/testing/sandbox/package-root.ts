import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isRecord } from "./json";

const PACKAGE = "cdktf-alicloud-resource-directory";

/** The folder of this package, both when it runs from its sources and when it is installed. */
export function packageRoot(): string {
  for (let directory = __dirname; directory !== dirname(directory); directory = dirname(directory)) {
    const file = join(directory, "package.json");
    if (existsSync(file)) {
      const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
      if (isRecord(manifest) && manifest.name === PACKAGE) {
        return directory;
      }
    }
  }
  throw new Error(
    `No package.json of ${PACKAGE} above ${__dirname}: the package is not installed as it should be.`,
  );
}
