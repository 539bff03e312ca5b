import { quoted } from "./safe-text";

const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;

const LONGEST_NOTE = 1024;

const MOST_TAGS = 20;
const LONGEST_TAG = 128;

const LONGEST_FOLDER_NAME = 24;

/** Two names that differ in it alone look the same to everybody. */
const EDGE_BLANK = "begins or ends with a blank, which nobody sees";

/** A member without a root user of its own: created in the directory, used through roles only. */
export const RESOURCE_ACCOUNT = "ResourceAccount";

/** A member with a root user that can sign in. */
export const CLOUD_ACCOUNT = "CloudAccount";

/** The types of a member, in the service's words. */
export const ACCOUNT_TYPES = [RESOURCE_ACCOUNT, CLOUD_ACCOUNT] as const;

export type AccountType = (typeof ACCOUNT_TYPES)[number];

const ALLOWED = /^[\p{Script=Han}A-Za-z0-9_.\- ]+$/u;

/**
 * Checks the display name of a member (CreateResourceAccount, UpdateAccount).
 *
 * Allowed: 2 to 50 characters out of letters, digits, Chinese characters, `_`, `.`, `-` and space, but no space at either end.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkDisplayName(value: string): string | undefined {
  if (value.length < 2 || value.length > 50) {
    return `${lengthOf(value)}: a display name has 2 to 50`;
  }
  if (value.trim() !== value) {
    return `${EDGE_BLANK}: a display name begins and ends with another character`;
  }
  if (!ALLOWED.test(value)) {
    return "has a character that is not allowed: a display name consists of letters, digits, Chinese characters, underscores, periods, hyphens and spaces";
  }
  return undefined;
}

/**
 * Checks the id of an Alibaba Cloud account: 16 digits.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkAccountId(value: string): string | undefined {
  return /^\d{16}$/.test(value)
    ? undefined
    : "is not an account id: an Alibaba Cloud account id has 16 digits and is written as a string";
}

/**
 * Checks the prefix of a new member's account name (CreateResourceAccount).
 *
 * Allowed: 2 to 50 letters, digits, `_`, `.` and `-`; the first and the last one a letter or digit; no two
 * special characters in a row. The international site stops at 37 characters, which only the service knows.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkAccountNamePrefix(value: string): string | undefined {
  if (value.length < 2 || value.length > 50) {
    return `${lengthOf(value)}: an account name prefix has 2 to 50 (2 to 37 on the international site)`;
  }
  if (!/^[A-Za-z0-9_.-]+$/.test(value)) {
    return "has a character that is not allowed: an account name prefix consists of letters, digits, underscores, periods and hyphens";
  }
  if (/^[_.-]|[_.-]$/.test(value)) {
    return "must start and end with a letter or a digit";
  }
  if (/[_.-]{2}/.test(value)) {
    return "has two special characters in a row: underscores, periods and hyphens must stand alone";
  }
  return undefined;
}

export function isAccountType(value: string | undefined): value is AccountType {
  return ACCOUNT_TYPES.some((type) => type === value);
}

/**
 * Checks the id of a resource directory: `rd-` and letters or digits.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkDirectoryId(value: string): string | undefined {
  return /^rd-[A-Za-z0-9]+$/.test(value)
    ? undefined
    : 'is not a directory id: it starts with "rd-" followed by letters and digits, as in rd-3GxYz1';
}

/**
 * Checks the name of a folder (CreateFolder, UpdateFolder): 1 to 24 characters, no blank at either end.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkFolderName(value: string): string | undefined {
  if (value.length < 1 || value.length > LONGEST_FOLDER_NAME) {
    return `${lengthOf(value)}: the name of a folder has 1 to ${LONGEST_FOLDER_NAME}`;
  }
  return value.trim() === value
    ? undefined
    : `${EDGE_BLANK}: the name of a folder begins and ends with another character`;
}

/**
 * Checks the id of a folder: `fd-` and letters or digits, or that of a root folder, which starts with `r-`.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkFolderId(value: string): string | undefined {
  return /^(?:fd|r)-[A-Za-z0-9]+$/.test(value)
    ? undefined
    : 'is not a folder id: it starts with "fd-", or "r-" for the root folder, followed by letters and digits, as in fd-3GxYz1';
}

/** Checks the id of an invitation, which the service calls a handshake. */
export function checkHandshakeId(value: string): string | undefined {
  return /^h-[A-Za-z0-9-]+$/.test(value)
    ? undefined
    : 'is not the id of an invitation: it starts with "h-" followed by letters and digits, as in h-3GxYz1';
}

/**
 * Checks the note that goes with an invitation (InviteAccountToResourceDirectory): at most 1,024 characters.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkNote(value: string): string | undefined {
  return value.length <= LONGEST_NOTE ? undefined : `${lengthOf(value)}: a note has at most ${LONGEST_NOTE}`;
}

/**
 * Checks the tags of a member or a folder (TagResources): up to 20, keys and values with at most 128 characters and without `http://`
 * and `https://`. No key begins with `aliyun` or `acs:`, no value with `acs:`.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkTags(tags: Readonly<Record<string, string>>): string | undefined {
  const entries = Object.entries(tags);
  if (entries.length > MOST_TAGS) {
    return `has ${entries.length} tags: at most ${MOST_TAGS} are allowed`;
  }
  const wrongKey = entries.find(
    ([key]) => key === "" || key.length > LONGEST_TAG || /^(aliyun|acs:)|https?:\/\//.test(key),
  );
  if (wrongKey !== undefined) {
    return `has a key that is not allowed, ${quoted(wrongKey[0])}: a key has 1 to ${LONGEST_TAG} characters, does not begin with aliyun or acs:, and holds no http:// or https://`;
  }
  const wrongValue = entries.find(
    ([, value]) => value.length > LONGEST_TAG || /^acs:|https?:\/\//.test(value),
  );
  if (wrongValue !== undefined) {
    return `has a value that is not allowed, ${quoted(wrongValue[1])} of ${quoted(wrongValue[0])}: a value has at most ${LONGEST_TAG} characters, does not begin with acs:, and holds no http:// or https://`;
  }
  return undefined;
}

/** Checks a duration as Terraform writes it in a `timeouts` block. */
export function checkDuration(value: string): string | undefined {
  return DURATION.test(value)
    ? undefined
    : 'is not a duration: write numbers with units (ms, s, m, h), such as "30s", "10m" or "1h30m"';
}

/** An attempt is a counter that people raise by hand: 1, 2, 3. */
export function checkAttempt(value: number): string | undefined {
  return Number.isSafeInteger(value) && value >= 1
    ? undefined
    : "is not an attempt: write a whole number from 1 up";
}

/** A limit is how often something may happen: 0 forbids it. */
export function checkLimit(value: number): string | undefined {
  return Number.isSafeInteger(value) && value >= 0
    ? undefined
    : "is not a limit: write a whole number from 0 up";
}

/** How often something may happen that happens at least once. */
export function checkMost(value: number): string | undefined {
  return Number.isSafeInteger(value) && value >= 1
    ? undefined
    : "is not a number of times: write a whole number from 1 up";
}

/** A checker for a closed list of words. */
export function oneOf(...allowed: readonly string[]): (value: string) => string | undefined {
  const words = allowed.map((word) => `"${word}"`).join(", ");
  return (value) => (allowed.includes(value) ? undefined : `is not allowed: write one of ${words}`);
}

function lengthOf(value: string): string {
  return value.length === 1 ? "is 1 character long" : `is ${value.length} characters long`;
}
