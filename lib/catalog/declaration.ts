import {
  ACCOUNT_TYPES,
  checkAccountId,
  checkAttempt,
  checkDisplayName,
  checkDuration,
  checkEmail,
  checkFolderId,
  checkFolderName,
  checkHandshakeId,
  checkNote,
} from "../rules";
import type {
  CountField,
  Fields,
  MapField,
  NamedField,
  RecordField,
  TextField,
  ValueOf,
  WordField,
} from "./field";

const ACCOUNT_ID = "^\\d{16}$";
const KEY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Construct id of what holds the folders, and so no key of a member. */
export const FOLDERS = "Folders";

/** A key is a construct id, whose every letter reaches the Terraform address. */
export function checkKey(value: string): string | undefined {
  return KEY.test(value) && value !== FOLDERS
    ? undefined
    : `is no key: write up to 64 letters A to Z, digits, underscores and hyphens, a letter or digit first, and not ${FOLDERS}`;
}

/** Folder names from below the root down, as in `prod/payments`. */
export function checkFolderPath(value: string): string | undefined {
  return value.split("/").every((name) => name.trim() === name && checkFolderName(name) === undefined)
    ? undefined
    : "is no path of folders: write names of 1 to 24 characters from below the root down, such as prod/payments";
}

const accountId = (about: string): TextField => ({
  form: "text",
  about: `${about}: 16 digits, in quotes.`,
  check: checkAccountId,
  pattern: ACCOUNT_ID,
});

const attempt: CountField = {
  form: "count",
  about: "One number, one mail or invitation: raise it to send again. Time alone never sends.",
  check: checkAttempt,
};

const waitFor: TextField = {
  form: "text",
  about: 'How long terraform apply waits for the person, such as "30m". Without it, it does not wait.',
  check: checkDuration,
};

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
};

/** What rows can have in common. */
const shared = {
  payerAccountId: accountId("Id of the account that pays"),
  removalPolicy: removalPolicy("PROTECT", "DESTROY"),
  tags,
} as const satisfies Fields;

const defaults = record("Holds for each row that says nothing else.", shared);

const promotion = record(
  "Promotes the member to a cloud account: the service mails a link to the future logon address.",
  {
    email: {
      form: "text",
      about: "The future logon address of the member's root user.",
      check: checkEmail,
      isAddress: true,
    },
    attempt,
    waitFor,
  },
  { required: ["email"] },
);

const invitation = record(
  "Invites an account that exists, instead of creating one.",
  {
    target: accountId("Id of the account to invite"),
    handshakeId: {
      form: "text",
      about:
        "Id of an invitation that is out already (h-...): it is taken into state, and nothing is sent. Leave it in place.",
      check: checkHandshakeId,
    },
    note: { form: "text", about: "What the invited account reads.", check: checkNote },
    attempt,
    waitFor,
  },
  { required: ["target"] },
);

const acceptance = record(
  "Accepts the invitation with the invited account's own credentials. Keys never stand here.",
  {
    credentialsPrefix: {
      form: "text",
      about: 'Prefix of the environment variables that hold them: "ACME_" for ACME_ALICLOUD_ACCESS_KEY.',
    },
    profile: { form: "text", about: "Profile of the Alibaba Cloud command line tool." },
    roleArn: { form: "text", about: "ARN of a role to assume." },
    waitFor,
  },
  { oneOf: ["credentialsPrefix", "profile", "roleArn"] },
);

const row = record(
  "A member.",
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
    removalPolicy: removalPolicy("PROTECT", "DESTROY", "ABANDON"),
    promotion,
    invitation,
    acceptance,
    typeSwitch: {
      form: "word",
      about: "Switches the member to this type, without a mail.",
      words: ACCOUNT_TYPES,
    },
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
  tags: { form: "map", about: "All tags of the folder itself. Without any, its tags are left alone." },
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

function record<const F extends Fields>(
  about: string,
  fields: F,
  limits: {
    readonly required?: readonly (keyof F & string)[];
    readonly oneOf?: readonly (keyof F & string)[];
  } = {},
): RecordField<F> {
  return { form: "record", about, fields, required: limits.required ?? [], oneOf: limits.oneOf };
}

function named<F extends Fields>(
  about: string,
  of: RecordField<F>,
  check: (name: string) => string | undefined,
): NamedField<F> {
  return { form: "named", about, of, check };
}
