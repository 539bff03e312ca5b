import type { LoggedRequest } from "../../lib/testing";
import type { Question } from "../terraform/walk";
import type { World } from "../world/world";
import type { Write } from "./writes";

type Call = Pick<LoggedRequest, "operation" | "parameters">;

/** A setting that was written, and what stood in its place before. */
interface Setting {
  readonly write: Write;
  readonly before: string;
}

/**
 * Settings that somebody else has put back while our call was under way. If its answer was lost, nobody can tell that from a
 * call that never arrived, so that it may be made once more. Not so where somebody has made it something else.
 */
export class UndoneSettings {
  private before: string | undefined;
  private readonly written: Setting[] = [];
  private readonly undone = new WeakMap<Question, Set<string>>();

  constructor(private readonly world: World) {}

  commandBegins(): void {
    this.written.length = 0;
  }

  /** A call of ours has reached the directory. */
  sends(call: Call): void {
    this.before = presentOf(this.world, call);
  }

  /** The directory has carried out that call. */
  committed(write: Write): void {
    if (this.before !== undefined) {
      this.written.push({ write, before: this.before });
    }
  }

  /** Somebody else has acted. */
  happened(): void {
    this.written
      .filter(({ write, before }) => presentOf(this.world, write) === before)
      .forEach(({ write: { question, operation } }) => {
        this.undone.set(question, new Set(this.undone.get(question)).add(operation));
      });
  }

  mayRepeat({ question, operation }: Write): boolean {
    return this.undone.get(question)?.has(operation) ?? false;
  }
}

/** What the directory has in the place of what a call writes; undefined for a call that writes no setting. */
function presentOf(world: World, { operation, parameters }: Call): string | undefined {
  const { AccountId = "", FolderId = "", "ResourceId.1": tagged = "" } = parameters;
  const { fake } = world;
  switch (operation) {
    case "UpdateAccount":
      return parameters["NewDisplayName"] && fake.world.tryMember(AccountId)?.displayName;
    case "MoveAccount":
      return fake.world.tryMember(AccountId)?.folderId;
    case "UpdatePayerForAccount":
      return String(world.payerOf(AccountId));
    case "UpdateFolder":
      return fake.world.folders.find(({ id }) => id === FolderId)?.name;
    case "TagResources":
    case "UntagResources":
      return tagsIn(parameters, fake.world.tagsOf(tagged));
    default:
      return undefined;
  }
}

function tagsIn(parameters: Call["parameters"], present: Readonly<Record<string, string>>): string {
  const keys = Object.entries(parameters)
    .filter(([name]) => /^(Tag\.\d+\.Key|TagKey\.\d+)$/.test(name))
    .map(([, key]) => key);
  return JSON.stringify(keys.map((key) => present[key]));
}
