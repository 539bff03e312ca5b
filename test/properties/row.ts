import type { TerraformProvider, TerraformStack } from "cdktf";
import { RemovalPolicy, ResourceDirectoryProvider } from "../../lib";
import type { IResourceDirectory, ResourceDirectory } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import type { FakeDirectory } from "../../lib/testing";
import { markdownTable } from "../support/golden";

/** What becomes of a changed property. */
export type Outcome =
  /** These calls make it so; none where Terraform's state alone, or nothing, has to change. */
  | { readonly applied: readonly string[] }
  /** Terraform records it, no call is made, and these words of a warning say what becomes of it. */
  | { readonly recorded: string; readonly says: string }
  /** Nothing is changed, now or later. */
  | { readonly leftAlone: string }
  /** Synth, plan or apply fails with these words, which name the supported way. */
  | { readonly refused: "synth" | "plan" | "apply"; readonly says: string; readonly instead: string };

export const NO_CALL: Outcome = { applied: [] };

/** What our own resource alone can do. */
export const OTHER_RESOURCE: Outcome = {
  refused: "synth",
  says: "MemberResource.RESOURCE_DIRECTORY",
  instead: "`members: MemberResource.RESOURCE_DIRECTORY`",
};

/** Where the code of a row stands. */
export interface Place {
  readonly stack: TerraformStack;
  readonly directory: ResourceDirectory;
  /** Ids of what was created before the change; null until it is. */
  readonly accountId: string | null;
  readonly folderId: string | null;
  readonly handshakeId: string | null;
  readonly recordId: string | null;
}

/** A change of one property in the code of a construct that has been applied. */
export interface Change<Props> {
  /** In words, for the table. */
  readonly change: string;
  /** What the code said before, on top of what is required. */
  from?(place: Place): Partial<Props>;
  /** What happens in the directory before the change. */
  meanwhile?(fake: FakeDirectory): void;
  /** What it says now. */
  to(place: Place): Partial<Props>;
  readonly vendors: Outcome;
  readonly own: Outcome;
}

/** A change of which both kinds of member resource make the same. */
export function alike<Props>({
  outcome,
  ...change
}: Omit<Change<Props>, "vendors" | "own"> & { readonly outcome: Outcome }): Change<Props> {
  return { ...change, vendors: outcome, own: outcome };
}

/** Another element with the same credentials. */
export const OTHER_ELEMENT: Change<{ readonly provider?: TerraformProvider }> = alike({
  change: "another element of the same account",
  to: ({ stack }) => ({ provider: new ResourceDirectoryProvider(stack, "other", { alias: "other" }) }),
  outcome: NO_CALL,
});

/** Another element of the vendor's provider, which a stack with our own resource does not have. */
export function otherAlicloudElement(instead: string): Change<{ readonly provider?: TerraformProvider }> {
  return {
    change: "another element of the same account",
    to: ({ stack }) => ({
      provider: new AlicloudProvider(stack, "other", { alias: "other", region: "cn-hangzhou" }),
    }),
    vendors: NO_CALL,
    own: { refused: "synth", says: "provider: without effect", instead },
  };
}

/** What cannot be had without deleting is refused. */
export function forgetInstead(construct: string, instead = `\`${construct}.forget\``): Outcome {
  return { refused: "synth", says: `${construct}.forget(`, instead };
}

/** A removal policy of the vendor's resource that is none. */
export function abandoned(
  outcomes: Pick<Change<unknown>, "vendors" | "own">,
): Change<{ readonly removalPolicy?: RemovalPolicy }> {
  return {
    change: "`ABANDON`",
    to: () => ({ removalPolicy: RemovalPolicy.ABANDON }),
    ...outcomes,
  };
}

export const SAME_DIRECTORY: Change<{ readonly directory?: IResourceDirectory }> = alike({
  change: "the same, by name",
  to: ({ directory }) => ({ directory }),
  outcome: NO_CALL,
});

export const FORMER_PATH: Change<{ readonly previousPaths?: string[] }> = alike({
  change: "given",
  to: () => ({ previousPaths: ["old/place"] }),
  outcome: NO_CALL,
});

/** An `attempt`: one number, one mail or invitation. */
export const LOWERED: Change<{ readonly attempt?: number }> = alike({
  change: "lowered",
  from: () => ({ attempt: 2 }),
  to: () => ({ attempt: 1 }),
  outcome: NO_CALL,
});

/** The first of the two steps of a removal. */
export const MAY_BE_REMOVED: Change<{ readonly removalPolicy?: RemovalPolicy }> = {
  change: "`DESTROY`",
  to: () => ({ removalPolicy: RemovalPolicy.DESTROY }),
  vendors: NO_CALL,
  own: NO_CALL,
};

/** A construct's table: every property of its props has its rows, or the table does not compile. */
export type PropertyTable<Props> = Readonly<Record<keyof Props, readonly Change<Props>[]>>;

/** The table as a document shows it. */
export function markdownOf<Props>(table: PropertyTable<Props>): string {
  const rows = Object.entries<readonly Change<Props>[]>(table).flatMap(([property, changes]) =>
    changes.map(({ change, vendors, own }) => [`\`${property}\``, change, words(vendors), words(own)]),
  );
  const head = ["property", "change in the code", "on the vendor's resource", "on our own resource"];
  return markdownTable([head, ...rows]);
}

function words(outcome: Outcome): string {
  if ("refused" in outcome) {
    return `refused at ${outcome.refused}; instead: ${outcome.instead}`;
  }
  if ("leftAlone" in outcome) {
    return `left alone: ${outcome.leftAlone}`;
  }
  if ("recorded" in outcome) {
    return `recorded, with a warning: ${outcome.recorded}`;
  }
  const calls = outcome.applied.map((call) => `\`${call}\``).join(", ");
  return `applied: ${calls === "" ? "no call" : calls}`;
}
