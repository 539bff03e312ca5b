import { ALLOWED_ENDPOINTS, parseEndpoint } from "../directory";
import { bool, number, optional, schema, string } from "../plugin";
import type { Block } from "../plugin";
import { checkDirectoryId, checkLimit } from "../rules";
import { membersSchema } from "./data-sources/members/schema";
import { accountEmailSchema } from "./resources/account-email/schema";
import { accountTypeSchema } from "./resources/account-type/schema";
import { folderSchema } from "./resources/folder/schema";
import { handshakeAcceptanceSchema } from "./resources/handshake-acceptance/schema";
import { invitationSchema } from "./resources/invitation/schema";
import { memberSchema } from "./resources/member/schema";
import { memberProtectionSchema } from "./resources/member-protection/schema";
import { promotionSchema } from "./resources/promotion/schema";

/** The block `provider "resourcedirectory"`. */
export const providerSchema = schema({
  description:
    "The Resource Directory of Alibaba Cloud: promotions, invitations, acceptances, type switches and the protection of members.",
  attributes: {
    access_key: optional(string(), {
      description:
        "Access key id. Prefer the environment, a profile or a role: what stands here may end up in plans.",
      sensitive: true,
    }),
    secret_key: optional(string(), { description: "Access key secret.", sensitive: true }),
    security_token: optional(string(), {
      description: "Security token of temporary credentials.",
      sensitive: true,
    }),
    profile: optional(string(), { description: "Name of a profile of the Alibaba Cloud command line tool." }),
    credentials_env_prefix: optional(string(), {
      description:
        "Reads the usual credential variables with this prefix and no others, so that two identities fit into one environment without a secret in the code.",
    }),
    assume_role_arn: optional(string(), { description: "RAM role to assume with the credentials found." }),
    assume_role_session_name: optional(string(), {
      description:
        "How the audit log of the role's account calls the session. Environment: ALIBABA_CLOUD_ROLE_SESSION_NAME.",
    }),
    assume_role_external_id: optional(string(), {
      description: "What the role's trust policy asks of whoever assumes it.",
    }),
    credentials_uri: optional(string(), {
      description:
        "URL that answers temporary credentials: https, or http on loopback only. Environment: ALICLOUD_CREDENTIALS_URI.",
      sensitive: true,
    }),
    ecs_role_name: optional(string(), {
      description:
        "RAM role of the ECS instance whose metadata service gives the credentials. Asked only if set.",
    }),
    use_oidc: optional(bool(), {
      description:
        "Takes the OIDC token of the environment (ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_OIDC_TOKEN_FILE, ALIBABA_CLOUD_ROLE_ARN), and refuses any other source beside it, which aliyun/alicloud would take first.",
    }),
    region: optional(string(), {
      description:
        "Region of the STS endpoint. The directory itself has no region; but one outside cn- means the international site, whose endpoint changes of payer and checks of a type switch need.",
    }),
    endpoint: optional(string(), {
      description:
        "URL of the Resource Directory API: https, or http on loopback only. Environment: RESOURCEDIRECTORY_ENDPOINT.",
      validate: checkEndpoint,
    }),
    sts_endpoint: optional(string(), {
      description:
        "URL of STS, which says whose credentials these are and gives those of a role: https, or http on loopback only. Environment: RESOURCEDIRECTORY_STS_ENDPOINT. Unset, an endpoint that is set serves STS too, roles aside.",
      validate: checkEndpoint,
    }),
    directory_id: optional(string(), {
      description:
        "Id of the directory that must answer (rd-...). With it, wrong credentials fail at the first call instead of looking like an empty directory.",
      validate: checkDirectoryId,
    }),
  },
  blocks: {
    limits: {
      nesting: "single",
      description: "What one plan, or one apply, may do at most. Counted for each provider block.",
      attributes: {
        mails: limit("mails of promotions and of changes of address, first and repeated ones"),
        invitations: limit("invitations"),
        removals: limit("removals of members (RemoveCloudAccount, DeleteAccount)"),
        moves: limit(
          "moves of members from one folder to another (MoveAccount), by resourcedirectory_member,",
        ),
      },
    } satisfies Block,
  },
});

function limit(what: string) {
  return optional(number(), {
    description: `How many ${what} one plan or apply may hold; one more is an error. Unset: any number.`,
    validate: checkLimit,
  });
}

/** Its resource types. */
export const RESOURCE_SCHEMAS = {
  resourcedirectory_account_email: accountEmailSchema,
  resourcedirectory_account_type: accountTypeSchema,
  resourcedirectory_folder: folderSchema,
  resourcedirectory_handshake_acceptance: handshakeAcceptanceSchema,
  resourcedirectory_invitation: invitationSchema,
  resourcedirectory_member: memberSchema,
  resourcedirectory_member_protection: memberProtectionSchema,
  resourcedirectory_promotion: promotionSchema,
} as const;

/** Its data sources. */
export const DATA_SOURCE_SCHEMAS = {
  resourcedirectory_members: membersSchema,
} as const;

function checkEndpoint(value: string): string | undefined {
  return parseEndpoint(value) ? undefined : `is not an endpoint: write ${ALLOWED_ENDPOINTS}`;
}
