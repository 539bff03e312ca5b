/** What a file says is text, whatever it looks like: Terraform, and CDKTF before it, would take a part of it for a template. */
const TOKEN_SIGNS = /([$#&]+)(?=\{TfToken\[)/;
const TEMPLATE = /[$%](?=\{)/g;

/** A text that Terraform reads as it stands. */
export function literalText(text: string): string {
  // CDKTF would find its token behind a doubled sign as well. Every second part is the signs before a token.
  return text
    .split(TOKEN_SIGNS)
    .map((part, index) => (index % 2 === 0 ? part.replace(TEMPLATE, "$&$&") : `\${"${part}"}`))
    .join("");
}

/** Tags whose keys and values Terraform reads as they stand. */
export function literalTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [literalText(key), literalText(value)]),
  );
}
