import type { FromTerraform } from "../../lib/plugin/wire/messages";
import { terraformEnums } from "../../lib/plugin/wire/terraform-messages";

/** What Terraform prints about a resource. */
export interface Message {
  readonly severity: "error" | "warning";
  readonly address: string;
  readonly summary: string;
  readonly detail: string;
}

export function fromProvider(
  address: string,
  diagnostics: readonly FromTerraform<"Diagnostic">[],
): readonly Message[] {
  return diagnostics.map(({ severity, summary, detail }) => ({
    severity: severity === terraformEnums["Diagnostic.Severity"].error ? "error" : "warning",
    address,
    summary,
    detail,
  }));
}

/** What Terraform says itself when a provider broke the protocol's rules. */
export function brokenLaw(address: string, summary: string, detail: string): Message {
  return { severity: "error", address, summary, detail: `${detail}\n\nThis is a bug in the provider.` };
}

/** What Terraform says when there is no answer at all. */
export function noAnswer(address: string): Message {
  return { severity: "error", address, summary: "Plugin did not respond", detail: "" };
}

export function halted(address: string): Message {
  return { severity: "error", address, summary: "execution halted", detail: "" };
}

export function hasErrors(messages: readonly Message[]): boolean {
  return messages.some(({ severity }) => severity === "error");
}
