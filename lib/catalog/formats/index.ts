import type { Document } from "../document";
import type * as Csv from "./csv";
import type * as Json from "./json";
import type * as Yaml from "./yaml";

const readYaml = (text: string): Document => (require("./yaml") as typeof Yaml).readYaml(text);
const readJson = (text: string): Document => (require("./json") as typeof Json).readJson(text);
const readCsv = (text: string): Document => (require("./csv") as typeof Csv).readCsv(text);

/** The reader of each format, by the ending of the file's name. The package for it is loaded with the first file that has it. */
export const READERS: Readonly<Record<string, (text: string) => Document>> = {
  ".yaml": readYaml,
  ".yml": readYaml,
  ".json": readJson,
  ".csv": readCsv,
};
