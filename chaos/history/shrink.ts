import type { FakeOptionOverrides } from "../../lib/testing";
import type { Command, History, Step } from "./history";

/** Whether a history still shows what is looked for. */
export type StillFails = (history: History) => Promise<boolean>;

/**
 * Leaves out steps, incidents and settings, first many steps at once, then one after the other, as long as the history
 * still fails, until nothing can be left out any more.
 */
export async function shrink(history: History, stillFails: StillFails): Promise<History> {
  let smallest = await withoutManySteps(history, stillFails);
  for (;;) {
    const before = smallest;
    for (const reduce of [withoutSteps, withoutIncidents, withSmallerIncidents, withoutOptions, oneByOne]) {
      smallest = await reduced(smallest, reduce, stillFails);
    }
    if (smallest === before) {
      return smallest;
    }
  }
}

/** Half of them at once, then a quarter, down to two: nearly all of a history has nothing to do with its failure. */
async function withoutManySteps(history: History, stillFails: StillFails): Promise<History> {
  let smallest = history;
  for (let size = Math.floor(history.steps.length / 2); size > 1; size = Math.floor(size / 2)) {
    for (let end = smallest.steps.length; end > 0; end -= size) {
      const { steps } = smallest;
      const candidate = {
        ...smallest,
        steps: [...steps.slice(0, Math.max(0, end - size)), ...steps.slice(end)],
      };
      if (await stillFails(candidate)) smallest = candidate;
    }
  }
  return smallest;
}

/** The nth way to make a history smaller, or undefined if there are not so many. */
type Reduction = (history: History, n: number) => History | undefined;

async function reduced(history: History, reduce: Reduction, stillFails: StillFails): Promise<History> {
  let smallest = history;
  for (let n = 0; ;) {
    const candidate = reduce(smallest, n);
    if (candidate === undefined) {
      return smallest;
    }
    if (await stillFails(candidate)) {
      smallest = candidate;
    } else {
      n += 1;
    }
  }
}

/** From the end, where what comes after the failure is gone at once. */
function withoutSteps(history: History, n: number): History | undefined {
  const { steps } = history;
  const index = steps.length - 1 - n;
  return index < 0 ? undefined : { ...history, steps: steps.filter((_step, other) => other !== index) };
}

function withoutIncidents(history: History, n: number): History | undefined {
  const places = history.steps.flatMap((step, index) =>
    incidentsOf(step).map((_incident, which) => ({ index, which })),
  );
  const place = places[n];
  return (
    place && replaceStep(history, place.index, (incidents) => incidents.filter((_i, w) => w !== place.which))
  );
}

/** Faults that strike many calls strike one. */
function withSmallerIncidents(history: History, n: number): History | undefined {
  const places = history.steps.flatMap((step, index) =>
    incidentsOf(step).flatMap((incident, which) =>
      incident.incident === "fault" && incident.times > 1 ? [{ index, which }] : [],
    ),
  );
  const place = places[n];
  return (
    place &&
    replaceStep(history, place.index, (incidents) =>
      incidents.map((incident, which) => (which === place.which ? { ...incident, times: 1 } : incident)),
    )
  );
}

function withoutOptions(history: History, n: number): History | undefined {
  const names = Object.keys(history.options) as (keyof FakeOptionOverrides)[];
  const name = names[n];
  if (name === undefined) {
    return undefined;
  }
  const { [name]: _left, ...options } = history.options;
  return { ...history, options };
}

/** A story of one thing after the other is easier to read. */
function oneByOne(history: History, n: number): History | undefined {
  return n > 0 || history.parallelism === 1 ? undefined : { ...history, parallelism: 1 };
}

type Incidents = ReturnType<typeof incidentsOf>;

function incidentsOf(step: Step) {
  return "incidents" in step ? step.incidents : [];
}

function replaceStep(history: History, index: number, change: (incidents: Incidents) => Incidents): History {
  const steps = history.steps.map((step, other) =>
    other === index ? ({ ...step, incidents: change(incidentsOf(step)) } as Command) : step,
  );
  return { ...history, steps };
}
