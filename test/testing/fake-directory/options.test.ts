import {
  FakeDirectory,
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  type FakeOptions,
  MANAGEMENT_ACCOUNT_ID,
  MANAGEMENT_ROOT_KEY,
} from "../../../lib/testing/fake-directory";
import { EXPIRED_HANDSHAKE_RETENTION_MS, HANDSHAKE_LIFETIME_MS } from "../../../lib/testing/fake-directory";
import { conflict, MISMATCH, refusal } from "./helpers";
import { callRpc } from "./rpc-client";
import { fake, management, payments } from "./one-member";
import { SdkUser } from "./sdk-user";

function set(options: Partial<FakeOptions>): void {
  Object.assign(fake().options, options);
}

const payerOf = async (): Promise<unknown> =>
  (await callRpc(fake(), { action: "GetPayerForAccount", parameters: { AccountId: payments } })).body[
    "PayerAccountId"
  ];

const EMAIL = "payments@example.com";

describe("an option decides", () => {
  test("whether a promotion that came to nothing can be repeated", async () => {
    await management.promote(payments, EMAIL);
    fake().world.expirePromotion(payments);
    set({ promoteAgain: "mismatch" });
    expect(await refusal(management.promote(payments, EMAIL))).toEqual(MISMATCH);

    set({ promoteAgain: "allow" });

    expect(await management.promote(payments, EMAIL)).toMatchObject({ status: "PromoteVerifying" });
  });

  test("which account name is shown while a promotion is verifying", async () => {
    await management.promote(payments, EMAIL);
    expect((await management.get(payments)).accountName).not.toBe(EMAIL);

    set({ accountNameWhileVerifying: "email" });

    expect((await management.get(payments)).accountName).toBe(EMAIL);
  });

  test("whether a member can be renamed and moved meanwhile", async () => {
    const folder = fake().world.createFolder({ name: "team" });
    await management.promote(payments, EMAIL);
    set({ changeWhileVerifying: "mismatch" });
    expect(await refusal(management.rename(payments, "billing"))).toEqual(MISMATCH);
    expect(await refusal(management.move(payments, folder.id))).toEqual(MISMATCH);

    set({ changeWhileVerifying: "allow" });
    await management.rename(payments, "billing");
    await management.move(payments, folder.id);

    expect(fake().world.member(payments)).toMatchObject({ displayName: "billing", folderId: folder.id });
  });

  test("whether name and type can be changed in one call", async () => {
    fake().world.setSecurityInfo(payments, { phone: true });
    const both = { accountId: payments, newDisplayName: "billing", newAccountType: "CloudAccount" };
    expect(await refusal(management.update(both))).toEqual(conflict("MutuallyExclusive"));

    set({ renameWithSwitch: "allow" });

    expect(await management.update(both)).toMatchObject({ displayName: "billing", type: "CloudAccount" });
  });

  test("whether the root key may rename", async () => {
    const root = new SdkUser(fake(), MANAGEMENT_ROOT_KEY);
    set({ rootKeyRename: "CallerIdentityError" });
    expect(await refusal(root.rename(payments, "billing"))).toEqual(conflict("CallerIdentityError"));

    set({ rootKeyRename: "allow" });

    expect(await root.rename(payments, "billing")).toMatchObject({ displayName: "billing" });
  });

  test("who pays for a member when nobody was set", async () => {
    const payers = [];
    for (const payerWhenUnset of ["nobody", "itself", "management"] as const) {
      set({ payerWhenUnset });
      payers.push(await payerOf());
    }

    expect(payers).toEqual([undefined, payments, MANAGEMENT_ACCOUNT_ID]);
  });

  test("whether an empty payer clears it", async () => {
    fake().world.setPayer(payments, MANAGEMENT_ACCOUNT_ID);
    set({ emptyPayer: "MissingParameter.PayerAccountId" });
    const clear = () =>
      callRpc(fake(), {
        action: "UpdatePayerForAccount",
        version: "2022-04-19",
        parameters: { AccountId: payments, PayerAccountId: "" },
      });
    expect((await clear()).body["Code"]).toBe("MissingParameter.PayerAccountId");

    set({ emptyPayer: "clears" });
    await clear();

    expect(fake().world.member(payments).payerAccountId).toBeNull();
  });

  test("whether somebody whom the fake does not know can be invited", async () => {
    set({ unknownInvitee: "InvalidParameter.TargetEntity" });
    const nobody = "9000000000000009";
    expect(await refusal(management.invite(nobody))).toEqual({
      code: "InvalidParameter.TargetEntity",
      status: 400,
    });

    set({ unknownInvitee: "accept" });

    expect(await management.invite(nobody)).toMatchObject({ status: "Pending" });
  });

  test("what the invitation of a member is answered", async () => {
    fake().world.join(INVITEE_ACCOUNT_ID);
    const answers = [];
    for (const inviteMember of [
      "NotSupport.AccountInAnotherResourceDirectory",
      "EntityAlreadyExists.ResourceDir.Account",
    ] as const) {
      set({ inviteMember });
      answers.push((await refusal(management.invite(INVITEE_ACCOUNT_ID))).code);
    }

    expect(answers).toEqual([
      "NotSupport.AccountInAnotherResourceDirectory",
      "EntityAlreadyExists.ResourceDir.Account",
    ]);
  });

  test("whether an invitation can be accepted into a full directory", async () => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);
    fake().options.quotas.members = 1;
    const invitee = new SdkUser(fake(), INVITEE_KEY);
    set({ acceptWhenFull: "LimitExceeded.Account" });
    expect(await refusal(invitee.accept(handshakeId))).toEqual(conflict("LimitExceeded.Account"));
    expect(fake().world.handshake(handshakeId).status).toBe("Pending");

    set({ acceptWhenFull: "allow" });

    expect(await invitee.accept(handshakeId)).toMatchObject({ status: "Accepted" });
  });

  test("how often one target can be invited in a day", async () => {
    fake().options.quotas.sameTargetInvitationsPerDay = 1;
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);
    await management.cancel(handshakeId);

    expect(await refusal(management.invite(INVITEE_ACCOUNT_ID))).toEqual(
      conflict("LimitExceeded.SameTargetInvitationRate"),
    );
  });

  test("whether the sender finds its invitations among those of its account", async () => {
    await management.invite(INVITEE_ACCOUNT_ID);
    const counts = [];
    for (const listHandshakesForAccount of ["sent and received", "received"] as const) {
      set({ listHandshakesForAccount });
      counts.push((await callRpc(fake(), { action: "ListHandshakesForAccount" })).body["TotalCount"]);
    }

    expect(counts).toEqual([1, 0]);
  });

  test("what is left of an invitation 30 days after it expired", async () => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);
    set({ expiredHandshakeAfterRetention: "Deleted" });

    fake().clock.advance(HANDSHAKE_LIFETIME_MS + EXPIRED_HANDSHAKE_RETENTION_MS);

    expect(await management.getHandshake(handshakeId)).toMatchObject({ status: "Deleted" });
  });

  test("whether members can be deleted at the start", async () => {
    const other = await FakeDirectory.start({ memberDeletionAtStart: "Disabled" });

    expect(other.world.directories.map(({ memberDeletion }) => memberDeletion)).toEqual([
      "Disabled",
      "Disabled",
    ]);
    await other.stop();
  });
});
