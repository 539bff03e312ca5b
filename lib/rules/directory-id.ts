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
