/**
 * Whose credentials to use. Empty strings count as absent.
 *
 * Each of access key, secret key and security token is the first that is set: the option, then the environment
 * variables `ALICLOUD_…`, `ALIBABA_CLOUD_…`, `ALIBABACLOUD_…`. Without a key pair it is the profile, without a
 * profile the ECS instance's role. Terraform's `aliyun/alicloud` provider uses the same order, so that both act as
 * the same account.
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
  /** Role of the ECS instance whose metadata service gives the credentials; never asked unless named. */
  readonly ecsRoleName?: string;
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
  | { readonly kind: "ecs-role"; readonly roleName: string };

/** The usual names, the first one set wins. */
const VARIABLES = {
  accessKey: ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_ID"],
  secretKey: ["ALICLOUD_SECRET_KEY", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_ACCESS_KEY_SECRET"],
  securityToken: ["ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABACLOUD_SECURITY_TOKEN"],
  profile: ["ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE"],
  ecsRoleName: ["ALICLOUD_ECS_ROLE_NAME", "ALIBABA_CLOUD_ECS_METADATA"],
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
  const find = (name: keyof typeof VARIABLES): string | undefined =>
    options[name] || firstSet(prefixed(VARIABLES[name], options), env);

  const accessKey = find("accessKey");
  const secretKey = find("secretKey");
  if (accessKey !== undefined && secretKey !== undefined) {
    return { source: { kind: "keys", accessKey, secretKey, securityToken: find("securityToken") ?? null } };
  }
  if (accessKey !== undefined || secretKey !== undefined) {
    return { problem: halfAPair(accessKey === undefined ? "accessKey" : "secretKey", options) };
  }
  const profile = find("profile");
  if (profile !== undefined) {
    const elsewhere = PROFILE_FILE_VARIABLES.find((name) => env[name]);
    return elsewhere === undefined
      ? { source: { kind: "profile", profile } }
      : { problem: movedFile(elsewhere) };
  }
  const roleName = find("ecsRoleName");
  return roleName === undefined
    ? { problem: nothingFound(options) }
    : { source: { kind: "ecs-role", roleName } };
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

const OPTION_NAMES = {
  accessKey: "access key",
  secretKey: "secret key",
  profile: "profile",
  ecsRoleName: "ECS role name",
} as const;

function halfAPair(missing: "accessKey" | "secretKey", options: CredentialsOptions): string {
  const other = missing === "accessKey" ? "secretKey" : "accessKey";
  return `There is the ${OPTION_NAMES[other]} but not the ${OPTION_NAMES[missing]}. Set the ${OPTION_NAMES[missing]}, or one of the environment variables ${prefixed(VARIABLES[missing], options).join(", ")}.`;
}

function movedFile(variable: string): string {
  return `A profile is named and ${variable} is set. Profiles are read from the command line tool's own file only (.aliyun/config.json in the home directory), so the profile could be another account's than meant. Unset ${variable}, or give an access key and secret key instead.`;
}

function nothingFound(options: CredentialsOptions): string {
  const lookedFor = (["accessKey", "secretKey", "profile", "ecsRoleName"] as const).map(
    (name) => `${OPTION_NAMES[name]}: the option, then ${prefixed(VARIABLES[name], options).join(", ")}`,
  );
  return `No credentials were found. Looked for, in this order:\n- ${lookedFor.join("\n- ")}\nSet an access key and secret key, or a profile. Other places, such as instance metadata, are asked only if they are named.`;
}
