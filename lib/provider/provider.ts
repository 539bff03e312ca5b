import { createDirectoryClient } from "../directory";
import type { Deps } from "../directory";
import type { ConfigOf, Provider } from "../plugin";
import { isUnknown } from "../plugin";
import { ActionLimits, LIMITED } from "./action-limits";
import type { Limited } from "./action-limits";
import { PROVIDER_ADDRESS } from "./address";
import { members } from "./data-sources/members/members";
import { ProviderData } from "./provider-data";
import { accountEmail } from "./resources/account-email/account-email";
import { accountType } from "./resources/account-type/account-type";
import { folder } from "./resources/folder/folder";
import { handshakeAcceptance } from "./resources/handshake-acceptance/handshake-acceptance";
import { invitation } from "./resources/invitation/invitation";
import { member } from "./resources/member/member";
import { memberProtection } from "./resources/member-protection/member-protection";
import { promotion } from "./resources/promotion/promotion";
import { providerSchema } from "./schema";

/** Arguments that decide which directory answers, and to whom. */
const WHOM_TO_ASK = [
  "access_key",
  "secret_key",
  "security_token",
  "profile",
  "credentials_env_prefix",
  "assume_role_arn",
  "assume_role_external_id",
  "credentials_uri",
  "ecs_role_name",
  "use_oidc",
  "region",
  "endpoint",
  "sts_endpoint",
] as const;

/** The provider, on the given clock, sleep, randomness, environment and log. */
export function resourceDirectoryProvider(deps: Deps): Provider<typeof providerSchema, ProviderData> {
  return {
    address: PROVIDER_ADDRESS,
    schema: providerSchema,
    resources: [
      accountEmail,
      accountType,
      folder,
      handshakeAcceptance,
      invitation,
      member,
      memberProtection,
      promotion,
    ],
    dataSources: [members],
    async configure(config, { log }) {
      const client = createDirectoryClient({
        credentials: {
          accessKey: text(config.access_key),
          secretKey: text(config.secret_key),
          securityToken: text(config.security_token),
          profile: text(config.profile),
          credentialsEnvPrefix: text(config.credentials_env_prefix),
          assumeRoleArn: text(config.assume_role_arn),
          assumeRoleSessionName: text(config.assume_role_session_name),
          assumeRoleExternalId: text(config.assume_role_external_id),
          credentialsUri: text(config.credentials_uri),
          ecsRoleName: text(config.ecs_role_name),
          useOidc: config.use_oidc === true,
        },
        region: text(config.region),
        endpoint: text(config.endpoint),
        stsEndpoint: text(config.sts_endpoint),
        notYetKnown: WHOM_TO_ASK.filter((name) => isUnknown(config[name])),
        deps: { ...deps, log },
      });
      return new ProviderData(client, deps, text(config.directory_id) ?? null, limitsOf(config.limits));
    },
  };
}

function limitsOf(block: ConfigOf<typeof providerSchema>["limits"]): ActionLimits {
  const given = isUnknown(block) || block === null ? null : block;
  const values: Partial<Record<Limited, number>> = {};
  for (const kind of LIMITED) {
    const value = given?.[kind] ?? null;
    if (value !== null && !isUnknown(value)) {
      values[kind] = value;
    }
  }
  return new ActionLimits(values);
}

/** What is known only after apply is unset until then; no call is made without what decides whom it would reach. */
function text(value: ConfigOf<typeof providerSchema>["profile"]): string | undefined {
  return value === null || isUnknown(value) ? undefined : value;
}
