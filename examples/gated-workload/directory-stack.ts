import { Fn, LocalBackend, TerraformLocal, TerraformOutput, TerraformStack } from "cdktf";
import type { IResolvable } from "cdktf";
import type { Construct } from "constructs";
import { Invitation, InvitationTarget, MemberAccount, ResourceDirectory } from "../../lib";

/** People are waited for here; what other stacks read of it is never null. */
export class GatedWorkloadDirectoryStack extends TerraformStack {
  /** Who is waited for; an empty list once everybody has done their part. */
  public readonly pendingSteps: IResolvable;

  /** Id of the partner's account, once it has joined. */
  public readonly joined: string[];

  public constructor(scope: Construct, id: string) {
    super(scope, id);

    // Any backend that the other stack can read.
    new LocalBackend(this, { path: `../${id}.tfstate` });
    const directory = new ResourceDirectory(this, "rd", { region: "cn-hangzhou" });

    const media = new MemberAccount(this, "media", { displayName: "media-prod" });
    media.promote("promotion", { email: "media-root@example.com" });

    // Somebody accepts it in the console of the invited account.
    const partner = new Invitation(this, "partner", {
      target: InvitationTarget.account("1772422852740002"),
    });

    // As an output the list shows in every plan and apply, and makes `plan -detailed-exitcode` tell a change.
    this.pendingSteps = directory.pendingSteps;
    new TerraformOutput(this, "pending", { value: this.pendingSteps });

    // The id is null until the account has joined. A null would be missing from what Terraform hands to another stack,
    // and its plan would fail; an empty list is handed over.
    this.joined = new TerraformLocal(this, "joined", Fn.compact([partner.accountId])).asList;
  }
}
