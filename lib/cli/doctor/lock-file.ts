/** What a lock file says of one provider. */
export interface LockEntry {
  readonly version: string;
  readonly hashes: readonly string[];
}

/** The entry of a provider in the text of a `.terraform.lock.hcl`, which Terraform always formats the same way. */
export function lockEntry(text: string, address: string): LockEntry | undefined {
  const withoutComments = text.replaceAll("\r\n", "\n").replace(/\/\*[^]*?\*\//g, "");
  const [, body] =
    new RegExp(`^provider "${address.replaceAll(".", "\\.")}" \\{\\n([^]*?)^\\}`, "m").exec(
      withoutComments,
    ) ?? [];
  if (body === undefined) {
    return undefined;
  }
  const [, version = ""] = /^\s*version\s*=\s*"(.*)"/m.exec(body) ?? [];
  return { version, hashes: [...body.matchAll(/"((?:h1|zh):[^"]+)"/g)].map(([, hash = ""]) => hash) };
}
