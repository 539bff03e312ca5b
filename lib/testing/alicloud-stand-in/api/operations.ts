/** The two products of the vendor's API that serve a Resource Directory. */
export type Product = "ResourceManager" | "ResourceDirectoryMaster";

export const API_VERSIONS: Readonly<Record<Product, string>> = {
  ResourceManager: "2020-03-31",
  ResourceDirectoryMaster: "2022-04-19",
};

/** The operations that the stand-in calls, all of them of the product where the vendor's provider calls them. */
export const OPERATIONS = {
  createResourceAccount: { name: "CreateResourceAccount", product: "ResourceManager" },
  getAccount: { name: "GetAccount", product: "ResourceManager" },
  getPayerForAccount: { name: "GetPayerForAccount", product: "ResourceManager" },
  moveAccount: { name: "MoveAccount", product: "ResourceManager" },
  updateAccount: { name: "UpdateAccount", product: "ResourceManager" },
  updatePayerForAccount: { name: "UpdatePayerForAccount", product: "ResourceDirectoryMaster" },
  checkAccountDelete: { name: "CheckAccountDelete", product: "ResourceManager" },
  getAccountDeletionCheckResult: { name: "GetAccountDeletionCheckResult", product: "ResourceManager" },
  deleteAccount: { name: "DeleteAccount", product: "ResourceManager" },
  getAccountDeletionStatus: { name: "GetAccountDeletionStatus", product: "ResourceManager" },
  createFolder: { name: "CreateFolder", product: "ResourceManager" },
  getFolder: { name: "GetFolder", product: "ResourceManager" },
  updateFolder: { name: "UpdateFolder", product: "ResourceManager" },
  deleteFolder: { name: "DeleteFolder", product: "ResourceManager" },
  listFoldersForParent: { name: "ListFoldersForParent", product: "ResourceManager" },
  inviteAccount: { name: "InviteAccountToResourceDirectory", product: "ResourceManager" },
  getHandshake: { name: "GetHandshake", product: "ResourceManager" },
  acceptHandshake: { name: "AcceptHandshake", product: "ResourceManager" },
  cancelHandshake: { name: "CancelHandshake", product: "ResourceManager" },
  removeCloudAccount: { name: "RemoveCloudAccount", product: "ResourceManager" },
  listAccountTags: { name: "ListTagResources", product: "ResourceManager" },
  listFolderTags: { name: "ListTagResources", product: "ResourceDirectoryMaster" },
  tagResources: { name: "TagResources", product: "ResourceDirectoryMaster" },
  untagResources: { name: "UntagResources", product: "ResourceDirectoryMaster" },
} as const satisfies Readonly<Record<string, Operation>>;

export interface Operation {
  readonly name: string;
  readonly product: Product;
}
