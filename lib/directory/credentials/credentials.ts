import { isLoopback } from "../connection/endpoint";

/**
 * Whose credentials to use. Empty strings count as absent.
 *
 * Each of access key, secret key and security token is the first that is set: the option, then the environment
 * variables `ALICLOUD_…`, `ALIBABA_CLOUD_…`, `ALIBABACLOUD_…`. Without a key pair it is the profile, without a profile the
 * credentials URI, then the ECS instance's role, and last the OIDC token of the environment. Terraform's
 * `aliyun/alicloud` provider uses the same order, so that both act as the same account.
 */
export interface CredentialsOptions {
  readonly accessKey?: string;
  readonly secretKey?: string;
  /** Token of temporary credentials. */
  readonly securityToken?: string;
  /** Name of a profile in the configuration file of the Alibaba Cloud command line tool. */
  readonly profile?: string;
  /**
   * Reads only variables whose name is this prefix followed by the usual name: `ACME_` reads
   * `ACME_ALICLOUD_ACCESS_KEY` and so on, and no variable without the prefix.
   *
   * @default the usual names
   */
  readonly credentialsEnvPrefix?: string;
  /** RAM role to assume with the credentials found. */
  readonly assumeRoleArn?: string;
  /**
   * How the audit log of the role's account calls this session.
   *
   * @default ALIBABA_CLOUD_ROLE_SESSION_NAME, then the name of this package
   */
  readonly assumeRoleSessionName?: string;
  /** What the role's trust policy asks of whoever assumes it. */
  readonly assumeRoleExternalId?: string;
  /** URL that answers temporary credentials: https, or http on loopback only. */
  readonly credentialsUri?: string;
  /** Role of the ECS instance whose metadata service gives the credentials; never asked unless named. */
  readonly ecsRoleName?: string;
  /** Takes the OIDC token of the environment, and refuses any other source beside it. @default false */
  readonly useOidc?: boolean;
  /** Takes the profile and looks nowhere else: keys in the environment may be another account's. @default false */
  readonly profileOnly?: boolean;
}

/** Whose credentials one object uses instead of its provider's. At most one of prefix and profile. */
export interface OwnCredentials {
  readonly credentialsEnvPrefix?: string;
  readonly profile?: string;
  /** Assumed with the prefix's or profile's credentials, without either with the provider's. */
  readonly assumeRoleArn?: string;
}

/**
 * The provider's credentials with an object's own in their place. A prefix or a profile is a whole identity, so that
 * nothing of the provider's is mixed into it, not even its role.
 */
export function inPlaceOf(providers: CredentialsOptions, own: OwnCredentials): CredentialsOptions {
  const { credentialsEnvPrefix, profile, assumeRoleArn } = own;
  const hasSource = Boolean(credentialsEnvPrefix) || Boolean(profile);
  return {
    ...(hasSource ? { credentialsEnvPrefix, profile, profileOnly: Boolean(profile) } : providers),
    assumeRoleArn: assumeRoleArn || (hasSource ? undefined : providers.assumeRoleArn),
    assumeRoleSessionName: providers.assumeRoleSessionName,
    // It belongs to the provider's role.
    assumeRoleExternalId: assumeRoleArn || hasSource ? undefined : providers.assumeRoleExternalId,
  };
}

/** Where the credentials come from. */
export type CredentialsSource =
  | {
      readonly kind: "keys";
      readonly accessKey: string;
      readonly secretKey: string;
      readonly securityToken: string | null;
    }
  | { readonly kind: "profile"; readonly profile: string }
  | { readonly kind: "uri"; readonly uri: string }
  | { readonly kind: "ecs-role"; readonly roleName: string }
  | {
      readonly kind: "oidc";
      readonly providerArn: string;
      readonly tokenFile: string;
      readonly roleArn: string;
    };

/** The usual names, the first one set wins. */
const VARIABLES = {
  accessKey: ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_ID"],
  secretKey: ["ALICLOUD_SECRET_KEY", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_ACCESS_KEY_SECRET"],
  securityToken: ["ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABACLOUD_SECURITY_TOKEN"],
  profile: ["ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE"],
  credentialsUri: ["ALICLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_CREDENTIALS_URI"],
  ecsRoleName: ["ALICLOUD_ECS_ROLE_NAME", "ALIBABA_CLOUD_ECS_METADATA"],
  assumeRoleSessionName: ["ALICLOUD_ASSUME_ROLE_SESSION_NAME", "ALIBABA_CLOUD_ROLE_SESSION_NAME"],
} as const;

/** Set together by whoever gives a program an OIDC identity, such as a cluster or a pipeline. */
const OIDC_VARIABLES = {
  providerArn: "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
  tokenFile: "ALIBABA_CLOUD_OIDC_TOKEN_FILE",
  roleArn: "ALIBABA_CLOUD_ROLE_ARN",
} as const;

/** They move the profile file for the vendor's provider, and the SDK would read another one. */
const PROFILE_FILE_VARIABLES = [
  "ALICLOUD_SHARED_CREDENTIALS_FILE",
  "ALIBABA_CLOUD_CREDENTIALS_FILE",
] as const;

const REGION_VARIABLES = ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds out whose credentials to use, without reading a file or asking anybody.
 *
 * @returns the source, or for people what is missing: names of options and variables, never a value
 */
export function findCredentials(
  options: CredentialsOptions,
  env: Environment,
): { source: CredentialsSource } | { problem: string } {
  const find = (name: keyof typeof VARIABLES): string | undefined => findValue(name, options, env);
  if (options.profileOnly && options.profile) {
    return fromProfile(options.profile, env);
  }

  if (options.useOidc) {
    return findOidcAlone(options, env);
  }

  const accessKey = find("accessKey");
  const secretKey = find("secretKey");
  const uri = find("credentialsUri");
  if (accessKey !== undefined && secretKey !== undefined) {
    const broken = [accessKey, secretKey, find("securityToken") ?? ""].some((value) => /\s/.test(value));
    if (broken) return { problem: BROKEN_KEYS };
    if (uri !== undefined) return { problem: twoSources("an access key", options) };
    return { source: { kind: "keys", accessKey, secretKey, securityToken: find("securityToken") ?? null } };
  }
  if (accessKey !== undefined || secretKey !== undefined) {
    return { problem: halfAPair(accessKey === undefined ? "accessKey" : "secretKey", options) };
  }
  const profile = find("profile");
  if (profile !== undefined) {
    if (uri !== undefined) return { problem: twoSources("a profile", options) };
    return fromProfile(profile, env);
  }
  if (uri !== undefined) {
    return isSafeUri(uri) ? { source: { kind: "uri", uri } } : { problem: UNSAFE_URI };
  }
  const roleName = find("ecsRoleName");
  return roleName === undefined ? findOidc(options, env) : { source: { kind: "ecs-role", roleName } };
}

function fromProfile(profile: string, env: Environment): { source: CredentialsSource } | { problem: string } {
  const elsewhere = PROFILE_FILE_VARIABLES.find((name) => env[name]);
  return elsewhere === undefined
    ? { source: { kind: "profile", profile } }
    : { problem: movedFile(elsewhere) };
}

/** How to call the session of an assumed role, or undefined if nobody has said. */
export function findSessionName(options: CredentialsOptions, env: Environment): string | undefined {
  return findValue("assumeRoleSessionName", options, env);
}

function findValue(
  name: keyof typeof VARIABLES,
  options: CredentialsOptions,
  env: Environment,
): string | undefined {
  return options[name] || firstSet(prefixed(VARIABLES[name], options), env);
}

/** The vendor's provider would take another source first: two accounts in one stack are nothing to risk. */
function findOidcAlone(
  options: CredentialsOptions,
  env: Environment,
): { source: CredentialsSource } | { problem: string } {
  const other = SOURCES.find((name) => findValue(name, options, env) !== undefined);
  return other === undefined ? findOidc(options, env) : { problem: besideOidc(other, options) };
}

function findOidc(
  options: CredentialsOptions,
  env: Environment,
): { source: CredentialsSource } | { problem: string } {
  const nameOf = (part: keyof typeof OIDC_VARIABLES): string =>
    `${options.credentialsEnvPrefix ?? ""}${OIDC_VARIABLES[part]}`;
  const valueOf = (part: keyof typeof OIDC_VARIABLES): string => env[nameOf(part)] || "";
  const [providerArn, tokenFile, roleArn] = [
    valueOf("providerArn"),
    valueOf("tokenFile"),
    valueOf("roleArn"),
  ];
  if (providerArn && tokenFile && roleArn) {
    return { source: { kind: "oidc", providerArn, tokenFile, roleArn } };
  }
  const names = [nameOf("providerArn"), nameOf("tokenFile"), nameOf("roleArn")];
  return providerArn || tokenFile || options.useOidc
    ? {
        problem: `An OIDC identity is incomplete: ${names.filter((name) => !env[name]).join(", ")}: not set.`,
      }
    : { problem: nothingFound(options) };
}

/** Credentials must not cross a network in clear text. */
function isSafeUri(uri: string): boolean {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  return url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
}

/** The region whose STS endpoint a role is assumed at: the option, then the environment; else the central one. */
export function findRegion(region: string | undefined, env: Environment): string | undefined {
  return region || firstSet(REGION_VARIABLES, env);
}

function firstSet(names: readonly string[], env: Environment): string | undefined {
  return names.map((name) => env[name]).find(Boolean);
}

function prefixed(names: readonly string[], options: CredentialsOptions): readonly string[] {
  return names.map((name) => `${options.credentialsEnvPrefix ?? ""}${name}`);
}

/** Whatever precedes the OIDC token. */
const SOURCES = ["accessKey", "secretKey", "profile", "credentialsUri", "ecsRoleName"] as const;

const OPTION_NAMES = {
  accessKey: "access key",
  secretKey: "secret key",
  profile: "profile",
  credentialsUri: "credentials URI",
  ecsRoleName: "ECS role name",
} as const;

function halfAPair(missing: "accessKey" | "secretKey", options: CredentialsOptions): string {
  const other = missing === "accessKey" ? "secretKey" : "accessKey";
  return `There is the ${OPTION_NAMES[other]} but not the ${OPTION_NAMES[missing]}. Set the ${OPTION_NAMES[missing]}, or one of the environment variables ${prefixed(VARIABLES[missing], options).join(", ")}.`;
}

const BROKEN_KEYS =
  "The access key, secret key or security token holds a blank or a line break, which no credential does. Set it anew: a secret that was read from a file often ends in a line break.";

const UNSAFE_URI =
  "The credentials URI is not allowed. Allowed: an https URL, or an http URL on loopback (127.0.0.1, localhost, [::1]).";

/** Which of the two the vendor's provider would take is nothing to guess at: the two might be different accounts. */
function twoSources(other: string, options: CredentialsOptions): string {
  return `There is ${other} and a credentials URI, which may be different accounts. Take one of them away: unset ${prefixed(VARIABLES.credentialsUri, options).join(" and ")}, or the other.`;
}

function besideOidc(other: (typeof SOURCES)[number], options: CredentialsOptions): string {
  return `An OIDC token is asked for and there is also the ${OPTION_NAMES[other]}, which aliyun/alicloud takes first. Unset the ${OPTION_NAMES[other]}: the option and ${prefixed(VARIABLES[other], options).join(", ")}. Or do not ask for OIDC.`;
}

function movedFile(variable: string): string {
  return `A profile is named and ${variable} is set. Profiles are read from the command line tool's own file only (.aliyun/config.json in the home directory), so the profile could be another account's than meant. Unset ${variable}, or give an access key and secret key instead.`;
}

function nothingFound(options: CredentialsOptions): string {
  const lookedFor = SOURCES.map(
    (name) => `${OPTION_NAMES[name]}: the option, then ${prefixed(VARIABLES[name], options).join(", ")}`,
  );
  const oidc = `OIDC token: ${prefixed(Object.values(OIDC_VARIABLES), options).join(", ")}, all three`;
  return `No credentials were found. Looked for, in this order:\n- ${[...lookedFor, oidc].join("\n- ")}\nSet an access key and secret key, or a profile. Other places, such as instance metadata, are asked only if they are named.`;
}
