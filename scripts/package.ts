/** `npm run package [-- --out DIR]`: the npm packages, one for cdktf and one for cdktn, from what `npm run build` has built. */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { packForBothCdks } from "./npm-packages/pack";

const ROOT = join(__dirname, "..");

const { values } = parseArgs({ options: { out: { type: "string" } } });
const tarballs = packForBothCdks(ROOT, resolve(values.out ?? join(ROOT, "out/npm")));
console.log(Object.values(tarballs).join("\n"));
