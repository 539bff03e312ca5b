import { ResellAccountType, ResourceDirectoryProvider } from "../../lib";
import type { MemberAccountProps } from "../../lib";
import { INVITEE_ACCOUNT_ID, MANAGEMENT_ACCOUNT_ID } from "../../lib/testing";
import {
  abandoned,
  alike,
  forgetInstead,
  FORMER_PATH,
  MAY_BE_REMOVED,
  NO_CALL,
  OTHER_RESOURCE,
  otherAlicloudElement,
  SAME_DIRECTORY,
} from "./row";
import type { Outcome, PropertyTable } from "./row";

const atCreationOnly = (argument: string): Outcome => ({
  refused: "plan",
  says: `${argument} is used at creation only`,
  instead: "take it out of the code",
});

const KEPT: Outcome = { leftAlone: "the account keeps it" };

/** The vendor's provider takes all tags off that differ, then puts all on that the code has. */
const REPLACED_TAGS: Outcome = { applied: ["UntagResources", "TagResources"] };

/** What becomes of each property of a `MemberAccount` when the code changes it. */
export const MEMBER_ACCOUNT: PropertyTable<MemberAccountProps> = {
  displayName: [
    {
      change: "another name",
      to: () => ({ displayName: "ledger" }),
      vendors: { applied: ["UpdateAccount"] },
      own: { applied: ["UpdateAccount"] },
    },
  ],
  accountNamePrefix: [
    alike({
      change: "another prefix",
      from: () => ({ accountNamePrefix: "pay" }),
      to: () => ({ accountNamePrefix: "ledger" }),
      outcome: atCreationOnly("account_name_prefix"),
    }),
    alike({
      change: "given",
      to: () => ({ accountNamePrefix: "pay" }),
      outcome: atCreationOnly("account_name_prefix"),
    }),
    {
      change: "taken out",
      from: () => ({ accountNamePrefix: "pay" }),
      to: () => ({}),
      vendors: NO_CALL,
      own: KEPT,
    },
  ],
  resellAccountType: [
    alike({
      change: "given",
      to: () => ({ resellAccountType: ResellAccountType.NON_RESELL }),
      outcome: atCreationOnly("resell_account_type"),
    }),
    alike<MemberAccountProps>({
      change: "the other one",
      from: () => ({ resellAccountType: ResellAccountType.RESELL }),
      to: () => ({ resellAccountType: ResellAccountType.NON_RESELL }),
      outcome: atCreationOnly("resell_account_type"),
    }),
    {
      change: "taken out",
      from: () => ({ resellAccountType: ResellAccountType.RESELL }),
      to: () => ({}),
      vendors: NO_CALL,
      own: KEPT,
    },
  ],
  folder: [
    {
      change: "given",
      from: ({ directory }) => {
        directory.addFolder("prod");
        return {};
      },
      to: ({ directory }) => ({ folder: directory.addFolder("prod") }),
      vendors: { applied: ["MoveAccount"] },
      own: { applied: ["MoveAccount"] },
    },
    {
      change: "taken out",
      from: ({ directory }) => ({ folder: directory.addFolder("prod") }),
      to: ({ directory }) => {
        directory.addFolder("prod");
        return {};
      },
      vendors: { leftAlone: "the member stays in that folder" },
      own: { leftAlone: "the member stays in that folder" },
    },
  ],
  folderId: [
    {
      change: "another id",
      to: ({ directory }) => ({ folderId: directory.addFolder("prod").folderId }),
      vendors: { applied: ["CreateFolder", "MoveAccount"] },
      own: { applied: ["CreateFolder", "MoveAccount"] },
    },
  ],
  payerAccountId: [
    {
      change: "given",
      to: () => ({ payerAccountId: MANAGEMENT_ACCOUNT_ID }),
      vendors: { applied: ["UpdatePayerForAccount"] },
      own: { applied: ["UpdatePayerForAccount"] },
    },
    {
      change: "taken out",
      from: () => ({ payerAccountId: MANAGEMENT_ACCOUNT_ID }),
      to: () => ({}),
      vendors: { leftAlone: "that account goes on paying" },
      own: { recorded: "that account goes on paying", says: "goes on paying, and state forgets it" },
    },
  ],
  tags: [
    {
      change: "another value",
      from: () => ({ tags: { team: "pay" } }),
      to: () => ({ tags: { team: "ledger" } }),
      vendors: REPLACED_TAGS,
      own: { applied: ["TagResources"] },
    },
    {
      change: "a key taken out",
      from: () => ({ tags: { team: "pay", env: "prod" } }),
      to: () => ({ tags: { team: "pay" } }),
      vendors: REPLACED_TAGS,
      own: { applied: ["UntagResources"] },
    },
    {
      change: "all taken out",
      from: () => ({ tags: { team: "pay" } }),
      to: () => ({}),
      vendors: { leftAlone: "the tags stay; `{}` removes them" },
      own: { leftAlone: "the tags stay; `{}` removes them" },
    },
  ],
  accountId: [
    {
      change: "that of the account",
      to: ({ accountId }) => ({ accountId: accountId ?? "" }),
      vendors: NO_CALL,
      own: NO_CALL,
    },
    {
      change: "that of another account",
      to: () => ({ accountId: INVITEE_ACCOUNT_ID }),
      vendors: { refused: "plan", says: "one cannot become the other", instead: "another `MemberAccount`" },
      own: { refused: "plan", says: "cannot become another account", instead: "another `MemberAccount`" },
    },
  ],
  adopt: [{ change: "given", to: () => ({ adopt: true }), vendors: OTHER_RESOURCE, own: NO_CALL }],
  abandonableCheckIds: [
    {
      change: "given",
      to: () => ({ abandonableCheckIds: ["NON_SP_cs"] }),
      vendors: OTHER_RESOURCE,
      own: NO_CALL,
    },
  ],
  previousPaths: [FORMER_PATH],
  removalPolicy: [MAY_BE_REMOVED, abandoned({ vendors: forgetInstead("MemberAccount"), own: NO_CALL })],
  directory: [SAME_DIRECTORY],
  provider: [otherAlicloudElement("`directoryProvider`")],
  directoryProvider: [
    {
      change: "another element of the same account",
      to: ({ stack }) => ({
        directoryProvider: new ResourceDirectoryProvider(stack, "other-directory", { alias: "other" }),
      }),
      vendors: NO_CALL,
      own: NO_CALL,
    },
  ],
};
