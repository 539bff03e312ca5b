import { emptySource } from "../synth/errors/values";

interface Source {
  readonly oidcToken?: boolean;
  readonly profileName?: string;
  readonly variablePrefix?: string;
  readonly roleArn?: string;
  readonly instanceRole?: string;
}

/**
 * Where credentials come from; never keys, since what stands in code ends up in `cdk.tf.json`. An empty prefix, name or ARN
 * raises an error: Terraform would use the environment's credentials for it.
 */
export class DirectoryCredentials {
  /** The `ALICLOUD_*` and `ALIBABA_CLOUD_*` variables of the environment, and what else the vendor's provider looks for. */
  public static environment(): DirectoryCredentials {
    return new DirectoryCredentials({});
  }

  /**
   * The usual variables with a prefix and no others: with `"ACME_"` the access key is `ACME_ALICLOUD_ACCESS_KEY`. The
   * vendor's provider cannot read those, so that a stack with members needs another source.
   */
  public static environmentPrefix(prefix: string): DirectoryCredentials {
    return new DirectoryCredentials({ variablePrefix: given("environmentPrefix", prefix) });
  }

  /** A profile of the Alibaba Cloud command line tool. */
  public static profile(name: string): DirectoryCredentials {
    return new DirectoryCredentials({ profileName: given("profile", name) });
  }

  /** A RAM role, assumed with the credentials of the environment. */
  public static assumeRole(arn: string): DirectoryCredentials {
    return new DirectoryCredentials({ roleArn: given("assumeRole", arn) });
  }

  /** The RAM role of the ECS instance that Terraform runs on. */
  public static ecsRole(name: string): DirectoryCredentials {
    return new DirectoryCredentials({ instanceRole: given("ecsRole", name) });
  }

  /**
   * The OIDC token that a cluster or a pipeline gives (`ALIBABA_CLOUD_OIDC_PROVIDER_ARN`, `ALIBABA_CLOUD_OIDC_TOKEN_FILE`,
   * `ALIBABA_CLOUD_ROLE_ARN`), for both providers: the vendor's looks for it only if it is told to. An access key, a
   * profile or another source beside it is refused when the first call is made: the vendor's provider would take that.
   */
  public static oidc(): DirectoryCredentials {
    return new DirectoryCredentials({ oidcToken: true });
  }

  /** Name of the profile. */
  public readonly profileName?: string;

  /** Prefix of the variables. */
  public readonly variablePrefix?: string;

  /** ARN of the role to assume. */
  public readonly roleArn?: string;

  /** Role of the ECS instance. */
  public readonly instanceRole?: string;

  /** Whether it is the OIDC token of the environment. */
  public readonly usesOidc: boolean;

  private constructor(source: Source) {
    this.usesOidc = source.oidcToken ?? false;
    this.profileName = source.profileName;
    this.variablePrefix = source.variablePrefix;
    this.roleArn = source.roleArn;
    this.instanceRole = source.instanceRole;
  }
}

/** Terraform takes an empty text for none: it would act with the environment's credentials, which may be another account's. */
function given(source: string, value: string): string {
  if (value === "") {
    throw emptySource(source);
  }
  return value;
}
