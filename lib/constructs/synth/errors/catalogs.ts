/** What is wrong with a catalog of members, or asked of it in vain. */
import type { IConstruct } from "constructs";
import { faultLines } from "../../../catalog/load";
import type { Fault } from "../../../catalog/row";
import { quoted } from "../../../rules";
import { SynthErrorCode } from "../synth-errors";
import { refusal } from "./refusal";

export function catalogHasFaults(scope: IConstruct, faults: readonly Fault[]): Error {
  const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
  return refusal(
    scope,
    SynthErrorCode.CATALOG,
    `the catalog has ${count}:\n${faultLines(faults)}\nMend the files: nothing was made.`,
  );
}

export function noSuchKey(scope: IConstruct, key: string, what: string, known: readonly string[]): Error {
  const some = known.slice(0, 20).join(", ");
  return refusal(
    scope,
    SynthErrorCode.CATALOG,
    `the catalog has no ${what} with the key ${quoted(key)}. It has ${known.length === 0 ? "none" : some}` +
      `${known.length > 20 ? ` and ${known.length - 20} more` : ""}.`,
  );
}
