import * as models from "@alicloud/resourcemanager20200331";
import { INVITEE_ACCOUNT_ID, INVITEE_TWO_ACCOUNT_ID } from "../../../../lib/testing/fake-directory";
import type { Cases } from "./cases";

/** The directory itself, invitations, folders and tags. */
export const DIRECTORY_CASES: Cases = {
  GetResourceDirectory: ({ management }) => management.getResourceDirectory(),
  InviteAccountToResourceDirectory: ({ management }) =>
    management.inviteAccountToResourceDirectory(
      new models.InviteAccountToResourceDirectoryRequest({
        targetEntity: INVITEE_ACCOUNT_ID,
        targetType: "Account",
        note: "Welcome",
        tag: [new models.InviteAccountToResourceDirectoryRequestTag({ key: "env", value: "prod" })],
      }),
    ),
  AcceptHandshake: (scene) =>
    scene.invitee.acceptHandshake(new models.AcceptHandshakeRequest({ handshakeId: scene.handshake() })),
  DeclineHandshake: (scene) =>
    scene.invitee.declineHandshake(new models.DeclineHandshakeRequest({ handshakeId: scene.handshake() })),
  CancelHandshake: (scene) =>
    scene.management.cancelHandshake(new models.CancelHandshakeRequest({ handshakeId: scene.handshake() })),
  GetHandshake: (scene) =>
    scene.invitee.getHandshake(new models.GetHandshakeRequest({ handshakeId: scene.handshake() })),
  "GetHandshake by the management account": (scene) =>
    scene.management.getHandshake(new models.GetHandshakeRequest({ handshakeId: scene.handshake() })),
  ListHandshakesForAccount: (scene) => {
    scene.handshake();
    return scene.invitee.listHandshakesForAccount(new models.ListHandshakesForAccountRequest({}));
  },
  ListHandshakesForResourceDirectory: (scene) => {
    scene.handshake();
    scene.world.inviteElsewhere(INVITEE_TWO_ACCOUNT_ID, { note: "Welcome, too" });
    return scene.management.listHandshakesForResourceDirectory(
      new models.ListHandshakesForResourceDirectoryRequest({ pageNumber: 2, pageSize: 1 }),
    );
  },
  CreateFolder: ({ management }) =>
    management.createFolder(new models.CreateFolderRequest({ folderName: "team" })),
  GetFolder: (scene) => scene.management.getFolder(new models.GetFolderRequest({ folderId: scene.folder() })),
  UpdateFolder: (scene) =>
    scene.management.updateFolder(
      new models.UpdateFolderRequest({ folderId: scene.folder(), newFolderName: "crew" }),
    ),
  DeleteFolder: (scene) =>
    scene.management.deleteFolder(new models.DeleteFolderRequest({ folderId: scene.folder() })),
  ListFoldersForParent: (scene) => {
    scene.folder();
    return scene.management.listFoldersForParent(
      new models.ListFoldersForParentRequest({ queryKeyword: "tea" }),
    );
  },
  ListDelegatedAdministrators: (scene) => {
    scene.fake.world.setDelegatedAdministrator(scene.member(), true);
    return scene.management.listDelegatedAdministrators(new models.ListDelegatedAdministratorsRequest({}));
  },
  ListAncestors: (scene) =>
    scene.management.listAncestors(new models.ListAncestorsRequest({ childId: scene.folder() })),
  TagResources: (scene) =>
    scene.management.tagResources(
      new models.TagResourcesRequest({
        resourceType: "Account",
        resourceId: [scene.member()],
        tag: [new models.TagResourcesRequestTag({ key: "owner", value: "me" })],
      }),
    ),
  UntagResources: (scene) =>
    scene.management.untagResources(
      new models.UntagResourcesRequest({
        resourceType: "Account",
        resourceId: [scene.member()],
        tagKey: ["env"],
      }),
    ),
  ListTagResources: (scene) =>
    scene.management.listTagResources(
      new models.ListTagResourcesRequest({
        resourceType: "Account",
        resourceId: [scene.member()],
        maxResults: 1,
      }),
    ),
  ListTagKeys: (scene) => {
    scene.member();
    return scene.management.listTagKeys(
      new models.ListTagKeysRequest({ resourceType: "Account", maxResults: 1 }),
    );
  },
  ListTagValues: (scene) => {
    scene.world.tagMember(scene.member("billing"), { env: "test" });
    scene.member();
    return scene.management.listTagValues(
      new models.ListTagValuesRequest({ resourceType: "Account", tagKey: "env", maxResults: 1 }),
    );
  },
  "ListTagValues on its last page": (scene) => {
    scene.member();
    return scene.management.listTagValues(
      new models.ListTagValuesRequest({ resourceType: "Account", tagKey: "env" }),
    );
  },
};
