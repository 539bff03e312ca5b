/** The provider's name, the prefix of its resource types. */
export const PROVIDER_NAME = "resourcedirectory";

/**
 * Where Terraform looks for the provider. The host is reserved for private use, so nobody can publish under this name.
 * It stands in states and lock files: it never changes.
 */
export const PROVIDER_ADDRESS = `bundled.internal/cdktf-alicloud/${PROVIDER_NAME}`;
