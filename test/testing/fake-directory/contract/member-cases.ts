import * as models from "@alicloud/resourcemanager20200331";
import { SAMPLE_ROOT_FOLDER_ID } from "../../../../lib/testing/fake-directory";
import type { Cases } from "./cases";
import type { Scene } from "./scene";

const EMAIL = "payments@example.com";
const PHONE = "86-13900001234";

/** Members: creation, reading, changes, promotion, addresses and deletion. */
export const MEMBER_CASES: Cases = {
  CreateResourceAccount: ({ management }) =>
    management.createResourceAccount(
      new models.CreateResourceAccountRequest({
        displayName: "payments",
        accountNamePrefix: "pay",
        parentFolderId: SAMPLE_ROOT_FOLDER_ID,
        tag: [new models.CreateResourceAccountRequestTag({ key: "env", value: "prod" })],
      }),
    ),
  GetAccount: (scene) =>
    scene.management.getAccount(
      new models.GetAccountRequest({ accountId: scene.member(), includeTags: true }),
    ),
  ListAccounts: (scene) => {
    scene.member();
    return scene.management.listAccounts(new models.ListAccountsRequest({ includeTags: true }));
  },
  ListAccountsForParent: (scene) => {
    scene.member();
    return scene.management.listAccountsForParent(
      new models.ListAccountsForParentRequest({
        parentFolderId: SAMPLE_ROOT_FOLDER_ID,
        queryKeyword: "pay",
        includeTags: true,
      }),
    );
  },
  UpdateAccount: (scene) =>
    scene.management.updateAccount(
      new models.UpdateAccountRequest({ accountId: scene.member(), newDisplayName: "billing" }),
    ),
  MoveAccount: (scene) =>
    scene.management.moveAccount(
      new models.MoveAccountRequest({ accountId: scene.member(), destinationFolderId: scene.folder() }),
    ),
  RemoveCloudAccount: (scene) => {
    const { accountId } = scene.world.accept(scene.handshake());
    return scene.management.removeCloudAccount(new models.RemoveCloudAccountRequest({ accountId }));
  },
  GetPayerForAccount: (scene) => {
    const accountId = scene.member();
    scene.world.setPayer(accountId, "1000000000000001");
    return scene.management.getPayerForAccount(new models.GetPayerForAccountRequest({ accountId }));
  },
  PromoteResourceAccount: (scene) => promote(scene, scene.member()),
  ResendPromoteResourceAccountEmail: async (scene) => {
    const recordId = await promotionOf(scene);
    return scene.management.resendPromoteResourceAccountEmail(
      new models.ResendPromoteResourceAccountEmailRequest({ recordId }),
    );
  },
  CancelPromoteResourceAccount: async (scene) => {
    const recordId = await promotionOf(scene);
    return scene.management.cancelPromoteResourceAccount(
      new models.CancelPromoteResourceAccountRequest({ recordId }),
    );
  },
  CreateCloudAccount: (scene) => createCloudAccount(scene),
  ResendCreateCloudAccountEmail: async (scene) => {
    const recordId = (await createCloudAccount(scene)).body?.account?.recordId;
    return scene.management.resendCreateCloudAccountEmail(
      new models.ResendCreateCloudAccountEmailRequest({ recordId }),
    );
  },
  CancelCreateCloudAccount: async (scene) => {
    const recordId = (await createCloudAccount(scene)).body?.account?.recordId;
    return scene.management.cancelCreateCloudAccount(
      new models.CancelCreateCloudAccountRequest({ recordId }),
    );
  },
  ChangeAccountEmail: (scene) => changeEmail(scene, scene.member()),
  RetryChangeAccountEmail: async (scene) => {
    const accountId = scene.member();
    await changeEmail(scene, accountId);
    return scene.management.retryChangeAccountEmail(new models.RetryChangeAccountEmailRequest({ accountId }));
  },
  CancelChangeAccountEmail: async (scene) => {
    const accountId = scene.member();
    await changeEmail(scene, accountId);
    return scene.management.cancelChangeAccountEmail(
      new models.CancelChangeAccountEmailRequest({ accountId }),
    );
  },
  SendVerificationCodeForBindSecureMobilePhone: (scene) => sendCode(scene, scene.member()),
  BindSecureMobilePhone: async (scene) => {
    const accountId = scene.member();
    await sendCode(scene, accountId);
    return scene.management.bindSecureMobilePhone(
      new models.BindSecureMobilePhoneRequest({
        accountId,
        secureMobilePhone: PHONE,
        verificationCode: scene.fake.mailbox.textMessages.at(-1)?.code,
      }),
    );
  },
  SetMemberDeletionPermission: ({ management }) =>
    management.setMemberDeletionPermission(
      new models.SetMemberDeletionPermissionRequest({ status: "Disabled" }),
    ),
  CheckAccountDelete: (scene) => checkDeletion(scene, scene.member()),
  GetAccountDeletionCheckResult: async (scene) => {
    const accountId = memberWithObstacle(scene);
    await checkDeletion(scene, accountId);
    return scene.management.getAccountDeletionCheckResult(
      new models.GetAccountDeletionCheckResultRequest({ accountId }),
    );
  },
  DeleteAccount: (scene) => deleteAccount(scene, scene.member()),
  GetAccountDeletionStatus: (scene) => deletionStatusOf(scene, scene.member()),
  "GetAccountDeletionStatus of a deletion that failed": (scene) =>
    deletionStatusOf(scene, memberWithObstacle(scene)),
};

function promote({ management }: Scene, accountId: string) {
  return management.promoteResourceAccount(
    new models.PromoteResourceAccountRequest({ accountId, email: EMAIL }),
  );
}

async function promotionOf(scene: Scene): Promise<string | undefined> {
  return (await promote(scene, scene.member())).body?.account?.recordId;
}

function createCloudAccount({ management }: Scene) {
  return management.createCloudAccount(
    new models.CreateCloudAccountRequest({ displayName: "payments", email: EMAIL }),
  );
}

function changeEmail({ management }: Scene, accountId: string) {
  return management.changeAccountEmail(new models.ChangeAccountEmailRequest({ accountId, email: EMAIL }));
}

function sendCode({ management }: Scene, accountId: string) {
  return management.sendVerificationCodeForBindSecureMobilePhone(
    new models.SendVerificationCodeForBindSecureMobilePhoneRequest({ accountId, secureMobilePhone: PHONE }),
  );
}

function checkDeletion({ management }: Scene, accountId: string) {
  return management.checkAccountDelete(new models.CheckAccountDeleteRequest({ accountId }));
}

function deleteAccount({ management }: Scene, accountId: string) {
  return management.deleteAccount(
    new models.DeleteAccountRequest({ accountId, abandonableCheckId: ["NON_SP_cs"] }),
  );
}

async function deletionStatusOf(scene: Scene, accountId: string) {
  await deleteAccount(scene, accountId);
  return scene.management.getAccountDeletionStatus(new models.GetAccountDeletionStatusRequest({ accountId }));
}

function memberWithObstacle(scene: Scene): string {
  const accountId = scene.member();
  scene.world.setDeletionObstacles(accountId, [
    { id: "SP_ecs", name: "Servers", description: "The account has servers." },
  ]);
  return accountId;
}
