import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { FOLDERS } from "../../catalog/declaration";
import type { CatalogFolder } from "../../catalog/folders";
import { loadCatalog } from "../../catalog/load";
import { literalTags, literalText } from "../../rules";
import { chooseDirectory } from "../directory/directory-choice";
import { MemberResource } from "../directory/directory-ref";
import type { IResourceDirectory } from "../directory/directory-ref";
import { forgetThese } from "../directory/forget-all";
import { Folder } from "../folders/folder";
import type { IFolder } from "../folders/folder";
import type { Invitation } from "../invitations/invitation";
import type { IMemberAccount } from "../members/member-account-base";
import { memberResourceOf } from "../members/member-resource";
import { RemovalPolicy } from "../members/removal-policy";
import { checkCdk, checkProvider, warnOfMisspelt } from "../synth/checks";
import type { PropNames } from "../synth/checks";
import { catalogHasFaults, noSuchKey } from "../synth/errors/catalogs";
import { checkPart, declarePart, foldersOfPart, isInPart, isLeaving, partFaults } from "./catalog-part";
import { makeRow, pathBelowStack } from "./catalog-rows";
import type { MadeRow } from "./catalog-rows";

/** Props of a {@link MemberCatalog}. */
export interface MemberCatalogProps {
  /**
   * The file with the members: YAML (`.yaml`, `.yml`), JSON (`.json`) or CSV (`.csv`), relative to the working directory.
   * Its fields are described by `schema/catalog.schema.json` of this package, which editors understand.
   */
  readonly file: string;

  /**
   * More files of the same catalog: one a team, for example, or a CSV file beside one with folders and defaults. Keys and
   * names are unique across all of them.
   *
   * @default - the catalog is one file
   */
  readonly furtherFiles?: string[];

  /**
   * Only the rows in these folders, and in those below them, by their paths: `["prod"]`. Which stack a row belongs to follows
   * from the path of its own folder and from nothing else: a folder that is new moves no other.
   *
   * Catalogs of an app that read the same files for the same directory must have each row once together: synth fails with
   * those that are in no stack or in two; without `folders` and `exceptFolders` only where `directoryId` says that the
   * directory is one. A folder of another stack that holds one of these needs its `id` in the file.
   *
   * @default - all rows
   */
  readonly folders?: string[];

  /**
   * No rows in these folders, nor in those below them: other stacks have them. Without `folders`, this catalog has all the rest,
   * also rows in no folder.
   *
   * @default - no folder is left out
   */
  readonly exceptFolders?: string[];

  /**
   * Folders that go over to another stack, with their rows and all below them: the next apply forgets them here and leaves them as they
   * are. After it, they stand in `exceptFolders`, or nowhere. Needs Terraform 1.7 or OpenTofu 1.10, or newer.
   *
   * The other stack takes them over: synth fails for a row without `accountId` and a folder without `id`, which would be created anew.
   *
   * @default - nothing is forgotten
   */
  readonly forgetFolders?: string[];

  /**
   * Folders whose rows another app manages: that no stack of this one has them is no fault.
   *
   * @default - the stacks of this app have all rows
   */
  readonly foldersElsewhere?: string[];

  /**
   * The directory that holds the members.
   *
   * @default - the one that this construct stands in, else the stack's only one
   */
  readonly directory?: IResourceDirectory;

  /**
   * Provider element of `aliyun/alicloud` for members and folders.
   *
   * @default - that of the directory, else the stack's alicloud provider without alias
   */
  readonly provider?: TerraformProvider;

  /**
   * The `ResourceDirectoryProvider` that protects the members, invites, and drives their hooks.
   *
   * @default - that of the directory, else the stack's `ResourceDirectoryProvider` without alias
   */
  readonly directoryProvider?: TerraformProvider;
}

const PROPS: PropNames<MemberCatalogProps> = {
  file: true,
  furtherFiles: true,
  folders: true,
  exceptFolders: true,
  forgetFolders: true,
  foldersElsewhere: true,
  directory: true,
  provider: true,
  directoryProvider: true,
};

/**
 * Members from a file: one row a member, or an invitation, with its hooks. It makes the same constructs that code would,
 * a `MemberAccount` or an `Invitation` below this construct whose id is the `key` of the row; hooks have the ids
 * `promotion`, `accountEmail`, `typeSwitch` and `acceptance`. Constructs may stand beside it, and hang on its members.
 *
 * Folders are made, too, below a construct \`Folders\`: one that is declared with an \`id\` is imported, one with a \`reference\` is
 * managed elsewhere, and any other is created.
 *
 * Addresses follow from the keys and from nothing else: rows may be sorted, moved between files and renamed.
 *
 * Synth throws one error with every fault of all files, each with its line and column, what stands there and what is allowed.
 */
export class MemberCatalog extends Construct {
  /** The keys of all rows that this catalog has, in the order of the files. */
  public readonly keys: string[];

  private readonly made: ReadonlyMap<string, MadeRow>;

  public constructor(scope: Construct, id: string, props: MemberCatalogProps) {
    super(scope, id);
    checkCdk(this);
    warnOfMisspelt(this, props, PROPS);
    checkProvider(this, "provider", props.provider, "alicloud");
    checkProvider(this, "directoryProvider", props.directoryProvider, "resourcedirectory");
    chooseDirectory(this, { directory: props.directory });
    const isOwn = memberResourceOf(this) === MemberResource.RESOURCE_DIRECTORY;
    checkPart(this, props);
    const files = [props.file, ...(props.furtherFiles ?? [])];
    const catalog = loadCatalog(files, isOwn ? "resourcedirectory" : "alicloud");
    const faults = [...catalog.faults, ...partFaults(catalog, props)];
    if (faults.length > 0) {
      throw catalogHasFaults(this, faults);
    }
    declarePart(this, files, props, catalog.rows);
    const folders = this.makeFolders(catalog.folders, props);
    const rows = catalog.rows.filter(({ folder }) => isInPart(folder, props));
    const leaving = catalog.rows.filter(({ folder }) => isLeaving(folder, props));
    this.keys = rows.map(({ key }) => key);
    this.made = new Map(
      [...rows, ...leaving].map((row) => {
        const folder = row.folder === undefined ? undefined : folders.get(row.folder);
        const { provider, directoryProvider } = props;
        return [row.key, makeRow(this, row, { folder, provider, directoryProvider })];
      }),
    );
    forgetThese(this, [
      ...leaving.map(({ key }) => this.node.findChild(key)),
      ...[...folders].flatMap(([path, folder]) => (isLeaving(path, props) ? [folder] : [])),
    ]);
  }

  /**
   * The member of a row, for hooks and for whatever takes an account. That of an invitation has no id until it has joined.
   *
   * @param key of the row
   */
  public member(key: string): IMemberAccount {
    return this.find(key).member;
  }

  /**
   * The invitation of a row.
   *
   * @param key of the row
   */
  public invitation(key: string): Invitation {
    const { invitation } = this.find(key);
    if (invitation === undefined) {
      throw noSuchKey(
        this,
        key,
        "invitation",
        this.keysWith(({ invitation: own }) => own !== undefined),
      );
    }
    return invitation;
  }

  private find(key: string): MadeRow {
    const made = this.made.get(key);
    if (made === undefined) {
      throw noSuchKey(this, key, "row", this.keys);
    }
    return made;
  }

  private keysWith(isMeant: (made: MadeRow) => boolean): string[] {
    return this.keys.filter((key) => isMeant(this.find(key)));
  }

  /** Below a scope of their own, so that a folder may be called like a member. */
  private makeFolders(
    folders: readonly CatalogFolder[],
    props: MemberCatalogProps,
  ): ReadonlyMap<string, IFolder> {
    const { provider } = props;
    const made = new Map<string, IFolder>();
    const part = foldersOfPart(folders, props);
    const top = part.length === 0 ? this : new Construct(this, FOLDERS);
    for (const { path, name, key, parent, id, isElsewhere, ...folder } of part) {
      const reference = isElsewhere ? (folder.reference ?? id) : folder.reference;
      const above = parent === undefined ? undefined : made.get(parent);
      const scope = above ?? top;
      made.set(
        path,
        reference === undefined
          ? new Folder(scope, key, {
              name: literalText(name),
              parent: above,
              folderId: id,
              adopt: folder.adopt,
              tags: folder.tags && literalTags(folder.tags),
              removalPolicy: folder.removalPolicy && RemovalPolicy[folder.removalPolicy],
              previousPaths: (folder.previousKeys ?? []).map((previous) => pathBelowStack(scope, previous)),
              provider,
            })
          : Folder.fromFolderId(scope, key, reference, { provider }),
      );
    }
    return made;
  }
}
