import { join } from "node:path";
import { TerraformProvider, TerraformStack } from "cdktf";
import type { ISynthesisSession } from "cdktf";
import type { Construct } from "constructs";
import { ResourcedirectoryProvider } from "../bindings/resourcedirectory/provider";
import { checkDirectoryId } from "../rules";
import { checkText } from "./checks";
import { providerPackagesMissing } from "./errors";
import { hashesOfPackages, lockProvider } from "./provider-lock";
import { builtPackagesDirectory, findPackages, installPackages, removePackages } from "./provider-packages";

/** How `terraform init` gets the provider that drives invitations, promotions and protections. */
export enum ProviderInstallation {
  /**
   * Synth writes the provider's packages into the stack directory, where `terraform init` finds them with no
   * configuration and no network.
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
   * RAM role of the ECS instance whose metadata service gives the credentials.
   *
   * @default - the metadata service is not asked
   */
  readonly ecsRoleName?: string;

  /**
   * Region of the STS endpoint. The directory itself has no region.
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
   * URL of STS, which says whose credentials these are: https, or http on loopback only.
   *
   * @default - environment variable `RESOURCEDIRECTORY_STS_ENDPOINT`, else `endpoint` if that is set, else the public endpoint
   */
  readonly stsEndpoint?: string;

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

/** CDKTF calls this method of a construct at synth. The symbol is registered, so no internal module is imported. */
const CUSTOM_SYNTHESIS = Symbol.for("cdktf/customSynthesis");

/** The stack has one plugin directory, whatever the number of aliases: the first of them looks after it. */
const elementsByStack = new WeakMap<TerraformStack, ResourceDirectoryProvider[]>();

/**
 * The provider element of this package's own Terraform provider, which every stack with members, invitations or hooks
 * needs once for each identity.
 *
 * At synth it writes the provider's packages into the stack directory, where `terraform init` finds them, and their
 * checksums into the stack's lock file.
 *
 * Synth throws if the packages have not been built, and for a `directoryId` that is none.
 */
export class ResourceDirectoryProvider extends ResourcedirectoryProvider {
  private readonly installation: ProviderInstallation;

  public constructor(scope: Construct, id: string, props: ResourceDirectoryProviderProps = {}) {
    const { installation, ...config } = props;
    super(scope, id, config);
    checkText(this, "directoryId", props.directoryId, checkDirectoryId);
    this.installation = installation ?? ProviderInstallation.BUNDLED;
    const stack = TerraformStack.of(this);
    elementsByStack.set(stack, [...(elementsByStack.get(stack) ?? []), this]);
    Object.defineProperty(this, CUSTOM_SYNTHESIS, {
      value: {
        onSynthesize: (session: ISynthesisSession) => {
          this.writePackages(session);
        },
      },
    });
  }

  /** Where the provider's packages are taken from. */
  protected packagesDirectory(): string {
    return builtPackagesDirectory(__dirname);
  }

  private writePackages(session: ISynthesisSession): void {
    const stack = TerraformStack.of(this);
    const elements = elementsByStack.get(stack) ?? [];
    if (elements[0] !== this) {
      return;
    }
    const { workingDirectory } = session.manifest.forStack(stack);
    const stackDirectory = join(session.outdir, workingDirectory);
    const target = join(stackDirectory, "terraform.d", "plugins", this.source);
    if (elements.every((element) => element.installation === ProviderInstallation.NONE)) {
      removePackages(target);
      return;
    }
    const directory = this.packagesDirectory();
    const packages = findPackages(directory, this.version);
    if (packages.length === 0) {
      throw providerPackagesMissing(this, directory, this.version);
    }
    installPackages(packages, target);
    const hashes = hashesOfPackages(directory, this.version);
    if (hashes !== undefined) {
      lockProvider(
        stackDirectory,
        { address: this.source, version: this.version, hashes },
        this.sourcesOfOtherProviders(),
      );
    }
  }

  private sourcesOfOtherProviders(): string[] {
    return TerraformStack.of(this)
      .node.findAll()
      .flatMap((node) => (TerraformProvider.isTerraformProvider(node) ? [node.terraformProviderSource] : []))
      .filter((source): source is string => source !== undefined && source !== this.source);
  }

  /** `host/namespace/type`, which is also the path below a plugin directory. */
  private get source(): string {
    return this.terraformProviderSource ?? "";
  }

  /** The bindings are generated with this package's version as the only one that fits. */
  private get version(): string {
    return this.terraformGeneratorMetadata?.providerVersionConstraint ?? "";
  }
}

/**
 * The directory that `provider` is bound to, or, without one, the stack's element without alias.
 *
 * @returns undefined where none was given
 */
export function directoryIdOf(
  stack: TerraformStack,
  provider: TerraformProvider | undefined,
): string | undefined {
  const isMeant = (element: ResourceDirectoryProvider) =>
    provider === undefined ? element.alias === undefined : element === provider;
  return elementsByStack.get(stack)?.find(isMeant)?.directoryId;
}
