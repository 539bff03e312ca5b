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
