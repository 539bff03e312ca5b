import { isUnknown } from "../../lib/plugin";
import type { ObjectValue } from "../../lib/plugin/values/value";
import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { firstAddressOf } from "../history/code";
import type { Plan } from "../terraform/change";
import { typeOf } from "../terraform/configuration";
import type { ResourceBlock } from "../terraform/configuration";
import type { Question } from "../terraform/walk";
import type { World } from "../world/world";
import { CANCELS_PROMOTION, DELETES } from "./allowed-writes";
import type { Violation } from "./violation";
import type { Write } from "./writes";

const MEMBER = "resourcedirectory_member";

/** By which parameter a call changes a setting, and what the code calls it. */
const SETTINGS = {
  NewDisplayName: "display_name",
  DisplayName: "display_name",
  DestinationFolderId: "folder_id",
  ParentFolderId: "folder_id",
  PayerAccountId: "payer_account_id",
} as const;

/** Members that the code makes or takes over: each is made once, and what the code does not set is left alone. */
export class OwnMembers {
  /** Addresses for which the plan that is applied may make an account. */
  private toMake = new Set<string>();
  /** Keys of the tags that the code has set, by the address of the member. */
  private readonly ownKeys = new Map<string, readonly string[]>();
  /** What the code of the plan that is applied sets, by the address of the member. */
  private written = new Map<string, ResourceBlock["arguments"]>();

  /** The account that was made while Terraform asked. */
  private readonly made = new WeakMap<Question, string>();

  constructor(private readonly world: World) {}

  isMember(accountId: unknown): boolean {
    return this.nameOf(accountId) !== undefined;
  }

  /** What the directory calls a member of it. */
  nameOf(accountId: unknown): string | undefined {
    const member = typeof accountId === "string" ? this.world.fake.world.tryMember(accountId) : undefined;
    return member?.directoryId === SAMPLE_DIRECTORY_ID ? member.displayName : undefined;
  }

  /** A reviewed plan is being applied. */
  applying({ changes, configuration }: Plan): void {
    const members = [...changes.values()].filter(({ address }) => typeOf(address) === MEMBER);
    this.toMake = new Set(
      members
        .filter(
          ({ action, because, before, after }) =>
            isUnknown(after?.["account_id"]) &&
            after["existing"] !== true &&
            (action === "create" || (because === "taint" && !this.isMember(before?.["account_id"]))),
        )
        .map(({ address }) => firstAddressOf(address)),
    );
    this.written = new Map(configuration.map((block) => [firstAddressOf(block.address), block.arguments]));
    for (const { address } of members) {
      const tags = configuration.find((block) => block.address === address)?.arguments["tags"] ?? {};
      const first = firstAddressOf(address);
      this.ownKeys.set(first, [...(this.ownKeys.get(first) ?? []), ...Object.keys(tags)]);
    }
  }

  /** The directory has carried out a write of ours. @returns what is wrong with it */
  committed(write: Write): readonly Violation[] {
    const { operation, question } = write;
    const address = firstAddressOf(question.address);
    if (typeOf(address) !== MEMBER) {
      return [];
    }
    if (operation === "CreateResourceAccount") {
      this.made.set(question, this.world.fake.world.members.at(-1)?.accountId ?? "");
    }
    const isSecond = operation === "CreateResourceAccount" && !this.toMake.delete(address);
    return [
      ...(isSecond ? [violation("never a second account for one member", write, address)] : []),
      ...this.foreignSettings(write),
      ...this.foreignTags(write),
    ];
  }

  /** Whether the block of an account that was just made has another one. */
  isAnother(question: Question, values: ObjectValue | null): boolean {
    const made = this.made.get(question);
    const named = values?.["account_id"];
    return made !== undefined && typeof named === "string" && named !== made;
  }

  /** Members that a plan deletes, although the service deletes none of their kind, or none in the middle of a promotion that stays. */
  undeletableIn({ changes }: Plan): readonly string[] {
    const ends = [...changes.values()].filter(({ action }) => action === "delete");
    const endsWith = (warning: string) => ends.filter(({ warnings }) => warnings.includes(warning));
    const cancelled = endsWith(CANCELS_PROMOTION).map(({ before }) => before?.["account_id"]);
    return endsWith(DELETES)
      .filter(({ before }) => {
        const member = this.world.fake.world.tryMember(before?.["account_id"] as string);
        const isHeld = member?.status === "PromoteVerifying" && !cancelled.includes(member.accountId);
        return member?.type === "CloudAccount" || isHeld;
      })
      .map(({ address }) => address);
  }

  /** Whether the account of a write is the one that the block is about: by its id, or by the name that it is taken over by. */
  isItsOwn({ operation, parameters, question: { change } }: Write): boolean {
    if (operation === "CreateResourceAccount") {
      return true;
    }
    const accountId = parameters["AccountId"] ?? parameters["ResourceId.1"] ?? "";
    const ids = [change?.before?.["account_id"], change?.after?.["account_id"]];
    const named = ids.find((id) => typeof id === "string");
    const member = this.world.fake.world.tryMember(accountId);
    return named === undefined
      ? member?.directoryId === SAMPLE_DIRECTORY_ID && member.displayName === change?.after?.["display_name"]
      : named === accountId;
  }

  private foreignSettings(write: Write): readonly Violation[] {
    const { parameters, question } = write;
    const written = this.written.get(firstAddressOf(question.address)) ?? {};
    const isWritten = (attribute: string): boolean => (written[attribute] ?? null) !== null;
    const isSo = (parameter: string, attribute: string): boolean =>
      isWritten(attribute) && parameters[parameter] === question.change?.after?.[attribute];
    return Object.entries(SETTINGS)
      .filter(([parameter]) => parameters[parameter] !== undefined)
      .filter(([parameter, attribute]) => !isSo(parameter, attribute))
      .map(([parameter]) => violation("what the code does not set is left alone", write, parameter));
  }

  private foreignTags(write: Write): readonly Violation[] {
    const { operation, parameters, question } = write;
    const own = this.ownKeys.get(firstAddressOf(question.address)) ?? [];
    const isForeign = (key: string): boolean => !own.includes(key);
    const keys = Object.entries(parameters)
      .filter(([name]) => /^TagKey\.\d+$|^Tag\.\d+\.Key$/.test(name))
      .map(([, key]) => key);
    return ["TagResources", "UntagResources"].includes(operation) && keys.some(isForeign)
      ? [violation("what the code does not set is left alone", write, keys.join(", "))]
      : [];
  }
}

function violation(
  invariant: Violation["invariant"],
  { operation, parameters }: Write,
  what: string,
): Violation {
  return { invariant, details: `${operation} ${JSON.stringify(parameters)}: ${what}` };
}
