import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  DirectoryCredentials,
  Invitation,
  InvitationTarget,
  RemovalPolicy,
  ResourceDirectory,
} from "../../lib";

/** Invites an account that exists already, and accepts on its behalf with its own credentials. */
export class InvitationWithAcceptanceStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    // The management account invites, with the credentials of the environment.
    new ResourceDirectory(this, "rd");

    const acme = new Invitation(this, "acme", {
      target: InvitationTarget.account("1772422852740000"),
      note: "Welcome to the directory",
      // The account belongs to somebody else: deleting these lines shall neither fail nor expel it.
      removalPolicy: RemovalPolicy.ABANDON,
    });

    // The invited account accepts. Its credentials stand in the same environment under names that start with INVITEE_, so
    // that one run can act as both and no secret stands in the code. Without this hook a person accepts in the console,
    // and the invitation stays pending until then.
    const joined = acme.accept("acceptance", {
      credentials: DirectoryCredentials.environmentPrefix("INVITEE_"),
    });

    // What must come after the acceptance refers to the acceptance, hooks of joined.member among it: acme.accountId is
    // known one apply later.
    new TerraformOutput(this, "member-account-id", { value: joined.accountId });
  }
}
