/** The platforms that a provider is packed for, named as Terraform names them. The contents are the same on all. */
export const PLATFORMS = ["linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64"] as const;
