/** What CDKTF leaves out of HCL output. */
import type { IConstruct } from "constructs";
import { SynthErrorCode } from "../synth-errors";
import { refusal } from "./refusal";

export function hclLosesForgotten(scope: IConstruct, written: string): Error {
  return refusal(
    scope,
    SynthErrorCode.HCL_LOSES,
    `${written} is a removed block, which CDKTF leaves out of HCL output: the next apply would delete what it keeps. ` +
      "Synthesize without --hcl (hclOutput, SYNTH_HCL_OUTPUT); Terraform reads the JSON as well.",
  );
}

export function hclLosesOverrides(stack: IConstruct, keys: readonly string[]): Error {
  return refusal(
    stack,
    SynthErrorCode.HCL_LOSES,
    `CDKTF leaves overrides of a stack out of HCL output, here ${keys.join(", ")}: what they protect or forget would ` +
      "be lost. Synthesize without --hcl (hclOutput, SYNTH_HCL_OUTPUT), or take the addOverride out.",
  );
}
