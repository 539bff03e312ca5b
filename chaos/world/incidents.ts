import type { Operation } from "../../lib/directory";
import type { FakeDirectory } from "../../lib/testing";
import type { Stored } from "../terraform/terraform";
import type { WorldEvent } from "./events";

type Faults = FakeDirectory["faults"];

/** Which call of a Terraform command is meant: the nth of all, or the nth of one operation. Counted from 1. */
export interface CallPoint {
  readonly operation: Operation | "any call";
  readonly nth: number;
}

/** As the call arrives, before it does anything; or when its work is done and its answer is not yet under way. */
export type Moment = "before" | "after";

/** What goes wrong with the answer. */
export const FAULTS = {
  "internal error": "before",
  "service unavailable": "before",
  throttled: "before",
  "concurrent call": "before",
  "no permission": "before",
  "connection cut": "before",
  "connection cut after commit": "after",
  "error after commit": "after",
  "half an answer": "after",
  "an answer that is no JSON": "after",
} as const satisfies Record<string, Moment>;

export type Fault = keyof typeof FAULTS;

/** Something that happens at a call of ours. */
export type Incident = { readonly at: CallPoint } & (
  | { readonly incident: "fault"; readonly fault: Fault; readonly times: number }
  | { readonly incident: "delay"; readonly ms: number }
  | {
      readonly incident: "crash";
      readonly moment: Moment;
      readonly who: "the provider" | "the provider and Terraform";
      readonly stored: Stored;
    }
  | { readonly incident: "Ctrl-C"; readonly moment: Moment }
  | { readonly incident: "meanwhile"; readonly moment: Moment; readonly event: WorldEvent }
);

/** Whether it happens at this call. @param counted how many calls of that kind there were, this one included */
export function strikes({ at, ...incident }: Incident, operation: string, counted: number): boolean {
  const times = incident.incident === "fault" ? incident.times : 1;
  const isMeant = at.operation === "any call" || at.operation === operation;
  return isMeant && counted >= at.nth && counted < at.nth + times;
}

/** When it happens, seen from the call. */
export function momentOf(incident: Incident): Moment {
  switch (incident.incident) {
    case "fault":
      return FAULTS[incident.fault];
    case "delay":
      return "before";
    default:
      return incident.moment;
  }
}

const BREAKERS: Readonly<Record<Fault, (faults: Faults, operation: string) => void>> = {
  "internal error": refusing("InternalError", 500),
  "service unavailable": refusing("ServiceUnavailable", 503),
  throttled: (faults, operation) => {
    faults.throttle(operation);
  },
  "concurrent call": refusing("ConcurrentCallNotSupported", 429),
  "no permission": refusing("NoPermission", 403),
  "connection cut": (faults, operation) => {
    faults.dropBeforeCommit(operation);
  },
  "connection cut after commit": (faults, operation) => {
    faults.dropAfterCommit(operation);
  },
  "error after commit": (faults, operation) => {
    faults.failAfterCommit(operation, { status: 503 });
  },
  "half an answer": (faults, operation) => {
    faults.truncate(operation);
  },
  "an answer that is no JSON": (faults, operation) => {
    faults.respondGarbage(operation);
  },
};

/** Breaks the answer of the call that is waiting in one of the fake's hooks. */
export function breakAnswer({ faults }: FakeDirectory, operation: string, fault: Fault): void {
  BREAKERS[fault](faults, operation);
}

function refusing(code: string, status: number) {
  return (faults: Faults, operation: string): void => {
    faults.failNext(operation, { code, status });
  };
}
