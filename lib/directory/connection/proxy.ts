/** The proxy that calls to a host go through. */
export interface Proxy {
  /** The variable that names it. */
  readonly variable: string;
  readonly url: URL;
}

/** What the environment says of a proxy, in words for people; never its password. */
export interface ProxyUse {
  readonly variable: string;
  readonly address: string;
  /** Why calls go past it; null if they go through it. */
  readonly unused: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const HTTPS_VARIABLES = ["https_proxy", "HTTPS_PROXY"] as const;
const OTHER_VARIABLES = ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] as const;
const EXCEPTIONS = ["no_proxy", "NO_PROXY"] as const;

/**
 * The proxy for a URL, or undefined if the call goes straight there. Plain http is spoken on this machine only, and there
 * is nothing to go through: a signed request must not leave it.
 */
export function proxyFor(url: URL, env: Environment): Proxy | undefined {
  const variable = HTTPS_VARIABLES.find((name) => env[name]);
  if (variable === undefined || url.protocol !== "https:" || isExcepted(url, env)) {
    return undefined;
  }
  const proxy = parse(env[variable] ?? "");
  return proxy && { variable, url: proxy };
}

/** Whether a proxy is set, and whether calls to this URL go through it; null if none is set. */
export function proxyUse(url: URL, env: Environment): ProxyUse | null {
  const variable = [...HTTPS_VARIABLES, ...OTHER_VARIABLES].find((name) => env[name]);
  if (variable === undefined) {
    return null;
  }
  const address = parse(env[variable] ?? "")?.host;
  return { variable, address: address ?? "no URL", unused: whyUnused(url, env, variable, address) };
}

function whyUnused(url: URL, env: Environment, variable: string, address: string | undefined): string | null {
  if (!HTTPS_VARIABLES.some((name) => name === variable)) {
    return "the API is called over https, for which HTTPS_PROXY is the variable";
  }
  if (address === undefined) return "its value is no http or https URL";
  if (url.protocol !== "https:") return "the endpoint is on this machine";
  return isExcepted(url, env) ? "NO_PROXY names the endpoint" : null;
}

/** With or without scheme, as other programs take it. */
function parse(value: string): URL | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Names of hosts and domains, each with a port if it has one, or `*` for all. */
function isExcepted(url: URL, env: Environment): boolean {
  const names = EXCEPTIONS.map((name) => env[name]).find(Boolean) ?? "";
  return names
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((name) => name === "*" || covers(name, url));
}

function covers(name: string, { hostname, port }: URL): boolean {
  const [, domain = "", onlyPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(name) ?? [];
  const isHost = hostname === domain || hostname.endsWith(`.${domain}`);
  return domain !== "" && isHost && (onlyPort === undefined || onlyPort === (port || "443"));
}
