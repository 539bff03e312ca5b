import { join } from "node:path";
import { TerraformProvider, TerraformStack } from "cdktf";
import type { ISynthesisSession } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { ResourcedirectoryProvider } from "../../bindings/resourcedirectory/provider";
import { checkDirectoryId, checkLimit } from "../../rules";
import type { DirectoryLimits } from "../directory/directory-limits";
import { checkCdk, checkNumber, checkRegionOf, checkText, warnOfMisspelt } from "../synth/checks";
import type { PropNames } from "../synth/checks";
import { hclLosesOverrides, notWritable, providerPackagesMissing } from "../synth/errors";
import { checkStackOf } from "../synth/stack-checks";
import { OWN_ELEMENTS, enlist, enlisted, overridesOf, providersIn } from "../synth/tree";
import { hashesOfPackages, lockProvider } from "./provider-lock";
import {
  builtPackagesDirectory,
  copiesOf,
  findPackages,
  installPackages,
  removePackages,
} from "./provider-packages";
import type { FirstCopies } from "./provider-packages";

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

const PROPS: PropNames<ResourceDirectoryProviderProps> = {
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

/** CDKTF calls this method of a construct at synth. The symbol is registered, so no internal module is imported. */
const CUSTOM_SYNTHESIS = Symbol.for("cdktf/customSynthesis");

/**
 * The provider element of this package's own Terraform provider, which every stack with members, invitations or hooks
 * needs once for each identity.
 *
 * At synth it writes the provider's packages into the stack directory, where `terraform init` finds them, and their
 * checksums into the stack's lock file.
 *
 * Synth throws for a `directoryId`, a region or a limit that is none, if the packages have not been built or cannot be written, and with HCL
 * output if the stack has overrides, which CDKTF leaves out there.
 */
export class ResourceDirectoryProvider extends ResourcedirectoryProvider {
  private readonly installation: ProviderInstallation;

  public constructor(scope: Construct, id: string, props: ResourceDirectoryProviderProps = {}) {
    const { installation, ...config } = props;
    super(scope, id, config);
    checkCdk(this);
    warnOfMisspelt(this, props, PROPS);
    checkText(this, "directoryId", props.directoryId, checkDirectoryId);
    checkRegionOf(this, props.region);
    for (const kind of ["mails", "invitations", "removals", "moves"] as const) {
      checkNumber(this, `limits.${kind}`, props.limits?.[kind], checkLimit);
    }
    this.installation = installation ?? ProviderInstallation.BUNDLED;
    enlist(this, OWN_ELEMENTS);
    Object.defineProperty(this, CUSTOM_SYNTHESIS, {
      value: {
        onSynthesize: (session: ISynthesisSession) => {
          this.writePackages(session);
        },
      },
    });
    checkStackOf(this);
  }

  public override toHclTerraform(): unknown {
    refuseLostOverrides(TerraformStack.of(this));
    return super.toHclTerraform();
  }

  /** Where the provider's packages are taken from. */
  protected packagesDirectory(): string {
    return builtPackagesDirectory(this, __dirname);
  }

  /** The stack has one plugin directory, whatever the number of aliases: the first of them looks after it. */
  private writePackages(session: ISynthesisSession): void {
    const stack = TerraformStack.of(this);
    const elements = ownElementsIn(stack);
    if (elements[0] !== this) {
      return;
    }
    const { workingDirectory } = session.manifest.forStack(stack);
    const stackDirectory = join(session.outdir, workingDirectory);
    const target = join(stackDirectory, "terraform.d", "plugins", this.source);
    try {
      if (elements.every(({ installation }) => installation === ProviderInstallation.NONE)) {
        removePackages(target);
      } else {
        this.installPackages(stackDirectory, target, copiesOf(session.manifest));
      }
    } catch (error) {
      throw writeFailure(this, target, error);
    }
  }

  private installPackages(stackDirectory: string, target: string, copies: FirstCopies): void {
    const directory = this.packagesDirectory();
    const packages = findPackages(directory, this.version);
    if (packages.length === 0) {
      throw providerPackagesMissing(this, directory, this.version);
    }
    installPackages(packages, target, copies);
    const hashes = hashesOfPackages(directory, this.version);
    if (hashes !== undefined) {
      const provider = { address: this.source, version: this.version, hashes };
      lockProvider(stackDirectory, provider, this.sourcesOfOtherProviders());
    }
  }

  private sourcesOfOtherProviders(): string[] {
    return providersIn(TerraformStack.of(this))
      .filter(isRendered)
      .map(({ terraformProviderSource }) => terraformProviderSource)
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
  const isMeant = (element: TerraformProvider) =>
    provider === undefined ? element.alias === undefined : element === provider;
  return ownElementsIn(stack).find(isMeant)?.directoryId;
}

function ownElementsIn(stack: TerraformStack): readonly ResourceDirectoryProvider[] {
  return enlisted(stack, OWN_ELEMENTS).filter(isOwnElement);
}

/** Those of another copy of this library are told by the list that they are in. */
function isOwnElement(construct: IConstruct): construct is ResourceDirectoryProvider {
  return TerraformProvider.isTerraformProvider(construct);
}

/** CDKTF renders no override of a stack in HCL but those of the `terraform` block. */
function refuseLostOverrides(stack: TerraformStack): void {
  const lost = Object.keys(overridesOf(stack)).filter((key) => key !== "terraform");
  if (lost.length > 0) {
    throw hclLosesOverrides(stack, lost);
  }
}

/** The element of the vendor's provider that a `ResourceDirectory` holds ready is none where nothing uses it. */
function isRendered(element: TerraformProvider): boolean {
  return Object.keys(element.toTerraform() as object).length > 0;
}

/** What the system said as a sentence; anything else as it is. */
function writeFailure(element: IConstruct, directory: string, error: unknown): unknown {
  const { code, syscall } = error as Partial<NodeJS.ErrnoException>;
  return code === undefined || syscall === undefined ? error : notWritable(element, directory, code);
}
