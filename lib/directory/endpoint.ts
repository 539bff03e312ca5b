/** Where requests go. */
export interface Endpoint {
  readonly protocol: "HTTPS" | "HTTP";
  /** Host, and port if it is not the protocol's own. */
  readonly host: string;
}

/** The service's own endpoint: one for all public regions. */
const SERVICE: Endpoint = { protocol: "HTTPS", host: "resourcemanager.aliyuncs.com" };

/** Read if no endpoint is configured. */
export const ENDPOINT_VARIABLE = "RESOURCEDIRECTORY_ENDPOINT";

/**
 * Reads an endpoint URL.
 *
 * @param url https, or http on loopback only; null or empty for the service's own endpoint
 * @returns the endpoint, or undefined if the URL is not allowed
 */
export function parseEndpoint(url: string | null | undefined): Endpoint | undefined {
  if (url === null || url === undefined || url === "") {
    return SERVICE;
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !isBare(parsed)) {
    return undefined;
  }
  if (parsed.protocol === "https:") {
    return { protocol: "HTTPS", host: parsed.host };
  }
  // Signed requests hold e-mail addresses in clear text: plain http is for a program on the same machine.
  return parsed.protocol === "http:" && isLoopback(parsed.hostname)
    ? { protocol: "HTTP", host: parsed.host }
    : undefined;
}

/** What {@link parseEndpoint} allows, as a sentence fragment. */
export const ALLOWED_ENDPOINTS =
  "an https URL without path, or an http URL on loopback (127.0.0.1, localhost, [::1])";

function isBare(url: URL): boolean {
  return (
    url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === ""
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
