import { CATALOG } from "./declaration";
import type { CatalogValues, Defaults, RowValues } from "./declaration";
import { entryOf } from "./document";
import type { Complaint, Document, Node } from "./document";
import { duplicateFaults } from "./duplicates";
import { allFolders, folderFaults, lineage } from "./folders";
import type { CatalogFolder, DeclaredFolder } from "./folders";
import { readRecord } from "./read-fields";
import type { Fault, FilePlace, Row } from "./row";
import { defaultsProblem, rowProblems } from "./row-rules";
import type { MemberKind } from "./row-rules";

/** A catalog's file as it was read from disk. */
export interface CatalogFile {
  /** As messages name it. */
  readonly name: string;
  readonly document: Document;
}

/** What a catalog says, if it has no faults. */
export interface Catalog {
  readonly rows: readonly Row[];
  /** Every folder that is named: parents come before what they hold. */
  readonly folders: readonly CatalogFolder[];
  readonly faults: readonly Fault[];
}

/** The parts of a file that hold for the whole catalog. */
interface Common {
  readonly kind: MemberKind | undefined;
  defaults: Defaults;
  readonly folders: Map<string, DeclaredFolder>;
  readonly environments: Map<string, Defaults>;
  /** Found once for all rows of a folder and an environment. */
  readonly defaultsByPlace: Map<string, Defaults>;
}

/**
 * Reads files as one catalog. Faults are collected, never thrown: all of them are said at once.
 *
 * @param kind what stands for the members, if that is known
 */
export function readCatalog(files: readonly CatalogFile[], kind?: MemberKind): Catalog {
  const faults: Fault[] = [];
  const common: Common = {
    kind,
    defaults: {},
    folders: new Map(),
    environments: new Map(),
    defaultsByPlace: new Map(),
  };
  const read = files.map((file) => {
    const complain = ({ at, problem }: Complaint): void => {
      faults.push({ file: file.name, ...file.document.locate(at), problem });
    };
    return { file, complain, rows: readFile(file, common, complain) };
  });
  const rows = read.flatMap(({ file, complain, rows: own }) =>
    own.map(({ node, values }) => completed(values, common, { file, node, complain })),
  );
  const folders = allFolders(common.folders, rows);
  faults.push(...duplicateFaults(rows), ...folderFaults(folders, kind));
  return { rows, folders, faults: sorted(faults, files) };
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
  const { root } = document;
  const values = readRecord(CATALOG, root, name, complain);
  const list = entryOf(root, "members");
  const nodes = list?.kind === "list" ? list.items.filter(({ kind }) => kind === "table") : [];
  addCommon(values ?? {}, common, complain, (...path) => ({
    file: name,
    at: placeOf(root, path),
    ...document.locate(placeOf(root, path)),
  }));
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
  complain: (complaint: Complaint) => void,
  where: (...path: readonly string[]) => FilePlace & { readonly at: number },
): void {
  const twice = (list: string, name: string) =>
    complain({
      at: where(list, name).at,
      problem: `${list} "${name}" stands in another file already: delete one`,
    });
  if (defaults !== undefined && Object.keys(common.defaults).length > 0) {
    complain({
      at: where("defaults").at,
      problem: "defaults stand in another file already: delete one",
    });
  }
  const checkDefaults = (values: Defaults | undefined, ...path: readonly string[]) => {
    const problem = values === undefined ? undefined : defaultsProblem(values, common.kind);
    if (problem !== undefined) complain({ at: where(...path, ...problem.path).at, problem: problem.problem });
  };
  checkDefaults(defaults, "defaults");
  common.defaults = { ...defaults, ...common.defaults };
  for (const [path, folder] of Object.entries(folders)) {
    if (common.folders.has(path)) twice("folders", path);
    checkDefaults(folder.defaults, "folders", path, "defaults");
    common.folders.set(path, { values: folder, where: () => where("folders", path) });
  }
  for (const [name, environment] of Object.entries(environments)) {
    if (common.environments.has(name)) twice("environments", name);
    checkDefaults(environment, "environments", name);
    common.environments.set(name, environment);
  }
}

interface Origin {
  readonly file: CatalogFile;
  readonly node: Node;
  complain(complaint: Complaint): void;
}

function completed(values: RowValues, common: Common, { file, node, complain }: Origin): Row {
  const { key = "" } = values;
  for (const { path, problem } of rowProblems(values, common)) {
    complain({ at: placeOf(node, path), problem });
  }
  const defaults = defaultsFor(values, common);
  const where = (...path: readonly string[]) => ({
    file: file.name,
    ...file.document.locate(placeOf(node, path)),
  });
  return { ...defaults, ...values, ...tagsOf(defaults, values), key, where };
}

/** Of all rows, of the folder and those that hold it, and of the environment. */
function defaultsFor({ folder, environment }: RowValues, common: Common): Defaults {
  const place = `${folder ?? ""}\n${environment ?? ""}`;
  const known = common.defaultsByPlace.get(place);
  if (known !== undefined) {
    return known;
  }
  const layers = [
    common.defaults,
    ...lineage(folder).map((path) => common.folders.get(path)?.values.defaults),
    common.environments.get(environment ?? ""),
  ];
  const together = layers.reduce<Defaults>(
    (above, layer = {}) => ({ ...above, ...layer, ...tagsOf(above, layer) }),
    {},
  );
  common.defaultsByPlace.set(place, together);
  return together;
}

/** Tags of all layers come together; anything else is what the nearest one says. */
function tagsOf(above: Pick<Row, "tags">, nearer: Pick<Row, "tags">): Pick<Row, "tags"> {
  const tags = { ...above.tags, ...nearer.tags };
  return above.tags === undefined && nearer.tags === undefined ? {} : { tags };
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
