import { join } from "node:path";
import { TerraformProvider, TerraformStack } from "cdktf";
import type { ISynthesisSession } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { ResourcedirectoryProvider } from "../../bindings/resourcedirectory/provider";
import { checkDirectoryId } from "../../rules";
import { checkLimits } from "../directory/directory-limits";
import { checkCdk, checkRegionOf, checkText, warnOfMisspelt } from "../synth/checks";
import { hclLosesOverrides } from "../synth/errors/hcl-output";
import { notWritable, providerPackagesMissing } from "../synth/errors/provider-elements";
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
import { ProviderInstallation, RESOURCE_DIRECTORY_PROVIDER_PROPS } from "./resource-directory-provider-props";
import type { ResourceDirectoryProviderProps } from "./resource-directory-provider-props";

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
    warnOfMisspelt(this, props, RESOURCE_DIRECTORY_PROVIDER_PROPS);
    checkText(this, "directoryId", props.directoryId, checkDirectoryId);
    checkRegionOf(this, props.region);
    checkLimits(this, props.limits);
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
