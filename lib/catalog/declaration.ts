import {
  checkAccountNamePrefix,
  checkDisplayName,
  checkFolderId,
  checkFolderName,
  checkTags,
} from "../rules";
import { accountId } from "./common-fields";
import { record } from "./field";
import type {
  Fields,
  FlagField,
  MapField,
  NamedField,
  RecordField,
  TextField,
  ValueOf,
  WordField,
} from "./field";
import { STEPS } from "./steps";

const KEY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Construct id of what holds the folders, and so no key of a member. */
export const FOLDERS = "Folders";

/** Further construct ids that constructs have for themselves; CDKTF leaves `Default` out of addresses. */
const TAKEN: readonly string[] = [
  FOLDERS,
  "Default",
  "ForgottenType",
  "Import",
  "Lookup",
  "MovedFromType",
  "PreviousPaths",
  "Resource",
];

/** A key is a construct id, whose every letter reaches the Terraform address. */
export function checkKey(value: string): string | undefined {
  return KEY.test(value) && !TAKEN.includes(value)
    ? undefined
    : `is no key: write up to 64 letters A to Z, digits, underscores and hyphens, a letter or digit first, and none of ${TAKEN.join(", ")}`;
}

/** Folder names from below the root down, as in `prod/payments`. */
export function checkFolderPath(value: string): string | undefined {
  return value.split("/").every((name) => checkFolderName(name) === undefined)
    ? undefined
    : "is no path of folders: write names of 1 to 24 characters from below the root down, such as prod/payments";
}

function removalPolicy<const W extends string>(...words: readonly W[]): WordField<W> {
  return {
    form: "word",
    about: "What happens when this is deleted from the file. PROTECT, the default: the plan fails.",
    words,
  };
}

const tags: MapField = {
  form: "map",
  about: "All tags of the member. Without any, here and in the defaults, its tags are left alone.",
  check: checkTags,
};

/** What rows can have in common. */
const shared = {
  payerAccountId: accountId("Id of the account that pays"),
  removalPolicy: removalPolicy("PROTECT", "DESTROY", "ABANDON"),
  tags,
} as const satisfies Fields;

const adopt = (what: string): FlagField => ({
  form: "flag",
  about: `Whether a ${what} of this name that is there already is taken over. Only on the provider's own resources.`,
});

const defaults = record("Holds for each row that says nothing else.", shared);

const row = record(
  "A member, created, adopted or invited.",
  {
    key: {
      form: "text",
      about:
        "Construct id of the member, and so part of its Terraform address: independent of name and order.",
      check: checkKey,
      pattern: KEY.source,
    },
    accountId: accountId("Id of an account that is a member already: it is imported instead of created"),
    displayName: {
      form: "text",
      about: "Name of the member, unique in the directory. A change renames it.",
      check: checkDisplayName,
    },
    folder: {
      form: "text",
      about: "Path of the folder that holds the member, from below the root: prod/payments.",
      check: checkFolderPath,
    },
    environment: { form: "text", about: "One of the environments of this catalog, for its defaults." },
    ...shared,
    accountNamePrefix: {
      form: "text",
      about: "First part of the account name, PREFIX@DIRECTORY.aliyunid.com. At creation only.",
      check: checkAccountNamePrefix,
    },
    resellAccountType: {
      form: "word",
      about: "For resellers on the international site. At creation only.",
      words: ["resell", "non_resell"],
    },
    adopt: adopt("member"),
    abandonableCheckIds: {
      form: "texts",
      about:
        "Findings of the check before a deletion that are accepted: what would be lost. Only on the provider's own resources.",
    },
    ...STEPS,
    previousKeys: {
      form: "texts",
      about: "Keys that this row had before, the oldest first. The member keeps its objects.",
      check: checkKey,
    },
    previousPaths: {
      form: "texts",
      about: "Paths of the construct, below the stack, that this row takes the place of.",
    },
  },
  { required: ["key"] },
);

const folderId = (about: string): TextField => ({
  form: "text",
  about,
  check: checkFolderId,
  pattern: "^(fd|r)-[A-Za-z0-9]+$",
});

const folder = record("A folder. A folder that rows name only is created.", {
  id: folderId("Id of a folder that exists already (fd-...): it is imported instead of created."),
  reference: folderId("Id of a folder that is managed elsewhere: nothing is created, read or imported."),
  key: {
    form: "text",
    about:
      "Construct id of the folder, if it is not its name: for names with other letters, and when it is renamed.",
    check: checkKey,
    pattern: KEY.source,
  },
  previousKeys: {
    form: "texts",
    about: "Keys that this folder had before below the same parent, the oldest first.",
    check: checkKey,
  },
  adopt: adopt("folder"),
  tags: {
    form: "map",
    about:
      "All tags of the folder itself. Without any, its tags are left alone. Only on the vendor's resources.",
    check: checkTags,
  },
  removalPolicy: removalPolicy("PROTECT", "DESTROY"),
  defaults,
});

export const CATALOG = record("Members of a resource directory.", {
  $schema: { form: "text", about: "Leads an editor to the schema of this file." },
  defaults,
  folders: named("Folders by their path.", folder, checkFolderPath),
  environments: named("Defaults by the name of an environment.", defaults, checkKey),
  members: { form: "records", about: "One row a member.", of: row },
});

export type CatalogValues = ValueOf<typeof CATALOG>;
export type RowValues = ValueOf<typeof row>;
export type FolderValues = ValueOf<typeof folder>;
export type Defaults = ValueOf<typeof defaults>;

function named<F extends Fields>(
  about: string,
  of: RecordField<F>,
  check: (name: string) => string | undefined,
): NamedField<F> {
  return { form: "named", about, of, check };
}
