/** Moves that Terraform would refuse, in words of addresses, where a person wrote paths. */
import type { IConstruct } from "constructs";
import { previousPathOfTwoProblem, previousPathStillTakenProblem } from "./problems";
import { movesOf } from "./state/moved-blocks";
import { addressOf, writtenConstruct } from "./tree";
import type { DeclaredResource } from "./tree";

/**
 * Previous paths at which something else stands, and those of which two constructs say that they stood there: one problem
 * for each construct, whatever the number of its resources.
 *
 * @param constructs all of the stack
 * @param declared their resources
 */
export function moveProblems(
  constructs: readonly IConstruct[],
  declared: readonly DeclaredResource[],
): string[] {
  const moved = constructs
    .map((blocks) => ({ construct: blocks.node.scope ?? blocks, moves: movesOf(blocks) }))
    .filter(({ moves }) => moves.length > 0);
  if (moved.length === 0) {
    return [];
  }
  const standing = new Map(
    declared.map(({ resource }) => [addressOf(resource), writtenConstruct(resource)] as const),
  );
  const firstByAddress = new Map<string, IConstruct>();
  const problems = new Map<IConstruct, string>();
  for (const { construct, moves } of moved) {
    for (const { from } of moves) {
      const inItsPlace = standing.get(from);
      const first = firstByAddress.get(from) ?? construct;
      firstByAddress.set(from, first);
      if (inItsPlace !== undefined) {
        problems.set(construct, previousPathStillTakenProblem(construct, inItsPlace));
      } else if (first !== construct) {
        problems.set(construct, previousPathOfTwoProblem(first, construct));
      }
    }
  }
  return [...problems.values()];
}
