import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { MemberAccount, ResourceDirectory } from "../../lib";

/** Creates a member in a folder and promotes it to a cloud account. */
export class PromotedMemberStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    // Two providers act on the directory: the vendor's creates accounts, this package's does what the vendor's lacks.
    // Both take the same credentials, from the environment here; nothing secret belongs into code.
    // In code of your own give directoryId as well: wrong credentials then fail at once, by name.
    const directory = new ResourceDirectory(this, "rd", { region: "cn-hangzhou" });

    const production = directory.addFolder("production");

    // Deleting these lines later does not delete the account: a member is protected unless its removalPolicy says
    // otherwise, and the plan fails with the two steps that would remove it.
    const payments = new MemberAccount(this, "payments", {
      displayName: "payments-prod",
      accountNamePrefix: "payments",
      folder: production,
      tags: { team: "payments" },
    });

    // Applying sends one mail. Nobody is waited for: the address's owner clicks the link within 24 hours, and the next
    // plan sees it. Should the link lapse, raise attempt to 2: that sends one more mail, and only that does.
    payments.promote("promotion", {
      email: "payments-root@example.com",
      attempt: 1,
    });
  }
}
