import { isRecord, recordOf, textOf } from "./json";
import type { Message, Printout } from "./messages";
import { messageText } from "./messages";

interface Line {
  /** Null for a line that tells a person nothing. */
  readonly text: string | null;
  readonly message?: Message;
  readonly summary?: string;
}

/** Reads the lines that Terraform prints with `-json`. Lines in between that are no JSON are kept as text. */
export function readJsonPrintout(output: string): Printout {
  const lines = output
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(readLine);
  return {
    messages: lines.flatMap(({ message }) => (message === undefined ? [] : [message])),
    summary: lines.flatMap(({ summary }) => summary ?? []).at(-1) ?? null,
    text: lines.flatMap(({ text }) => text ?? []).join("\n"),
  };
}

/** Whether a plan that was printed with `-json` changes nothing and has found nothing changed: it need not be read then. */
export function printsNoChange(output: string): boolean {
  const events = output
    .split("\n")
    .map(parse)
    .filter((event) => event !== undefined);
  const isWhole = events.some(({ type }) => type === "change_summary");
  return isWhole && !events.some(isChange);
}

function isChange({ type, outputs }: Readonly<Record<string, unknown>>): boolean {
  return type === "outputs"
    ? Object.values(recordOf(outputs)).some((output) => recordOf(output).action !== "noop")
    : type === "planned_change" || type === "resource_drift";
}

function readLine(line: string): Line {
  const event = parse(line);
  if (event === undefined) {
    return { text: line };
  }
  if (event.type === "version") {
    return { text: null };
  }
  const text = textOf(event["@message"]) ?? line;
  if (event.type === "diagnostic" && isRecord(event.diagnostic)) {
    const message = messageOf(event.diagnostic);
    return { text: messageText(message), message };
  }
  return event.type === "change_summary" ? { text, summary: text } : { text };
}

function messageOf(diagnostic: Readonly<Record<string, unknown>>): Message {
  return {
    severity: diagnostic.severity === "error" ? "error" : "warning",
    summary: textOf(diagnostic.summary) ?? "",
    detail: textOf(diagnostic.detail) ?? "",
    address: textOf(diagnostic.address),
  };
}

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith("{")) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
