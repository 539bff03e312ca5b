import { DirectoryCredentials, HandshakeAcceptance, Invitation, InvitationTarget } from "../../lib";
import { INVITEE_ACCOUNT_ID, SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { carryOut } from "./carry-out";
import { HANDSHAKE_ACCEPTANCE } from "./handshake-acceptance";
import { INVITATION } from "./invitation";

const TARGET = { target: InvitationTarget.account(INVITEE_ACCOUNT_ID) };

carryOut("Invitation", {
  table: INVITATION,
  declare: ({ stack }, props) => new Invitation(stack, "acme", { ...TARGET, ...props }),
});

carryOut("HandshakeAcceptance", {
  table: HANDSHAKE_ACCEPTANCE,
  declare: ({ stack }, props) =>
    new HandshakeAcceptance(stack, "acceptance", {
      expectedDirectoryId: SAMPLE_DIRECTORY_ID,
      credentials: DirectoryCredentials.environmentPrefix("ACME_"),
      ...props,
      dependsOn: [new Invitation(stack, "acme", TARGET), ...(props.dependsOn ?? [])],
    }),
});
