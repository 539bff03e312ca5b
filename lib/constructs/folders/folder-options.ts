import type { TerraformProvider } from "cdktf";
import type { IResourceDirectory } from "../directory/directory-ref";
import type { RemovalPolicy } from "../members/removal-policy";
import type { PropNames } from "../synth/checks";

/** What a folder takes beside its place. */
export interface FolderOptions {
  /**
   * Name of the folder, unique below its parent: 1 to 24 characters, no blank at either end. A change renames the folder.
   *
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * Id of a folder that exists already (`fd-...`): it is imported instead of created. Leave the id in place: once
   * imported it does nothing, and another one is refused at plan.
   *
   * @default - a new folder is created
   */
  readonly folderId?: string;

  /**
   * Takes over a folder of this name that its parent holds already, instead of failing the plan. For a directory with
   * `members: MemberResource.RESOURCE_DIRECTORY`.
   *
   * @default false
   */
  readonly adopt?: boolean;

  /**
   * Tags of the folder. They are all of its tags: a key that is not among them is removed. Not for a directory with
   * `members: MemberResource.RESOURCE_DIRECTORY`.
   *
   * @default - the tags are left alone
   */
  readonly tags?: Record<string, string>;

  /**
   * `PROTECT`: Terraform refuses a plan that would delete or replace the folder while this construct stands in the code.
   * `DESTROY`: it does not. `ABANDON` is refused: see `Folder.forget`.
   *
   * Under each of them the service deletes a folder only if it holds nothing.
   *
   * @default - that of the directory, else `PROTECT`
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Where this construct stood before it was renamed or moved in the code: its path below the stack, as in
   * `"rd/prod"`, the oldest first. The folder and all that is declared below it keep their objects.
   *
   * @default - it has always stood here
   */
  readonly previousPaths?: string[];
}

export const FOLDER_OPTIONS: PropNames<FolderOptions> = {
  name: true,
  folderId: true,
  adopt: true,
  tags: true,
  removalPolicy: true,
  previousPaths: true,
};

/** How to refer to a folder that is managed elsewhere. */
export interface FolderReferenceOptions {
  /**
   * The directory that holds the folder.
   *
   * @default - that of the construct that this one stands in, or the stack's only one
   */
  readonly directory?: IResourceDirectory;

  /**
   * Provider element of `aliyun/alicloud` for the lookup, and for folders that are added below.
   *
   * @default - that of the directory, else the stack's alicloud provider without alias
   */
  readonly provider?: TerraformProvider;
}

export const FOLDER_REFERENCE: PropNames<FolderReferenceOptions> = { directory: true, provider: true };
