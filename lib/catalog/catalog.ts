import { CATALOG } from "./declaration";
import type { CatalogValues, Defaults, FolderValues, RowValues } from "./declaration";
import { entryOf } from "./document";
import type { Complaint, Document, Node } from "./document";
import { duplicateFaults } from "./duplicates";
import { readRecord } from "./read-fields";
import type { Fault, Row } from "./row";
import { rowProblems } from "./row-rules";

/** A catalog's file as it was read from disk. */
export interface CatalogFile {
  /** As messages name it. */
  readonly name: string;
  readonly document: Document;
}

/** What a catalog says, if it has no faults. */
export interface Catalog {
  readonly rows: readonly Row[];
  /** Every folder that is named, by path: parents come before what they hold. */
  readonly folders: ReadonlyMap<string, FolderValues>;
  readonly faults: readonly Fault[];
}

/** The parts of a file that hold for the whole catalog. */
interface Common {
  defaults: Defaults;
  readonly folders: Map<string, FolderValues>;
  readonly environments: Map<string, Defaults>;
}

/** Reads files as one catalog. Faults are collected, never thrown: all of them are said at once. */
export function readCatalog(files: readonly CatalogFile[]): Catalog {
  const faults: Fault[] = [];
  const common: Common = { defaults: {}, folders: new Map(), environments: new Map() };
  const read = files.map((file) => {
    const complain = ({ at, problem }: Complaint): void => {
      faults.push({ file: file.name, ...file.document.locate(at), problem });
    };
    return { file, complain, rows: readFile(file, common, complain) };
  });
  const rows = read.flatMap(({ file, complain, rows: own }) =>
    own.map(({ node, values }) => completed(values, common, { file, node, complain })),
  );
  faults.push(...duplicateFaults(rows));
  return { rows, folders: allFolders(common, rows), faults: sorted(faults, files) };
}

interface ReadRow {
  readonly node: Node;
  readonly values: RowValues;
}

function readFile(
  { document, name }: CatalogFile,
  common: Common,
  complain: (complaint: Complaint) => void,
): readonly ReadRow[] {
  firstOfEachLine(document).forEach(complain);
  // What is no YAML, JSON or CSV gives rise to faults that are none.
  if (document.complaints.length > 0) {
    return [];
  }
  const values = readRecord(CATALOG, document.root, name, complain);
  const list = entryOf(document.root, "members");
  const nodes = list?.kind === "list" ? list.items.filter(({ kind }) => kind === "table") : [];
  addCommon(values ?? {}, common, document.root, complain);
  return (values?.members ?? []).flatMap((row, index) => {
    const node = nodes[index];
    return node === undefined ? [] : [{ node, values: row }];
  });
}

/** What a parser makes of the rest of a line follows from the first thing that it stumbled over. */
function firstOfEachLine({ complaints, locate }: Document): readonly Complaint[] {
  const lines = new Set<number>();
  return complaints.filter(({ at }) => {
    const { line } = locate(at);
    const isFirst = !lines.has(line);
    lines.add(line);
    return isFirst;
  });
}

/** What one file says for all must not stand in another one, too. */
function addCommon(
  { defaults, folders = {}, environments = {} }: CatalogValues,
  common: Common,
  root: Node,
  complain: (complaint: Complaint) => void,
): void {
  const twice = (list: string, name: string) =>
    complain({
      at: placeOf(root, [list, name]),
      problem: `${list} "${name}" stands in another file already: delete one`,
    });
  if (defaults !== undefined && Object.keys(common.defaults).length > 0) {
    complain({
      at: placeOf(root, ["defaults"]),
      problem: "defaults stand in another file already: delete one",
    });
  }
  common.defaults = { ...defaults, ...common.defaults };
  for (const [path, folder] of Object.entries(folders)) {
    if (common.folders.has(path)) twice("folders", path);
    common.folders.set(path, folder);
  }
  for (const [name, environment] of Object.entries(environments)) {
    if (common.environments.has(name)) twice("environments", name);
    common.environments.set(name, environment);
  }
}

interface Origin {
  readonly file: CatalogFile;
  readonly node: Node;
  complain(complaint: Complaint): void;
}

function completed(values: RowValues, common: Common, { file, node, complain }: Origin): Row {
  const { key = "", environment, folder } = values;
  for (const { path, problem } of rowProblems(values, [...common.environments.keys()])) {
    complain({ at: placeOf(node, path), problem });
  }
  const layers = [
    common.defaults,
    ...lineage(folder).map((path) => common.folders.get(path)?.defaults ?? {}),
    common.environments.get(environment ?? "") ?? {},
    values,
  ];
  const where = (...path: readonly string[]) => ({
    file: file.name,
    ...file.document.locate(placeOf(node, path)),
  });
  return { ...Object.assign({}, ...layers), ...tagsOf(layers), key, where } as Row;
}

/** Tags of all layers come together; anything else is what the nearest one says. */
function tagsOf(layers: readonly Pick<Defaults, "tags">[]): Pick<Row, "tags"> {
  const tags = layers.flatMap((layer) => (layer.tags === undefined ? [] : Object.entries(layer.tags)));
  return layers.every((layer) => layer.tags === undefined) ? {} : { tags: Object.fromEntries(tags) };
}

/** A folder after all that hold it: `prod`, `prod/payments`. */
export function lineage(path: string | undefined): readonly string[] {
  const names = path?.split("/") ?? [];
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

function allFolders({ folders }: Common, rows: readonly Row[]): Catalog["folders"] {
  const named = [...folders.keys(), ...rows.flatMap(({ folder }) => folder ?? [])].flatMap(lineage);
  return new Map([...new Set(named)].map((path) => [path, folders.get(path) ?? {}]));
}

/** Where a value stands, or the nearest thing around it that does. */
function placeOf(node: Node, path: readonly string[]): number {
  const [first, ...rest] = path;
  const inner = first === undefined ? undefined : entryOf(node, first);
  return inner === undefined ? node.at : placeOf(inner, rest);
}

function sorted(faults: readonly Fault[], files: readonly CatalogFile[]): readonly Fault[] {
  const order = new Map(files.map(({ name }, index) => [name, index]));
  const rank = ({ file }: Fault) => order.get(file) ?? 0;
  return [...faults].sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}
