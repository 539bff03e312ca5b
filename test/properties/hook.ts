import { MemberAccount } from "../../lib";
import type { IAccountRef, LifecycleHookOptions } from "../../lib";
import { INVITEE_ACCOUNT_ID } from "../../lib/testing";
import { FORMER_PATH, NO_CALL, OTHER_ELEMENT, SAME_DIRECTORY, alike } from "./row";
import type { Change, Place, PropertyTable } from "./row";

/** The member that the hooks of these tables hang on. */
export function theMember({ stack }: Place, accountId?: string | null): MemberAccount {
  return new MemberAccount(stack, "payments", {
    displayName: "payments",
    ...(typeof accountId === "string" ? { accountId } : {}),
  });
}

/** @param instead of whose construct another one is declared for the other member */
export function otherMember(instead: string): Change<{ readonly account: IAccountRef }> {
  return alike({
    change: "another member",
    to: (place) => {
      theMember(place);
      return { account: MemberAccount.fromAccountId(place.stack, "other", INVITEE_ACCOUNT_ID) };
    },
    outcome: {
      refused: "plan",
      says: "for that member, under another name, and keep or remove this one",
      instead,
    },
  });
}

/** What becomes of the properties that every hook has. */
export const HOOK: PropertyTable<LifecycleHookOptions> = {
  directory: [SAME_DIRECTORY],
  provider: [OTHER_ELEMENT],
  dependsOn: [
    alike({
      change: "given",
      from: ({ directory }) => {
        directory.addFolder("prod");
        return {};
      },
      to: ({ directory }) => ({ dependsOn: [directory.addFolder("prod")] }),
      outcome: NO_CALL,
    }),
  ],
  previousPaths: [FORMER_PATH],
};
