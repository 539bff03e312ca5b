import { merged, unknown } from "./finding";
import type { Finding } from "./finding";
import { Live } from "./live";
import type { LiveDeps } from "./live";
import type { Probe } from "./probe";
import { PROBES } from "./probes";

/** A line of docs/assumptions.md, and what the directory says of it. */
export interface Answered extends Finding {
  readonly line: string;
}

export interface Outcome {
  readonly answered: readonly Answered[];
  /** What the run has created and could not undo, for people. */
  readonly leftBehind: readonly string[];
  /** What makes the fake answer as this directory did. */
  readonly options: Finding["options"];
}

export interface RunOptions {
  /** Whether to leave it at what changes nothing. */
  readonly isDry?: boolean;
  /** Hears of each answer as it comes. */
  heard?(answered: Answered): void;
  /** Whether somebody wants it to end; what was created is undone all the same. */
  isStopped?(): boolean;
}

/**
 * Asks a directory every line that can be asked, then undoes what it has created.
 *
 * @throws Error for people, before anything is changed: without consent, or in another directory
 */
export async function runLive(deps: LiveDeps, options: RunOptions = {}): Promise<Outcome> {
  const live = await Live.open(deps);
  const answered: Answered[] = [];
  for (const probe of PROBES.filter(({ isDry }) => isDry === true || options.isDry !== true)) {
    if (options.isStopped?.() === true) break;
    const answer = { line: probe.line, ...(await finding(probe, live)) };
    answered.push(answer);
    options.heard?.(answer);
  }
  const leftBehind = await live.cleanUp();
  return { answered, leftBehind, options: merged(answered.map((each) => each.options)) };
}

/** Whatever goes wrong, the next one is asked, and what was created is undone. */
async function finding(probe: Probe, live: Live): Promise<Finding> {
  try {
    return await probe.ask(live);
  } catch (error) {
    return unknown(error instanceof Error ? error.message : String(error));
  }
}
