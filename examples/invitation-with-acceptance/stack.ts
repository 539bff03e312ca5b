import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { Invitation, InvitationTarget, RemovalPolicy, ResourceDirectoryProvider } from "../../lib";

/** Invites an account that exists already, and accepts on its behalf with its own credentials. */
export class InvitationWithAcceptanceStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    // The management account, which invites.
    new ResourceDirectoryProvider(this, "management");

    // The invited account, which accepts. Its credentials stand in the same environment under names that start with
    // INVITEE_, so that one run can act as both and no secret stands in the code.
    const invitee = new ResourceDirectoryProvider(this, "invitee", {
      alias: "invitee",
      credentialsEnvPrefix: "INVITEE_",
    });

    const acme = new Invitation(this, "acme", {
      target: InvitationTarget.account("1772422852740000"),
      note: "Welcome to the directory",
      // The account belongs to somebody else: deleting these lines shall neither fail nor expel it.
      removalPolicy: RemovalPolicy.ABANDON,
    });

    // Without this hook a person accepts in the console, and the invitation stays pending until then.
    const acceptance = acme.accept("acceptance", { provider: invitee });

    // What must come after the acceptance refers to the acceptance: acme.accountId is known one apply later.
    new TerraformOutput(this, "member-account-id", { value: acceptance.accountId });
  }
}
