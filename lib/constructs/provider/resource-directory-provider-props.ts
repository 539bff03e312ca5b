import type { DirectoryLimits } from "../directory/directory-limits";
import type { PropNames } from "../synth/checks";

/** How `terraform init` gets the provider that drives invitations, promotions and protections. */
export enum ProviderInstallation {
  /**
   * Synth writes the provider's packages into the stack directory, where `terraform init` finds them with no
   * configuration and no network. Stacks of one app share them by hard links where the disk has such links.
   */
  BUNDLED = "BUNDLED",

  /** Synth writes nothing; the machine that runs Terraform has a filesystem mirror with the packages. */
  NONE = "NONE",
}

/** Props of a {@link ResourceDirectoryProvider}. Keys are no props: what stands in code ends up in `cdk.tf.json`. */
export interface ResourceDirectoryProviderProps {
  /**
   * Id of the directory that must answer (`rd-...`). With it, wrong credentials fail at the first call instead of
   * looking like an empty directory. Leave it out for the credentials of an invited account.
   *
   * @default - whatever directory the credentials belong to
   */
  readonly directoryId?: string;

  /**
   * Name of a profile of the Alibaba Cloud command line tool.
   *
   * @default - the `ALICLOUD_*` and `ALIBABA_CLOUD_*` variables of the environment
   */
  readonly profile?: string;

  /**
   * Reads the usual credential variables with this prefix and no others: with `"INVITEE_"` the access key is
   * `INVITEE_ALICLOUD_ACCESS_KEY`. Two identities fit into one environment, and no secret stands in the code.
   *
   * @default - the variables without a prefix
   */
  readonly credentialsEnvPrefix?: string;

  /**
   * ARN of a RAM role to assume with the credentials found.
   *
   * @default - no role
   */
  readonly assumeRoleArn?: string;

  /**
   * How the audit log of the role's account calls the session.
   *
   * @default - environment variable `ALIBABA_CLOUD_ROLE_SESSION_NAME`, else the name of this package
   */
  readonly assumeRoleSessionName?: string;

  /**
   * What the role's trust policy asks of whoever assumes it.
   *
   * @default - nothing is said
   */
  readonly assumeRoleExternalId?: string;

  /**
   * RAM role of the ECS instance whose metadata service gives the credentials.
   *
   * @default - the metadata service is not asked
   */
  readonly ecsRoleName?: string;

  /**
   * Takes the OIDC token of the environment, of a cluster or a pipeline (`ALIBABA_CLOUD_OIDC_PROVIDER_ARN`,
   * `ALIBABA_CLOUD_OIDC_TOKEN_FILE`, `ALIBABA_CLOUD_ROLE_ARN`). Any other source beside it is refused, because
   * `aliyun/alicloud` would take that first.
   *
   * @default - the token is taken where there is nothing else
   */
  readonly useOidc?: boolean;

  /**
   * Region of the STS endpoint. The directory itself has no region; but one outside `cn-` means the international site, whose
   * endpoint changes of payer and checks of a type switch need.
   *
   * @default - the environment's region
   */
  readonly region?: string;

  /**
   * URL of the Resource Directory API: https, or http on loopback only.
   *
   * @default - environment variable `RESOURCEDIRECTORY_ENDPOINT`, else the public endpoint
   */
  readonly endpoint?: string;

  /**
   * URL of STS, which says whose credentials these are and gives those of a role: https, or http on loopback only.
   * Without one, roles are assumed at STS's own.
   *
   * @default - environment variable `RESOURCEDIRECTORY_STS_ENDPOINT`, else `endpoint` if that is set, else the public endpoint
   */
  readonly stsEndpoint?: string;

  /**
   * How many mails, invitations, removals and moves one plan may hold.
   *
   * @default - any number
   */
  readonly limits?: DirectoryLimits;

  /**
   * Tells several of these providers in one stack apart.
   *
   * @default - this is the stack's default for every resource that names no provider
   */
  readonly alias?: string;

  /**
   * How `terraform init` gets the provider.
   *
   * @default ProviderInstallation.BUNDLED
   */
  readonly installation?: ProviderInstallation;
}

export const RESOURCE_DIRECTORY_PROVIDER_PROPS: PropNames<ResourceDirectoryProviderProps> = {
  directoryId: true,
  profile: true,
  credentialsEnvPrefix: true,
  assumeRoleArn: true,
  assumeRoleSessionName: true,
  assumeRoleExternalId: true,
  ecsRoleName: true,
  useOidc: true,
  region: true,
  endpoint: true,
  stsEndpoint: true,
  limits: true,
  alias: true,
  installation: true,
};
