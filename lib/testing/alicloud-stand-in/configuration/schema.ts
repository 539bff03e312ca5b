import { bool, number, optional, required, schema, string } from "../../../plugin";
import type { Block, ConfigOf } from "../../../plugin";

const text = (description: string) => optional(string(), { description });
const obsolete = () => optional(string(), { description: "Without effect.", deprecated: true });

const assumeRole = {
  role_arn: required(string(), { description: "Role to assume." }),
  external_id: text("External id."),
  policy: text("Policy that narrows the role."),
  session_expiration: optional(number(), { description: "Seconds." }),
  session_name: text("Session name."),
};

const assumeRoleWithOidc = {
  oidc_provider_arn: text("OIDC provider."),
  oidc_token: text("Token."),
  oidc_token_file: text("File with the token."),
  policy: text("Policy that narrows the role."),
  role_arn: text("Role to assume."),
  role_session_name: text("Session name."),
  session_expiration: optional(number(), { description: "Seconds." }),
};

const endpoints = {
  bssopenapi: text("Never called."),
  location: text("Never called."),
  resourcemanager: text("host[:port] of ResourceManager, before the environment's."),
  sts: text("Never called."),
};

/** The block `provider "alicloud"`: everything that the vendor's accepts, except what may stand inside `features`. */
export const configurationSchema = schema({
  description: "Stand-in for aliyun/alicloud that works against a fake directory.",
  attributes: {
    access_key: text("Access key id."),
    secret_key: text("Access key secret."),
    security_token: text("Token of temporary credentials."),
    region: text("Sent along with some calls. Unset: cn-beijing."),
    protocol: optional(string(), {
      description:
        "The stand-in speaks HTTP only, so this must be HTTP. Unset: HTTPS, as with the vendor's provider.",
      validate: (value) => (["HTTP", "HTTPS"].includes(value) ? undefined : 'must be "HTTP" or "HTTPS"'),
    }),
    account_type: optional(string(), {
      description: "Accepted, without effect.",
      validate: (value) =>
        ["Domestic", "International"].includes(value) ? undefined : 'must be "Domestic" or "International"',
    }),
    account_id: text("Accepted, without effect."),
    client_connect_timeout: optional(number(), { description: "Accepted, without effect." }),
    client_read_timeout: optional(number(), { description: "Accepted, without effect." }),
    configuration_source: text("Accepted, without effect."),
    credentials_uri: text("Ignored with a warning: calls are signed with static keys."),
    ecs_role_name: text("Ignored with a warning: calls are signed with static keys."),
    max_retry_timeout: optional(number(), { description: "Accepted, without effect." }),
    profile: text("Ignored with a warning: calls are signed with static keys."),
    secure_transport: text("Accepted, without effect."),
    security_transport: text("Accepted, without effect."),
    shared_credentials_file: text("Accepted, without effect."),
    skip_region_validation: optional(bool(), { description: "Accepted: no region is ever checked." }),
    source_ip: text("Accepted, without effect."),
    fc: obsolete(),
    log_endpoint: obsolete(),
    mns_endpoint: obsolete(),
    ots_instance_name: obsolete(),
  },
  blocks: {
    assume_role: block("set", assumeRole, 1),
    assume_role_with_oidc: block("list", assumeRoleWithOidc, 1),
    endpoints: block("set", endpoints),
    features: block("list", {}, 1),
    sign_version: block("set", { oss: text("Without effect."), sls: text("Without effect.") }, 1),
  },
});

export type ConfigurationSchema = typeof configurationSchema;
export type Configuration = ConfigOf<ConfigurationSchema>;

function block<A extends Block["attributes"], N extends Block["nesting"]>(
  nesting: N,
  attributes: A,
  maxItems?: number,
): Block<A, N> {
  return { nesting, attributes, description: "", maxItems };
}
