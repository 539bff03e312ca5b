const ADDRESS = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Wider than an address needs to be: in a log, masking too much is the smaller mistake. */
const ADDRESS_IN_TEXT = /[^\s@"'<>()[\],;:=&?/]+(?:@|%40)[A-Za-z0-9.-]*[A-Za-z0-9]/g;

const LONGEST_ADDRESS = 254;

/**
 * Checks that a value looks like an e-mail address. The service has the last word: it publishes no format.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkEmail(value: string): string | undefined {
  if (value.length > LONGEST_ADDRESS) {
    return `is ${value.length} characters long: an e-mail address has at most ${LONGEST_ADDRESS}`;
  }
  return ADDRESS.test(value) ? undefined : "is not an e-mail address: write it like name@example.com";
}

/** Leaves the first letter and the domain: `p***@example.com`. For every place that people other than the owner read. */
export function maskEmail(value: string): string {
  const [, first = "", separator = "@", domain = ""] = /^(.).*?(@|%40)(.*)$/s.exec(value) ?? [];
  return domain === "" ? "***" : `${first}***${separator}${domain}`;
}

/** Masks every e-mail address in a text, URL-encoded ones included. */
export function maskEmailsIn(text: string): string {
  return text.replace(ADDRESS_IN_TEXT, maskEmail);
}
