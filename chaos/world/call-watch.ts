import { OPERATIONS } from "../../lib/directory/calls/operations";
import type { FakeDirectory, LoggedRequest } from "../../lib/testing";
import { breakAnswer, momentOf, strikes } from "./incidents";
import type { Fault, Incident, Moment } from "./incidents";

/** Who is told of the calls of our providers, while they wait at the fake. */
export interface CallListener {
  /** Whether the call is one of ours; throws if it comes from a process that has ended. */
  isOurs(call: LoggedRequest): boolean;
  /** Its work is done. */
  committed(call: LoggedRequest): void;
  /** What is more than a broken answer: a crash, Ctrl-C, an event, a delay. */
  strike(incident: Incident, call: LoggedRequest): Promise<void>;
  /** Counts what has struck. */
  struck(incident: Incident, call: LoggedRequest): void;
}

/** Stands at the fake's door and lets the incidents of a command happen at its calls. */
export class CallWatch {
  private incidents: readonly Incident[] = [];
  private counts = new Map<string, number>();
  private readonly pending = new WeakMap<LoggedRequest, readonly Incident[]>();

  constructor(
    private readonly fake: FakeDirectory,
    private readonly listener: CallListener,
  ) {
    for (const operation of Object.keys(OPERATIONS)) {
      fake.faults.before(operation, (call) => this.arrives(call));
      fake.faults.after(operation, (call) => this.isDone(call));
    }
  }

  /** From now on calls are counted anew and meet these incidents. */
  begin(incidents: readonly Incident[]): void {
    this.incidents = incidents;
    this.counts = new Map();
  }

  private async arrives(call: LoggedRequest): Promise<void> {
    if (!this.listener.isOurs(call)) return;
    const counted = { "any call": this.count("any call"), [call.operation]: this.count(call.operation) };
    const striking = this.incidents.filter((incident) =>
      strikes(incident, call.operation, counted[incident.at.operation] ?? 0),
    );
    this.pending.set(call, striking);
    await this.happen(call, striking, "before");
  }

  private async isDone(call: LoggedRequest): Promise<void> {
    const striking = this.pending.get(call);
    if (striking === undefined) return;
    this.listener.committed(call);
    await this.happen(call, striking, "after");
  }

  private async happen(call: LoggedRequest, striking: readonly Incident[], moment: Moment): Promise<void> {
    const now = striking.filter((incident) => momentOf(incident) === moment);
    for (const incident of now.filter((candidate) => !breaks(candidate))) {
      this.listener.struck(incident, call);
      await this.listener.strike(incident, call);
    }
    // Last, so that it meets this call and no other; and one for a call: a second one would wait for the next.
    const breaking = now.find(breaks);
    if (breaking !== undefined) {
      this.listener.struck(breaking, call);
      await this.listener.strike(breaking, call);
      breakAnswer(this.fake, call.operation, brokenAs(breaking, moment));
    }
  }

  private count(kind: string): number {
    const counted = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, counted);
    return counted;
  }
}

/** Whether the call gets no proper answer. */
function breaks({ incident }: Incident): boolean {
  return incident === "fault" || incident === "crash";
}

/** The connection of a process that was killed is cut. */
function brokenAs(incident: Incident, moment: Moment): Fault {
  if (incident.incident === "fault") {
    return incident.fault;
  }
  return moment === "before" ? "connection cut" : "connection cut after commit";
}
