import { Invitation, InvitationTarget } from "../../lib";
import { INVITEE_ACCOUNT_ID } from "../../lib/testing";
import { carryOut } from "./carry-out";
import { INVITATION } from "./invitation";

carryOut("Invitation", {
  table: INVITATION,
  declare: ({ stack }, props) =>
    new Invitation(stack, "acme", { target: InvitationTarget.account(INVITEE_ACCOUNT_ID), ...props }),
});
