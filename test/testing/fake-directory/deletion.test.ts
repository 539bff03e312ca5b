import { INVITEE_ACCOUNT_ID, MANAGEMENT_ROOT_KEY, type SampleKey } from "../../../lib/testing/fake-directory";
import { freshFake } from "./helpers";
import { callRpc } from "./rpc-client";
import { SdkUser } from "./sdk-user";

const fake = freshFake();
let payments: string;

beforeEach(() => {
  payments = fake().world.createMember({ displayName: "payments" }).accountId;
});

const call = async (action: string, accountId = payments, key?: SampleKey) => {
  const { status, body } = await callRpc(fake(), { action, parameters: { AccountId: accountId }, key });
  return status === 200 ? body : body["Code"];
};

describe("deleting a member", () => {
  test("goes from the check to the end, and its status stays readable", async () => {
    await call("CheckAccountDelete");
    expect(await call("GetAccountDeletionCheckResult")).toMatchObject({
      AccountDeletionCheckResultInfo: {
        Status: "PreCheckComplete",
        AllowDelete: "true",
        AbandonableChecks: [{ CheckId: "NON_SP_cs" }],
        NotAllowReason: [],
      },
    });

    expect(await call("DeleteAccount")).toMatchObject({ DeletionType: "0" });

    expect(fake().world.tryMember(payments)).toBeUndefined();
    expect(await call("GetAccount")).toBe("EntityNotExists.Account");
    for (const _poll of [1, 2]) {
      expect(await call("GetAccountDeletionStatus")).toMatchObject({
        RdAccountDeletionStatus: {
          AccountId: payments,
          Status: "Success",
          CreateTime: "2025-06-01T18:00:00+08:00",
        },
      });
    }
    expect(await call("DeleteAccount")).toBe("AccountNotExist.DeleteAccount");
  });

  test("needs no check beforehand", async () => {
    await call("DeleteAccount");

    expect(fake().world.members).toEqual([]);
  });

  test("frees the display name", async () => {
    await call("DeleteAccount");

    expect(await new SdkUser(fake()).create("payments")).toMatchObject({ displayName: "payments" });
  });

  test("is refused while the directory has it switched off", async () => {
    const { body } = await callRpc(fake(), {
      action: "SetMemberDeletionPermission",
      parameters: { Status: "Disabled" },
    });
    expect(body).toMatchObject({ MemberDeletionStatus: "Disabled", ResourceDirectoryId: "rd-test01" });

    expect(await call("CheckAccountDelete")).toBe("NoLicense.ResourceDirectory");
    expect(await call("DeleteAccount")).toBe("NoLicense.ResourceDirectory");
    expect(fake().world.tryMember(payments)).toBeDefined();
  });

  test("is refused to the root key", async () => {
    expect(await call("DeleteAccount", payments, MANAGEMENT_ROOT_KEY)).toBe(
      "CallerIdentityError.DeleteAccount",
    );
  });

  test("is for resource accounts that were created here", async () => {
    const cloud = fake().world.createMember({ displayName: "cloud", type: "CloudAccount" }).accountId;
    fake().world.join(INVITEE_ACCOUNT_ID);
    fake().world.setType(INVITEE_ACCOUNT_ID, "ResourceAccount");

    expect(await call("DeleteAccount", cloud)).toBe("MemberTypeError.DeleteAccount");
    expect(await call("DeleteAccount", INVITEE_ACCOUNT_ID)).toBe("MemberTypeError.DeleteAccount");
  });

  test("is refused while the member is promoted, administers or belongs to somebody else", async () => {
    const { world } = fake();
    await new SdkUser(fake()).promote(payments, "payments@example.com");
    expect(await call("DeleteAccount")).toBe("AccountTypeOrStatusMismatch");
    world.cancelPromotion(payments);
    world.setDelegatedAdministrator(payments, true);
    expect(await call("DeleteAccount")).toBe("RemoveConfilctAccountAsDelegatedAdministator");
    world.setDelegatedAdministrator(payments, false);
    world.setLegalEntity(payments, "Somebody Else Ltd.");

    expect(await call("DeleteAccount")).toBe("LegalEntityDifferent");
  });

  test("has no status and no check result before it was started", async () => {
    expect(await call("GetAccountDeletionStatus")).toBe("EntityNotExists.CheckAccount");
    expect(await call("GetAccountDeletionCheckResult")).toBe("EntityNotExists.CheckAccount");
    expect(await call("GetAccountDeletionStatus", "3000000000009999")).toBe("EntityNotExists.Account");
  });
});
