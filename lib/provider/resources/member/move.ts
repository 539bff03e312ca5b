import { stateFrom } from "../../../plugin";
import type { MoveSource } from "../../../plugin";
import { isVendors, vendorsText } from "../vendor";
import { memberSchema } from "./schema";
import type { MemberState } from "./schema";
import { MEMBER, TYPE_NAME } from "./state";

/**
 * The state of the vendor's account resource, for a `moved` block from there. No call is made: the refresh of the same
 * plan looks at the account. Its payer is left out, since the vendor's provider reads one that the code never set.
 */
export function stateOfVendor(source: MoveSource): MemberState | null {
  const text = vendorsText(source);
  const accountId = text("id");
  if (!isVendors(source, "alicloud_resource_manager_account", TYPE_NAME) || accountId === null) {
    return null;
  }
  return stateFrom(memberSchema, {
    account_id: accountId,
    display_name: text("display_name"),
    account_name_prefix: text("account_name_prefix"),
    resell_account_type: text("resell_account_type"),
    folder_id: text("folder_id"),
    tags: tagsIn(source.state["tags"]),
    status: MEMBER,
    type: text("type"),
    join_method: text("join_method"),
    join_time: text("join_time"),
    resource_directory_id: text("resource_directory_id"),
  });
}

function tagsIn(tags: unknown): Readonly<Record<string, string>> {
  const entries = typeof tags === "object" && tags !== null ? Object.entries(tags) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
