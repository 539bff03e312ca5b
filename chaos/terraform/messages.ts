import type { FromTerraform } from "../../lib/plugin/wire/messages";
import { terraformEnums } from "../../lib/plugin/wire/terraform-messages";

/** What Terraform prints about a resource. */
export interface Message {
  readonly severity: "error" | "warning";
  readonly address: string;
  readonly summary: string;
  readonly detail: string;
  /** The attribute that it is about, as `timeouts.create`; null if it is about the whole block. */
  readonly path: string | null;
}

export function fromProvider(
  address: string,
  diagnostics: readonly FromTerraform<"Diagnostic">[],
): readonly Message[] {
  return diagnostics.map(({ severity, summary, detail, attribute }) => ({
    severity: severity === terraformEnums["Diagnostic.Severity"].error ? "error" : "warning",
    address,
    summary,
    detail,
    path: attribute === null ? null : pathOf(attribute),
  }));
}

function pathOf({ steps }: FromTerraform<"AttributePath">): string {
  return steps
    .map((step) => step.attribute_name || step.element_key_string || step.element_key_int)
    .join(".");
}

/** What Terraform says itself when a provider broke the protocol's rules. */
export function brokenLaw(address: string, summary: string, detail: string): Message {
  return { ...error(address, summary), detail: `${detail}\n\nThis is a bug in the provider.` };
}

/** What Terraform says when there is no answer at all. */
export function noAnswer(address: string): Message {
  return error(address, "Plugin did not respond");
}

export function halted(address: string): Message {
  return error(address, "execution halted");
}

/** What Terraform says itself. */
export function error(address: string, summary: string): Message {
  return { severity: "error", address, summary, detail: "", path: null };
}

export function hasErrors(messages: readonly Message[]): boolean {
  return messages.some(({ severity }) => severity === "error");
}
