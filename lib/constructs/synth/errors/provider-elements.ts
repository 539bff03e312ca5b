/** Provider elements, and the provider's packages. */
import type { IConstruct } from "constructs";
import { SynthErrorCode } from "../synth-errors";
import { refusal } from "./refusal";

export function providerOfAnotherKind(
  scope: IConstruct,
  attribute: string,
  provider: IConstruct,
  kind: string,
  expected: string,
): Error {
  return refusal(
    scope,
    SynthErrorCode.PROVIDER_ELEMENT,
    `${attribute} "${provider.node.path}" is a provider element of "${kind}": write one of "${expected}".`,
  );
}

export function elementElsewhere(scope: IConstruct, element: IConstruct): Error {
  return refusal(
    scope,
    SynthErrorCode.PROVIDER_ELEMENT,
    `provider element "${element.node.path}" belongs to another stack. Declare one in this stack and pass that.`,
  );
}

export function otherCdk(scope: IConstruct, own: string, others: string): Error {
  return refusal(
    scope,
    SynthErrorCode.MIXED_LIBRARIES,
    `this stack is made with "${others}" and this library with "${own}": synth cannot mix the two. Import App, ` +
      `TerraformStack and all else from "${own}", or take ${others}-alicloud-resource-directory instead of this package.`,
  );
}

export function providerPackagesMissing(scope: IConstruct, directory: string, version: string): Error {
  return refusal(
    scope,
    SynthErrorCode.PROVIDER_PACKAGES,
    `the provider's packages of version ${version} are not in ${directory}, so that ` +
      '"terraform init" would not find the provider. Run "npm run build:provider" in the package\'s directory, or set ' +
      "installation to ProviderInstallation.NONE and serve the packages from a filesystem mirror.",
  );
}

export function libraryNotInstalled(scope: IConstruct, name: string, from: string): Error {
  return refusal(
    scope,
    SynthErrorCode.PROVIDER_PACKAGES,
    `no package.json of ${name} above ${from}, so that its provider's packages cannot be found. A bundler that took ` +
      `the library in left them behind: keep it external (esbuild --external:${name}, webpack externals) and ship ` +
      "node_modules, or set installation to ProviderInstallation.NONE. Without a bundler, reinstall the package.",
  );
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "access is denied",
  EDQUOT: "the disk quota is used up",
  ENOSPC: "the disk is full",
  EPERM: "access is denied",
  EROFS: "the disk is read-only",
};

export function notWritable(scope: IConstruct, directory: string, code: string): Error {
  const reason = REASONS[code];
  return refusal(
    scope,
    SynthErrorCode.NOT_WRITABLE,
    `the provider's packages cannot be written to ${directory}: ${reason === undefined ? code : `${reason} (${code})`}. ` +
      "Make room or give access, choose another outdir for the App, or set installation to " +
      "ProviderInstallation.NONE and serve the packages from a filesystem mirror.",
  );
}
