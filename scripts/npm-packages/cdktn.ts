import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json";

/** The package for the fork of cdktf: the same code, asking for the other CDK by name. */
export const CDKTN_PACKAGE = manifest.name.replace(/^cdktf-/, "cdktn-");

/** What the fork's own packages ask for: it supports no others. */
export const CDKTN_PEERS = { cdktn: ">=0.24.0 <0.25.0", constructs: ">=10.6.0 <10.8.0" } as const;

const OTHER_CDK = /((?:from|import|require\()\s*["'])cdktf(["'])/g;

/** The package's name where it is imported, installed or looked for; the provider's address begins with it too and stays. */
const OWN_NAME = new RegExp(`(?<![\\w/.-])${manifest.name}(?![\\w-])`, "g");

const SPELLED_OUT = /\.(js|d\.ts|md|json)$/;

/** Turns an unpacked package for cdktf into one for cdktn, in place. */
export function turnIntoCdktn(directory: string): void {
  for (const file of filesOf(directory).filter((path) => SPELLED_OUT.test(path))) {
    const path = join(directory, file);
    writeFileSync(path, respelled(readFileSync(path, "utf8")));
  }
  const path = join(directory, "package.json");
  const own = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  const changed = { ...own, name: CDKTN_PACKAGE, peerDependencies: CDKTN_PEERS };
  writeFileSync(path, `${JSON.stringify(changed, null, 2)}\n`);
}

function respelled(text: string): string {
  return text.replace(OTHER_CDK, "$1cdktn$2").replace(OWN_NAME, CDKTN_PACKAGE);
}

/** The provider's archives are the same bytes in both packages. */
function filesOf(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" });
}
