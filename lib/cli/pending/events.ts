import { createHash } from "node:crypto";
import { shown, withoutKey } from "./answer";
import { hasLapsed } from "./step";
import type { Step } from "./step";

/** What a notifier is told: schema/pending-event.schema.json describes it. */
export interface Event {
  /** The same for the same event, however often it is found. */
  readonly id: string;
  readonly event: "new" | "lapsed" | "finished";
  readonly step: Step;
}

/** How a step stood when it was told last. Its addresses are masked. */
export type Remembered = Readonly<Record<string, Step>>;

/** What has happened since. In the order of the steps; what has vanished comes last. */
export function eventsSince(remembered: Remembered, steps: readonly Step[]): readonly Event[] {
  const present = new Set(steps.map(({ key }) => key));
  const vanished = Object.values(remembered).filter(
    ({ key, status }) => !present.has(key) && status !== "done",
  );
  return [
    ...steps.flatMap((step) => eventOf(remembered[step.key], step) ?? []),
    ...vanished.map((step) => eventNamed("finished", { ...step, status: "done", next: "nothing" })),
  ];
}

/** What is through and was never told of is no news. */
function eventOf(before: Step | undefined, step: Step): Event | undefined {
  if (step.status === "waiting") {
    const isKnown = before?.status === "waiting" && before.since === step.since;
    return isKnown ? undefined : eventNamed("new", step);
  }
  if (hasLapsed(step)) {
    return before?.status === step.status ? undefined : eventNamed("lapsed", step);
  }
  const isOver = step.status === "done" && before !== undefined && before.status !== "done";
  return isOver ? eventNamed("finished", step) : undefined;
}

function eventNamed(event: Event["event"], step: Step): Event {
  const facts = [step.key, event, step.status, step.since];
  return { id: createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 24), event, step };
}

/** As the notifier gets it. */
export function eventAsJson({ id, event, step }: Event, at: Date, showAddresses: boolean): string {
  const [fit = step] = shown([step], showAddresses);
  return JSON.stringify({ version: 1, id, event, at: at.toISOString(), step: withoutKey(fit) });
}
