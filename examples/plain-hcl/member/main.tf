# Each module that uses the provider says where it comes from; else Terraform looks for one in its public registry.
terraform {
  required_providers {
    alicloud = {
      source = "aliyun/alicloud"
    }
    resourcedirectory = {
      source = "bundled.internal/cdktf-alicloud/resourcedirectory"
    }
  }
}

variable "display_name" {
  type = string
}

variable "email" {
  type        = string
  description = "Future logon address of the member's root user. One mail goes there; its owner clicks the link."
}

resource "alicloud_resource_manager_account" "this" {
  display_name = var.display_name

  lifecycle {
    # The vendor's provider would empty what the code does not set.
    ignore_changes = [payer_account_id, tags]
  }
}

# Without it, deleting the lines above deletes the account. With it, the plan fails and names the two steps.
resource "resourcedirectory_member_protection" "this" {
  account_id     = alicloud_resource_manager_account.this.id
  display_name   = var.display_name
  removal_policy = "PROTECT"
}

resource "resourcedirectory_promotion" "this" {
  account_id = alicloud_resource_manager_account.this.id
  email      = var.email
}

output "account_id" {
  value = alicloud_resource_manager_account.this.id
}
