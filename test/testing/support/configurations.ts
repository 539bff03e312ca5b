/** What every configuration with alicloud begins with. */
export function alicloudStack(providerArguments = ""): string {
  return `
terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}
provider "alicloud" {
  ${providerArguments}
}
`;
}

/** A configuration with one member, whose resource and display name are alike. */
export function member(name: string, furtherArguments = ""): string {
  return `${alicloudStack()}
resource "alicloud_resource_manager_account" "${name}" {
  display_name = "${name}"
  ${furtherArguments}
}
`;
}

/** A folder, to be added to a configuration. */
export function folder(name: string, furtherArguments = ""): string {
  return `
resource "alicloud_resource_manager_folder" "${name}" {
  folder_name = "${name}"
  ${furtherArguments}
}
`;
}
