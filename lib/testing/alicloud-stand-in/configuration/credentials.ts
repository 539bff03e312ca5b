import { isKnown } from "../../../plugin";
import type { StaticCredentials } from "../api/rpc-request";
import { firstOf } from "./environment";
import type { Environment } from "./environment";
import type { Configuration } from "./schema";

/** In the vendor's provider's order; an argument precedes them all. */
const ACCESS_KEY = ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_ID"];
const SECRET_KEY = [
  "ALICLOUD_SECRET_KEY",
  "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
  "ALIBABACLOUD_ACCESS_KEY_SECRET",
];
const TOKEN = ["ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABACLOUD_SECURITY_TOKEN"];

/** Static credentials from arguments and environment. Throws an error for the reader when there are none. */
export function credentialsOf(configuration: Configuration, environment: Environment): StaticCredentials {
  const accessKeyId = argument(configuration.access_key) ?? firstOf(environment, ACCESS_KEY);
  const accessKeySecret = argument(configuration.secret_key) ?? firstOf(environment, SECRET_KEY);
  if (accessKeyId === null || accessKeySecret === null) {
    throw new Error(
      "No credentials: set access_key and secret_key in the provider block, " +
        `or ${ACCESS_KEY[0] ?? ""} and ${SECRET_KEY[0] ?? ""} in the environment.`,
    );
  }
  return {
    accessKeyId,
    accessKeySecret,
    securityToken: argument(configuration.security_token) ?? firstOf(environment, TOKEN),
  };
}

/** The arguments that would make the vendor's provider use other than static credentials. */
export function ignoredCredentialArguments(configuration: Configuration): readonly string[] {
  const { profile, ecs_role_name, credentials_uri, assume_role, assume_role_with_oidc } = configuration;
  return [
    ...Object.entries({ profile, ecs_role_name, credentials_uri }).filter(([, value]) => value !== null),
    ...Object.entries({ assume_role, assume_role_with_oidc }).filter(
      ([, blocks]) => isKnown(blocks) && blocks.length > 0,
    ),
  ].map(([name]) => name);
}

function argument(value: unknown): string | null {
  return isKnown(value) && typeof value === "string" && value !== "" ? value : null;
}
