import type { RamActions } from "../../provider/resources/ram-actions";

/** A resource or data source of `aliyun/alicloud` as a stack declares it. */
export interface AlicloudDeclaration {
  /** With `data.` in front for a data source. */
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether something in the stack refuses to remove it. */
  readonly isProtected: boolean;
}

/**
 * What the vendor's provider calls (1.289), by type: from its recorded calls, and for data sources from its source. All
 * of it has the RAM action of its own name: the pages of both API versions say so, except that of GetPayerForAccount,
 * which names none.
 */
const RAM_ACTIONS: Readonly<Record<string, (declared: Arguments) => RamActions>> = {
  alicloud_resource_manager_account: (account) =>
    management(
      ["GetAccount", "GetPayerForAccount", "ListTagResources"],
      [
        "CreateResourceAccount",
        // A type is sent at creation, too.
        ...when(account.mayChange("display_name") || account.isSet("type"), "UpdateAccount"),
        ...when(account.isSet("folder_id") && account.mayChange("folder_id"), "MoveAccount"),
        // Without a payer in the code, one that the service reports is taken away.
        ...when(account.mayChange("payer_account_id"), "UpdatePayerForAccount"),
        ...taggingOf(account),
        ...when(!account.isProtected, "DeleteAccount", "GetAccountDeletionStatus"),
        ...when(
          !account.isProtected && account.isSet("force_delete"),
          "CheckAccountDelete",
          "GetAccountDeletionCheckResult",
        ),
      ],
    ),
  alicloud_resource_manager_folder: (folder) =>
    management(
      ["GetFolder", "ListTagResources"],
      [
        "CreateFolder",
        ...when(folder.mayChange("folder_name"), "UpdateFolder"),
        ...taggingOf(folder),
        ...when(!folder.isProtected, "DeleteFolder"),
      ],
    ),
  // Destroying an invitation that was accepted removes the member; one by e-mail address leaves it.
  alicloud_resource_manager_handshake: (handshake) =>
    management(
      ["GetHandshake"],
      [
        "InviteAccountToResourceDirectory",
        ...when(!handshake.isProtected, "CancelHandshake"),
        ...when(
          !handshake.isProtected && !handshake.is("target_type", "Email"),
          "RemoveCloudAccount",
          "GetAccount",
        ),
      ],
    ),
  alicloud_resource_manager_handshake_acceptance: () =>
    ramActions("invitee", ["GetHandshake"], ["AcceptHandshake"]),
  "data.alicloud_resource_manager_account_deletion_check_task": () =>
    management(["CheckAccountDelete", "GetAccountDeletionCheckResult"], []),
  "data.alicloud_resource_manager_accounts": (accounts) =>
    management(
      ["ListAccounts", ...when(accounts.isSet("enable_details"), "GetAccount", "GetPayerForAccount")],
      [],
    ),
  "data.alicloud_resource_manager_folders": (folders) =>
    management(["ListFoldersForParent", ...when(folders.isSet("enable_details"), "GetFolder")], []),
  "data.alicloud_resource_manager_handshakes": (handshakes) =>
    management(
      ["ListHandshakesForResourceDirectory", ...when(handshakes.isSet("enable_details"), "GetHandshake")],
      [],
    ),
  "data.alicloud_resource_manager_resource_directories": () => management(["GetResourceDirectory"], []),
};

/** What it needs in its whole life, or undefined for a type that is not known here. */
export function alicloudRamActionsOf(declared: AlicloudDeclaration): RamActions | undefined {
  return RAM_ACTIONS[declared.type]?.(new Arguments(declared));
}

/** Tags that the code does not set are taken away when somebody else sets them. */
function taggingOf(declared: Arguments): readonly string[] {
  return [
    ...when(declared.isSet("tags"), "TagResources"),
    ...when(declared.mayChange("tags"), "UntagResources"),
  ];
}

/** The arguments of a declaration, in the questions that decide what is called. */
class Arguments {
  readonly isProtected: boolean;
  private readonly values: AlicloudDeclaration["values"];
  private readonly ignored: readonly unknown[];

  constructor({ values, isProtected }: AlicloudDeclaration) {
    this.isProtected = isProtected;
    this.values = values;
    this.ignored = ignoredChanges(values.lifecycle);
  }

  /** An empty map, a false switch and a null are as good as nothing; what is computed elsewhere may be something. */
  isSet(name: string): boolean {
    const value = this.values[name];
    return typeof value === "object" && value !== null ? Object.keys(value).length > 0 : Boolean(value);
  }

  is(name: string, value: string): boolean {
    return this.values[name] === value;
  }

  /** Whether a difference between code and directory is planned. */
  mayChange(name: string): boolean {
    return !this.ignored.includes(name) && !this.ignored.includes("all");
  }
}

function ignoredChanges(lifecycle: unknown): readonly unknown[] {
  const ignored =
    typeof lifecycle === "object" && lifecycle !== null && "ignore_changes" in lifecycle
      ? lifecycle.ignore_changes
      : [];
  return [ignored].flat();
}

function when(condition: boolean, ...operations: readonly string[]): readonly string[] {
  return condition ? operations : [];
}

function management(plan: readonly string[], apply: readonly string[]): RamActions {
  return ramActions("management", plan, apply);
}

function ramActions(side: RamActions["side"], plan: readonly string[], apply: readonly string[]): RamActions {
  const actions = (operations: readonly string[]) => operations.map((name) => `resourcemanager:${name}`);
  return { side, plan: actions(plan), apply: actions(apply) };
}
