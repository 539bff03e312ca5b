import { SAMPLE_ROOT_FOLDER_ID } from "./sample-ids";
import type { World } from "./world/world";

/** What a fake starts with besides its sample accounts, as a JSON file says it. */
export interface Seed {
  /** Folders, parents first; those that members name besides are made. */
  readonly folders?: readonly SeedFolder[];
  readonly members?: readonly SeedMember[];
  /** Accounts outside the directory, which can be invited. */
  readonly accounts?: readonly { readonly id: string; readonly email?: string }[];
  /** Invitations that are pending: an account id or e-mail address each. */
  readonly invitations?: readonly { readonly target: string; readonly note?: string }[];
}

export interface SeedFolder {
  /** Names below the root: "prod/payments". */
  readonly path: string;
  /** @default made up */
  readonly id?: string;
}

export interface SeedMember {
  readonly displayName: string;
  /** @default made up */
  readonly accountId?: string;
  /** A path of names below the root, "prod/payments" for example; folders on it are made. @default the root */
  readonly folder?: string;
  readonly type?: "ResourceAccount" | "CloudAccount";
  readonly tags?: Readonly<Record<string, string>>;
}

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string" && value !== "";
const texts: Check = (value) =>
  isRecord(value) && Object.values(value).every((item) => typeof item === "string");
const type: Check = (value) => value === "ResourceAccount" || value === "CloudAccount";

/** The fields of every list: the first one is required. */
const FIELDS: Readonly<Record<keyof Seed, Readonly<Record<string, Check>>>> = {
  folders: { path: text, id: text },
  members: { displayName: text, accountId: text, folder: text, type, tags: texts },
  accounts: { id: text, email: text },
  invitations: { target: text, note: text },
};

/** Fills a world. @throws Error for people, with the place in the seed */
export function plant(world: World, seed: unknown): void {
  checkSeed(seed);
  eachOf(seed.folders, "folders", ({ path, id }) => folderAt(world, path, id));
  eachOf(seed.accounts, "accounts", (account) => world.addAccount(account));
  eachOf(seed.members, "members", ({ folder, ...member }) =>
    world.createMember({ ...member, folderId: folder === undefined ? undefined : folderAt(world, folder) }),
  );
  eachOf(seed.invitations, "invitations", ({ target, note }) => world.inviteElsewhere(target, { note }));
}

/** The id of the folder at the end of a path; what is missing of it is made, the last one with this id. */
function folderAt(world: World, path: string, id?: string): string {
  const names = path.split("/");
  return names.reduce((parentFolderId, name, index) => {
    const present = world.folders.find(
      (folder) => folder.name === name && folder.parentFolderId === parentFolderId,
    );
    const own = index === names.length - 1 ? id : undefined;
    return (present ?? world.createFolder({ id: own, name, parentFolderId })).id;
  }, SAMPLE_ROOT_FOLDER_ID);
}

function eachOf<T>(items: readonly T[] = [], list: string, add: (item: T) => unknown): void {
  items.forEach((item, index) => {
    try {
      add(item);
    } catch (error) {
      throw new Error(`${list}[${index}]: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

function checkSeed(seed: unknown): asserts seed is Seed {
  if (!isRecord(seed)) throw new Error("a JSON object is wanted.");
  for (const [list, items] of Object.entries(seed)) {
    const fields = isList(list) ? FIELDS[list] : undefined;
    if (fields === undefined)
      throw new Error(`"${list}" is not known, only ${Object.keys(FIELDS).join(", ")}.`);
    if (!Array.isArray(items)) throw new Error(`${list}: a list is wanted.`);
    items.forEach((item, index) => checkItem(`${list}[${index}]`, item, fields));
  }
}

function checkItem(place: string, item: unknown, fields: Readonly<Record<string, Check>>): void {
  if (!isRecord(item)) throw new Error(`${place}: an object is wanted.`);
  const [required = ""] = Object.keys(fields);
  if (!(required in item)) throw new Error(`${place}: "${required}" is missing.`);
  for (const [name, value] of Object.entries(item).filter((entry) => entry[1] !== undefined)) {
    const isValid = fields[name];
    if (isValid === undefined) {
      throw new Error(`${place}: "${name}" is not known, only ${Object.keys(fields).join(", ")}.`);
    }
    if (!isValid(value)) throw new Error(`${place}.${name} is not valid: got ${JSON.stringify(value)}.`);
  }
}

function isList(name: string): name is keyof Seed {
  return Object.hasOwn(FIELDS, name);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
