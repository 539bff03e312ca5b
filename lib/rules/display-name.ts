const ALLOWED = /^[\p{Script=Han}A-Za-z0-9_.\- ]+$/u;

/**
 * Checks the display name of a member (CreateResourceAccount, UpdateAccount).
 *
 * Allowed: 2 to 50 characters out of letters, digits, Chinese characters, `_`, `.`, `-` and space.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkDisplayName(value: string): string | undefined {
  if (value.length < 2 || value.length > 50) {
    return `is ${value.length} characters long: a display name has 2 to 50`;
  }
  if (!ALLOWED.test(value)) {
    return "has a character that is not allowed: a display name consists of letters, digits, Chinese characters, underscores, periods, hyphens and spaces";
  }
  return undefined;
}
