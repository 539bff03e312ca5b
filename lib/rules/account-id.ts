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
