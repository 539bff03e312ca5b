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
    return `is ${value.length} characters long: an account name prefix has 2 to 50 (2 to 37 on the international site)`;
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
