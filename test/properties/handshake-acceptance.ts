import { DirectoryCredentials, ResourceDirectoryProvider } from "../../lib";
import type { HandshakeAcceptanceProps } from "../../lib";
import { INVITEE_ACCOUNT_ID, INVITEE_TWO_ACCOUNT_ID, OTHER_DIRECTORY_ID } from "../../lib/testing";
import { HOOK } from "./hook";
import { NO_CALL, alike } from "./row";
import type { PropertyTable } from "./row";

/** What becomes of each property of a `HandshakeAcceptance` when the code changes it after it has accepted. */
export const HANDSHAKE_ACCEPTANCE: PropertyTable<HandshakeAcceptanceProps> = {
  handshakeId: [
    alike({
      change: "given",
      to: ({ handshakeId }) => ({ handshakeId: handshakeId ?? "" }),
      outcome: NO_CALL,
    }),
    alike({
      change: "that of another invitation, without `expectedAccountId`",
      to: () => ({ handshakeId: "h-other" }),
      outcome: {
        refused: "apply",
        says: "say so by setting the expected account",
        instead: "`expectedAccountId`",
      },
    }),
    alike({
      change: "that of another invitation, with `expectedAccountId`",
      from: () => ({ expectedAccountId: INVITEE_ACCOUNT_ID }),
      to: () => ({ expectedAccountId: INVITEE_ACCOUNT_ID, handshakeId: "h-other" }),
      outcome: { recorded: "a member has nothing to accept", says: "is a member of rd-test01 already" },
    }),
  ],
  expectedDirectoryId: [
    alike({
      change: "another directory",
      to: () => ({ expectedDirectoryId: OTHER_DIRECTORY_ID }),
      outcome: {
        refused: "plan",
        says: "Declare another acceptance, under another name",
        instead: "another `HandshakeAcceptance`",
      },
    }),
  ],
  expectedAccountId: [
    alike({
      change: "that of the account",
      to: () => ({ expectedAccountId: INVITEE_ACCOUNT_ID }),
      outcome: NO_CALL,
    }),
    alike({
      change: "another account",
      to: () => ({ expectedAccountId: INVITEE_TWO_ACCOUNT_ID }),
      outcome: {
        refused: "apply",
        says: `Configure the credentials of ${INVITEE_TWO_ACCOUNT_ID}`,
        instead: "the credentials of that account",
      },
    }),
  ],
  credentials: [
    alike({
      change: "others, or ones that are gone",
      to: () => ({ credentials: DirectoryCredentials.environmentPrefix("GONE_") }),
      outcome: NO_CALL,
    }),
  ],
  directoryProvider: [
    alike({
      change: "another element of the same account",
      to: ({ stack }) => ({
        directoryProvider: new ResourceDirectoryProvider(stack, "other", { alias: "other" }),
      }),
      outcome: NO_CALL,
    }),
  ],
  waitFor: [alike({ change: "given", to: () => ({ waitFor: "10m" }), outcome: NO_CALL })],
  ...HOOK,
};
