import type { Document } from "../document";
import { readCsv } from "./csv";
import { readJson } from "./json";
import { readYaml } from "./yaml";

/** The reader of each format, by the ending of the file's name. The packages for them are loaded with this file. */
export const READERS: Readonly<Record<string, (text: string) => Document>> = {
  ".yaml": readYaml,
  ".yml": readYaml,
  ".json": readJson,
  ".csv": readCsv,
};
