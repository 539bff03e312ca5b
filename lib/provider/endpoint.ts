const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Credentials travel in signed requests: plain http is fine only where nobody can listen. */
export function checkEndpoint(value: string): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.has(url.hostname))) {
    return undefined;
  }
  return "is not an endpoint: write an https URL, or an http URL on loopback (127.0.0.1, localhost, [::1])";
}
