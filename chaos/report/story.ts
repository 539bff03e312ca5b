import type { LoggedRequest } from "../../lib/testing";
import type { Step } from "../history/history";
import type { Plan } from "../terraform/change";
import type { Message } from "../terraform/messages";
import type { Incident } from "../world/incidents";

/** What happened in a history, line by line, for people. */
export class Story {
  readonly lines: string[] = [];

  add(line: string): void {
    this.lines.push(line);
  }

  begin(number: number, step: Step): void {
    this.add(`${number}. ${describeStep(step)}`);
  }

  plan({ changes }: Plan): void {
    const shown = [...changes.values()].filter(({ action }) => action !== "no-op");
    const words = shown.map(
      ({ action, address, because }) => `${action} ${address}${because ? ` (${because})` : ""}`,
    );
    this.add(`    planned: ${words.join(", ") || "no changes"}`);
  }

  /** @param address for which resource; several may be at work side by side */
  call({ operation, parameters }: LoggedRequest, address: string | undefined): void {
    this.add(
      `      ${operation} ${JSON.stringify(parameters)}${address === undefined ? "" : ` for ${address}`}`,
    );
  }

  incident(incident: Incident, operation: string): void {
    this.add(`      !! ${describeIncident(incident)} at ${operation}`);
  }

  outcome(what: string, ok: boolean, messages: readonly Message[]): void {
    this.add(`    ${what} ${ok ? "succeeds" : "fails"}`);
    messages.forEach(({ severity, address, summary }) => {
      this.add(`      ${severity}: ${address}: ${summary}`);
    });
  }
}

export function describeStep(step: Step): string {
  switch (step.step) {
    case "edit": {
      const { edit, ...about } = step.edit;
      return `code: ${edit} ${words(about)}`;
    }
    case "event": {
      const { event, ...about } = step.event;
      return `world: ${event} ${words(about)}`;
    }
    default: {
      const { step: command, ...options } = { ...step, luck: null };
      const troubles = ("incidents" in step ? step.incidents : []).map(
        (incident) => `, ${describeIncident(incident)} at ${incident.at.operation} no. ${incident.at.nth}`,
      );
      return `terraform: ${command} ${words({ ...options, incidents: null })}${troubles.join("")}`;
    }
  }
}

export function describeIncident(incident: Incident): string {
  switch (incident.incident) {
    case "fault":
      return `${incident.fault}${incident.times === 1 ? "" : ` (${incident.times} times)`}`;
    case "crash":
      return `${incident.who} is killed ${incident.moment} it is carried out${
        incident.who === "the provider" ? "" : ` (stored: ${incident.stored})`
      }`;
    case "delay":
      return `${incident.ms / 1000} s pass`;
    case "Ctrl-C":
      return `Ctrl-C ${incident.moment} it is carried out`;
    case "meanwhile":
      return `meanwhile (${incident.moment} it is carried out): ${incident.event.event}`;
  }
}

function words(about: object): string {
  return Object.entries(about)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(" ");
}
