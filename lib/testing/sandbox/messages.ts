/** What Terraform tells the person who runs it. */
export interface Message {
  readonly severity: "error" | "warning";
  /** One line that says what happened. */
  readonly summary: string;
  /** The rest, unwrapped; empty when there is none. */
  readonly detail: string;
  /** The resource it is about, or null. */
  readonly address: string | null;
}

/** What one run printed, taken apart. */
export interface Printout {
  readonly messages: readonly Message[];
  /** "Plan: 1 to add, 0 to change, 0 to destroy." or what the last such line said; null without one. */
  readonly summary: string | null;
  /** As a person would read it: no colour, no JSON, details unwrapped. */
  readonly text: string;
}

export function sameMessage(one: Message, other: Message): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** One message as it stands in {@link Printout.text}. */
export function messageText({ severity, summary, detail, address }: Message): string {
  const heading = `${severity === "error" ? "Error" : "Warning"}: ${summary}`;
  return [
    heading,
    ...(address === null ? [] : [`  with ${address}`]),
    ...(detail === "" ? [] : [detail]),
  ].join("\n");
}
