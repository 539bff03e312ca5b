/** The source address that `aliyun/alicloud` stands for, which is where Terraform looks for this provider. */
export const ALICLOUD_ADDRESS = "registry.terraform.io/aliyun/alicloud";

/** The release of the vendor's provider whose behaviour is imitated. Version constraints see this number. */
export const ALICLOUD_VERSION = "1.289.0";
