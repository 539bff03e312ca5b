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

/** Read if no endpoint of STS is configured. */
export const STS_ENDPOINT_VARIABLE = "RESOURCEDIRECTORY_STS_ENDPOINT";

/** As configured; an empty string counts as absent. */
export interface EndpointOptions {
  readonly endpoint?: string;
  readonly stsEndpoint?: string;
  readonly region?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** URL of the directory's API: the option, then the environment; empty for the service's own. */
export function directoryUrl({ endpoint }: EndpointOptions, env: Environment): string {
  return endpoint || env[ENDPOINT_VARIABLE] || "";
}

/** URL of an STS other than the service's own, at which roles are assumed as well: the option, then the environment; else empty. */
export function ownStsUrl({ stsEndpoint }: EndpointOptions, env: Environment): string {
  return stsEndpoint || env[STS_ENDPOINT_VARIABLE] || "";
}

/**
 * URL of STS: the option, then the environment, then that of the directory's API if one is set (a program on this
 * machine, or a gateway, serves both); else the service's own, of the region if one is known.
 */
export function stsUrl(options: EndpointOptions, env: Environment): string {
  const url = ownStsUrl(options, env) || directoryUrl(options, env);
  const host = options.region ? `sts.${options.region}.aliyuncs.com` : "sts.aliyuncs.com";
  return url || `https://${host}`;
}

/**
 * URL of the operations that only version 2022-04-19 has: that of the directory's API if one is set; else the service's own
 * of the region's site. Unlike the older version it is listed for one region of each site.
 */
export function newerUrl(options: EndpointOptions, env: Environment): string {
  const isInternational = options.region !== undefined && !options.region.startsWith("cn-");
  const host = isInternational ? "resourcedirectory-intl.aliyuncs.com" : "resourcedirectory.aliyuncs.com";
  return directoryUrl(options, env) || `https://${host}`;
}

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

export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
