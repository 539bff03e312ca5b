/** The two resources that may stand for a folder. */
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { ResourceManagerFolder } from "../../bindings/alicloud/resource-manager-folder";
import { Folder as OwnFolder } from "../../bindings/resourcedirectory/folder";
import { goesNowhereBesideOwnMembers, needsOwnMembers } from "../synth/errors/member-resources";
import { MovedFromType } from "../synth/state/moved-blocks";
import { ForgottenType } from "../synth/state/removed-blocks";
import type { FolderOptions } from "./folder-options";

interface FolderPlace extends FolderOptions {
  readonly parent?: { readonly folderId: string };
  readonly provider?: TerraformProvider;
}

/**
 * A folder on the vendor's resource, and the block that forgets one of our own in its place if it is imported. Throws for what
 * that resource cannot do.
 */
export function declareVendorsFolder(
  scope: Construct,
  folderName: string,
  { parent, provider, tags, adopt, folderId }: FolderPlace,
): ResourceManagerFolder {
  if (adopt !== undefined) {
    throw needsOwnMembers(scope, "adopt");
  }
  const parentFolderId = parent?.folderId;
  const folder = new ResourceManagerFolder(scope, "Resource", { provider, folderName, parentFolderId, tags });
  if (folderId !== undefined) {
    new ForgottenType(scope, OwnFolder.tfResourceType, folder);
  }
  return folder;
}

/** A folder on a resource of our own, and the block that takes it over from the vendor's. Throws for what that cannot do. */
export function declareOwnFolder(scope: Construct, name: string, props: FolderPlace): OwnFolder {
  for (const prop of ["provider", "tags"] as const) {
    if (props[prop] !== undefined) {
      throw goesNowhereBesideOwnMembers(scope, prop);
    }
  }
  const { parent, adopt } = props;
  const folder = new OwnFolder(scope, "Resource", { name, parentFolderId: parent?.folderId, adopt });
  new MovedFromType(scope, ResourceManagerFolder.tfResourceType, folder);
  return folder;
}
