# The provider without CDKTF. It comes from a filesystem mirror, which is laid out, with the CLI configuration that
# leads to it, by: npx resource-directory mirror DIR

terraform {
  required_version = ">= 1.7"

  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.284, < 2.0"
    }
    resourcedirectory = {
      source  = "bundled.internal/cdktf-alicloud/resourcedirectory"
      version = "~> 0.1"
    }
  }
}

provider "alicloud" {
  region = "cn-hangzhou"
}

# Credentials come from the same environment variables as those of the vendor's provider.
# In code of your own set directory_id as well: wrong credentials then fail at once, by name.
provider "resourcedirectory" {}

module "payments" {
  source       = "./member"
  display_name = "payments-prod"
  email        = "payments-root@example.com"
}

output "payments_account_id" {
  value = module.payments.account_id
}
