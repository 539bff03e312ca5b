import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AccountType, MemberAccount, ResourceDirectory } from "../../lib";

/** Hangs hooks on members that are managed elsewhere: by hand, by another stack, by the vendor's own resources. */
export class ExistingAccountStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    // Only steps of accounts are managed here, so the vendor's provider is not asked for.
    new ResourceDirectory(this, "rd");

    const legacy = MemberAccount.fromAccountId(this, "legacy", "1234567890123456");
    legacy.promote("promotion", { email: "legacy-root@example.com" });

    // The other way to a cloud account: no mail, but the member must have a secure phone number or e-mail address.
    const audit = MemberAccount.fromAccountId(this, "audit", "1234567890123457");
    audit.switchType("cloud-account", { type: AccountType.CLOUD_ACCOUNT });
  }
}
