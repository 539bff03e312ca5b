import { isKnown } from "../plugin";
import type { CallContext } from "../plugin";
import type { PlannedKey } from "./planned-keys";
import type { ProviderData } from "./provider-data";
import { refuse } from "./reporting";
import type { Message } from "./reporting";

type Half = "create" | "destroy";

/** One object that a plan call is about. */
interface PlannedHalf {
  readonly typeName: string;
  /** What identifies the object at the directory; unknown or null where it does not exist yet. */
  readonly key: unknown;
  readonly half: Half;
  readonly member: string;
  /** What the two halves would do, applied one after the other. */
  readonly harm: string;
}

/**
 * Delete and create of one object in one plan is a move that nobody declared. The call that comes second refuses it, and
 * the first has called nothing; true if this call has nothing more to say.
 */
export function refuseUndeclaredMove(context: CallContext<ProviderData>, planned: PlannedHalf): boolean {
  const { typeName, key, half, member, harm } = planned;
  if (typeof key !== "string" || !isKnown(key)) {
    return false;
  }
  const plannedKey = context.providerData.plannedKey(typeName, key);
  plannedKey.add(half);
  return refuseHalf(context, plannedKey, half, undeclaredMove(member, [typeName], half, harm));
}

/** As {@link refuseUndeclaredMove}, for a key that the call has added itself. */
export function refuseHalf(
  context: CallContext<ProviderData>,
  key: PlannedKey,
  half: Half,
  message: Message,
): boolean {
  const isMove = key.has(half === "create" ? "destroy" : "create");
  if (isMove && key.firstRefusal()) {
    refuse(context, message);
  }
  return isMove;
}

export function undeclaredMove(
  member: string,
  typeNames: readonly string[],
  half: Half,
  harm: string,
): Message {
  return {
    summary: `${member}: renamed or moved in the code, without a moved block`,
    detail:
      `This plan deletes ${typeNames[0] ?? ""} at one address and creates it at another. ${harm} Nothing was called. ` +
      `Say that it moved, and nothing happens to it:\n\n${movedBlocks(typeNames)}\n\n${whereAddressesStand(half)}`,
  };
}

/** One of two objects of a plan that stand for the same thing. */
interface Twin {
  readonly typeName: string;
  readonly key: string;
  /** Whether it stays, or goes with a call that the other one would feel. */
  readonly use: "keep" | "destroy";
  readonly member: string;
  /** With `destroy`: types of the objects whose end it is. @default the type itself */
  readonly endsAs?: readonly string[];
}

/**
 * What ends at one address and stays at another was imported there instead of moved, or is in state twice: its end would
 * reach both. The call that comes second refuses it; true if this call has nothing more to say.
 */
export function refuseEndOfKept(
  context: CallContext<ProviderData>,
  { typeName, key, use, member, endsAs = [typeName] }: Twin,
): boolean {
  const both = context.providerData.plannedKey(`end of ${typeName}`, key);
  both.add(use);
  if (use === "destroy") both.endsAs = endsAs;
  const isBoth = both.has(use === "keep" ? "destroy" : "keep");
  if (isBoth && both.firstRefusal()) {
    refuse(context, endsAndStays(member, both.endsAs));
  }
  return isBoth;
}

function endsAndStays(member: string, endsAs: readonly string[]): Message {
  const removed = endsAs.map(
    (typeName) => `removed {\n  from = ${typeName}.OLD\n  lifecycle {\n    destroy = false\n  }\n}\n\n`,
  );
  return {
    summary: `${member}: this plan ends at one address what it keeps at another`,
    detail:
      `State has it twice, or it is imported while the block that it had is gone, and the end of that ${endsAs[0] ?? ""} would reach both. ` +
      "Nothing was called. Have Terraform forget the address that is gone:\n\n" +
      removed.join("") +
      "OLD is the address that this plan destroys. Of one of several (for_each, count), or in place of the block: `terraform state rm ADDRESS`. " +
      "If it is to go for good, delete both blocks.",
  };
}

/** The blocks to write. Terraform tells a provider no address, so the names are for the reader to fill in. */
export function movedBlocks(typeNames: readonly string[]): string {
  return typeNames
    .map((typeName) => `moved {\n  from = ${typeName}.OLD\n  to   = ${typeName}.NEW\n}`)
    .join("\n");
}

function whereAddressesStand(half: Half): string {
  const [here, there, action] = half === "create" ? ["NEW", "OLD", "destroys"] : ["OLD", "NEW", "creates"];
  return (
    `${here} is the address that Terraform names with this error, ${there} the one of that type that the plan ${action}; ` +
    "`terraform state list` lists the old ones. In CDKTF: previousPaths on the construct, with its old path, does all of this. " +
    "If both are one address, whose old object Terraform calls deposed: `terraform state rm` it, and the next plan says how what is there is taken over."
  );
}
