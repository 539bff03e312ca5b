import type { IConstruct } from "constructs";
import type { SynthErrorCode } from "../synth-errors";
import { coded } from "../synth-errors";

/** Why something is refused: where, what, the value got, what is allowed and what to do next. */
export function refusal(scope: IConstruct, code: SynthErrorCode, text: string): Error {
  return new Error(coded(code, `[${scope.node.path}] ${text}`));
}
