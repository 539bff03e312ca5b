/** What a file says is text, whatever it looks like: Terraform, and CDKTF before it, would take a part of it for a template. */
const TOKEN = /\$(?=\{TfToken\[)/g;
const TEMPLATE = /[$%](?=\{)/g;

/** A text that Terraform reads as it stands. */
export function literalText(text: string): string {
  // CDKTF would find its token behind a doubled sign as well.
  return text
    .split(TOKEN)
    .map((part) => part.replace(TEMPLATE, "$&$&"))
    .join('${"$"}');
}

/** Tags whose keys and values Terraform reads as they stand. */
export function literalTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [literalText(key), literalText(value)]),
  );
}
