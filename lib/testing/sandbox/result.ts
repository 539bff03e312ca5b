import type { LoggedRequest } from "../fake-directory";
import { readJsonPrintout } from "./json-printout";
import { messageText, sameMessage } from "./messages";
import type { Message, Printout } from "./messages";
import { NO_DETAILS } from "./plan-changes";
import type { PlanDetails } from "./plan-changes";
import type { Ended } from "./process";
import { readTextPrintout } from "./text-printout";

/** How a run of Terraform went. */
export interface TerraformResult extends PlanDetails {
  readonly exitCode: number;
  /** Whether the exit code is 0. */
  readonly ok: boolean;
  /** As printed; for plan, apply and destroy these are lines of JSON. */
  readonly stdout: string;
  readonly stderr: string;
  /** Both as a person would read them: no colour, no JSON, details of messages unwrapped. */
  readonly output: string;
  readonly errors: readonly Message[];
  readonly warnings: readonly Message[];
  /** "Plan: 1 to add, 0 to change, 0 to destroy." "Plan: 1 to import, …", or "No changes."; null if nothing was planned. */
  readonly summary: string | null;
  /** What the fake directory received meanwhile, from whomever, in order of arrival. */
  readonly calls: readonly LoggedRequest[];
}

/** Puts together what is known about a run. */
export function resultOf(
  ended: Ended,
  calls: readonly LoggedRequest[],
  plan: PlanDetails = NO_DETAILS,
): TerraformResult {
  const out = read(ended.stdout);
  const err = read(ended.stderr);
  const messages = distinct([...out.messages, ...err.messages]);
  return {
    ...ended,
    ...plan,
    ok: ended.exitCode === 0,
    output: [out.text, err.text].filter((text) => text !== "").join("\n"),
    errors: messages.filter(({ severity }) => severity === "error"),
    warnings: messages.filter(({ severity }) => severity === "warning"),
    summary: out.summary,
    calls,
  };
}

/** A plan and the apply of it, as one run. */
export function joined(plan: TerraformResult, apply: TerraformResult): TerraformResult {
  return {
    ...apply,
    changes: plan.changes,
    drift: plan.drift,
    imports: plan.imports,
    moves: plan.moves,
    outputsChange: plan.outputsChange,
    summary: plan.summary,
    stdout: plan.stdout + apply.stdout,
    stderr: plan.stderr + apply.stderr,
    output: `${plan.output}\n${apply.output}`,
    errors: distinct([...plan.errors, ...apply.errors]),
    warnings: distinct([...plan.warnings, ...apply.warnings]),
    calls: [...plan.calls, ...apply.calls],
  };
}

/** What to say when a run failed that should not have. */
export function complaint(what: string, result: TerraformResult): string {
  const messages = result.errors.map(messageText).join("\n\n");
  return `${what} ended with exit code ${result.exitCode}.\n${messages === "" ? result.output : messages}`;
}

function read(output: string): Printout {
  return output.trimStart().startsWith("{") ? readJsonPrintout(output) : readTextPrintout(output);
}

function distinct(messages: readonly Message[]): readonly Message[] {
  return messages.filter(
    (message, index) => messages.findIndex((other) => sameMessage(message, other)) === index,
  );
}
