import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { PUT_OFF, QUEUED } from "../model/sending";
import type { Message } from "../terraform/messages";
import { firstAddressOf } from "./code";
import type { AccountName } from "./code";
import { react } from "./reactions";
import type { HistoryRun } from "./run";
import { unsettled } from "./unsettled";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ROUNDS = 8;

/** What is said of something that was taken over and could not be made what the code says: the next plan shows the rest. */
const NOT_YET = /^A (member|folder) is not yet what the code says$/;
/** What is said of a member that was not there when the plan looked. */
const NOT_THERE: readonly string[] = ["Waits for a member to join", "A member was removed elsewhere"];

/**
 * Faults have stopped. Somebody applies the code as it stands, and does what the messages ask for, until it works; then
 * nothing is left to do, and whatever is declared is so or is under way, or a warning says that it is not.
 */
export async function converge(run: HistoryRun): Promise<void> {
  run.story.add("Faults stop. The code is applied until it works:");
  let errors: readonly Message[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { outcome } = await run.applyNow(round);
    if (run.model.violations.length > 0) return;
    errors = outcome.messages.filter(({ severity }) => severity === "error");
    const pause = pauseAfter(outcome.messages);
    const isDone = outcome.ok && !outcome.messages.some(({ summary }) => NOT_YET.test(summary));
    if (isDone && pause === 0 && !hasJoinedMeanwhile(run, outcome.messages)) {
      return checkSettled(run);
    }
    run.world.fake.clock.advance(pause);
    new Set(errors.map(({ address }) => firstAddressOf(address))).forEach((address) => {
      react(
        run,
        address,
        errors.filter((error) => firstAddressOf(error.address) === address),
      );
    });
  }
  const said = errors.map(({ address, summary, detail }) => `${address}: ${summary}: ${detail}`);
  notReached(run, `after ${ROUNDS} applies there are still errors: ${said.join("; ")}`);
}

/** How long somebody waits who reads that something has to wait. */
function pauseAfter(messages: readonly Message[]): number {
  const says = (summary: string): boolean => messages.some((message) => message.summary === summary);
  if (says(QUEUED)) {
    return 25 * HOUR_MS;
  }
  return says(PUT_OFF) ? 5 * MINUTE_MS : 0;
}

async function checkSettled(run: HistoryRun): Promise<void> {
  const writesBefore = run.tally.writes;
  const { outcome, plan } = await run.applyNow(ROUNDS);
  const changes = [...(plan?.changes.values() ?? [])].filter(({ action }) => action !== "no-op");
  if (!outcome.ok || changes.length > 0) {
    const words = changes.map(({ action, address }) => `${action} ${address}`);
    notReached(run, `the apply after one that worked still plans: ${words.join(", ") || "errors"}`);
  }
  if (run.tally.writes > writesBefore) {
    notReached(run, "the apply after one that worked writes again");
  }
  const warned = new Set(outcome.messages.map(({ address }) => firstAddressOf(address)));
  unsettled(run).forEach(({ address, problem }) => {
    if (!warned.has(address)) notReached(run, `${address}: ${problem}, and no message says so`);
  });
}

/** What waits for a member to join goes on with the next run, even if the same one has accepted the invitation. */
function hasJoinedMeanwhile({ world }: HistoryRun, messages: readonly Message[]): boolean {
  return messages
    .filter(({ summary }) => NOT_THERE.includes(summary))
    .some(({ address }) => {
      const name = firstAddressOf(address).split(".")[1] as AccountName;
      return world.memberOf(name)?.directoryId === SAMPLE_DIRECTORY_ID;
    });
}

function notReached(run: HistoryRun, details: string): void {
  run.model.violated("the declared state is reached once faults stop", details);
}
