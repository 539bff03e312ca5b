/** What the tests run: Terraform, or OpenTofu where it is named. */
export const TERRAFORM = process.env.TERRAFORM_BINARY_NAME || "terraform";
