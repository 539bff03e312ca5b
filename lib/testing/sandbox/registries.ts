const TERRAFORM_REGISTRY = "registry.terraform.io/";
const OPENTOFU_REGISTRY = "registry.opentofu.org/";

/** Every address under which a provider is looked for: what Terraform's registry holds, OpenTofu seeks in its own. */
export function addressesOf(address: string): readonly string[] {
  return address.startsWith(TERRAFORM_REGISTRY)
    ? [address, address.replace(TERRAFORM_REGISTRY, OPENTOFU_REGISTRY)]
    : [address];
}
