import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { firstAddressOf } from "./code";
import type { OwnFolderName } from "./folders";
import type { AccountName } from "./code";
import { typeOf } from "../terraform/configuration";
import type { ResourceBlock } from "../terraform/configuration";
import type { World } from "../world/world";

/** What a person who looks into the console would type behind `terraform import ADDRESS`. */
export function importIdOf(world: World, block: ResourceBlock, withRecord: boolean): string {
  const name = firstAddressOf(block.address).split(".")[1] as AccountName;
  const named = block.arguments["account_id"] ?? block.arguments["target"];
  const account = typeof named === "string" ? named : (world.accountOf(name) ?? "none");
  switch (typeOf(block.address)) {
    case "resourcedirectory_member":
      return world.accountOf(name) ?? "none";
    case "resourcedirectory_folder":
      return world.folderOf(firstAddressOf(block.address).split(".")[1] as OwnFolderName) ?? "none";
    case "resourcedirectory_invitation":
      return `Account:${account}`;
    case "resourcedirectory_handshake_acceptance":
      return SAMPLE_DIRECTORY_ID;
    case "resourcedirectory_promotion": {
      const promotion = world.fake.world.tryMember(account)?.promotion;
      const isUnderWay = promotion?.status === "Verifying";
      return withRecord && isUnderWay ? `${account}/${promotion.recordId}` : account;
    }
    default:
      return account;
  }
}
