import { resolve } from "node:path";
import type { DirectoryClient } from "../../directory";
import { defineCommand } from "../command";
import { askDirectory } from "../directory-client";
import { UsageError } from "../errors";
import { FORMAT_OPTION, formatNamed, SHOW_ADDRESSES_OPTION } from "../format";
import type { Format } from "../format";
import { readInput } from "../input";
import type { Machine } from "../machine";
import { pendingAsJson, pendingAsMarkdown, pendingAsText, shown } from "../pending/answer";
import { withEmailChangesNow } from "../pending/email-changes";
import { stepsNow } from "../pending/from-directory";
import { byDirectory } from "../pending/directories";
import { stepsInState, unlessOver } from "../pending/from-state";
import { notify } from "../pending/notify";
import { hasLapsed, isOpen } from "../pending/step";
import type { Step } from "../pending/step";
import { readState } from "../state-objects";
import type { StateObject } from "../state-objects";

const PRINTED: Readonly<Record<Format, (steps: readonly Step[]) => string>> = {
  text: pendingAsText,
  markdown: pendingAsMarkdown,
  json: pendingAsJson,
};

const MEMORY = "resource-directory-told.json";

/** `resource-directory pending`: who is waited for, since when, until when, and what to do. */
export const pending = defineCommand({
  name: "pending",
  summary:
    "lists who must do what, since when and until when; what lapsed, was declined or is gone; and the line to change",
  details: `A state is as old as its last refresh; --live asks the directory, in pages, with the credentials of the environment, and adds what
no state manages. Without STATE it is the directory alone. No listing tells of a change of an address: those of the state that
are not confirmed are asked for one by one. E-mail addresses are masked.

--notify runs COMMAND in a shell for each wait that is new, has lapsed or is finished, with a JSON object on its standard input, once
each: the memory file knows what was told. It is written before COMMAND starts, so that a crash never tells twice; what
was under way then is named by the next run. A COMMAND that fails is run again by the next run. One memory file belongs to one list.`,
  parameter: {
    name: "STATE",
    about: 'what "terraform show -json" prints of a state, or a state file; "-" for the input',
    required: false,
  },
  options: {
    live: { about: "asks the directory" },
    profile: {
      value: "NAME",
      about: "with --live: a profile of the Alibaba Cloud command line tool, instead of the environment",
    },
    format: FORMAT_OPTION,
    "show-addresses": SHOW_ADDRESSES_OPTION,
    notify: { value: "COMMAND", about: "runs this for each wait that is new, has lapsed or is finished" },
    memory: { value: "FILE", about: `with --notify: what was told (default: ${MEMORY})` },
  },
  exitCodes: {
    0: "nobody is waited for",
    2: "somebody is waited for",
    3: "something lapsed, was declined or is gone",
  },
  run: async (machine, { live, profile, format, notify: command, memory, ...options }, file) => {
    const print = PRINTED[formatNamed(format)];
    if (file === undefined && !live) {
      throw new UsageError("name a STATE, or ask the directory with --live.");
    }
    if (profile !== undefined && !live) {
      throw new UsageError("--profile goes with --live: a state is read without credentials.");
    }
    if (memory !== undefined && command === undefined) {
      throw new UsageError("--memory goes with --notify: nobody is told without, and nothing is remembered.");
    }
    const stored = file === undefined ? [] : await storedObjects(machine, file);
    const steps = live
      ? await askDirectory(machine, profile, (client) => liveSteps(client, stored, machine.now()))
      : storedSteps(stored, machine.now());
    const showAddresses = options["show-addresses"];
    machine.out(print(shown(steps, showAddresses)));
    if (command !== undefined) {
      await tell(machine, steps, { command, memory: resolve(machine.cwd, memory ?? MEMORY), showAddresses });
    }
    return steps.some(hasLapsed) ? 3 : steps.some(isOpen) ? 2 : 0;
  },
});

async function storedObjects(machine: Machine, file: string): Promise<readonly StateObject[]> {
  const name = file === "-" ? "the input" : file;
  return readState(await readInput(machine, file), name);
}

function storedSteps(objects: readonly StateObject[], now: Date): readonly Step[] {
  return stepsInState(objects).map((step) => unlessOver(step, now));
}

/** Of other directories, which these credentials cannot ask, what the state says. */
async function liveSteps(
  client: DirectoryClient,
  stored: readonly StateObject[],
  now: Date,
): Promise<readonly Step[]> {
  const { value: members } = await client.listAccounts();
  const { value: handshakes } = await client.listHandshakesForResourceDirectory();
  const { here, elsewhere } = byDirectory(stored, members[0]?.resourceDirectoryId ?? null);
  const objects = await withEmailChangesNow(client, here, members);
  return [...stepsNow(stepsInState(objects), { members, handshakes }), ...storedSteps(elsewhere, now)];
}

async function tell(
  machine: Machine,
  steps: readonly Step[],
  notifier: Parameters<typeof notify>[2],
): Promise<void> {
  const failures = await notify(machine, steps, notifier);
  if (failures.length > 0) {
    throw new Error(
      `${failures.length} not told; the next run tries again.\n${failures.map((each) => `  ${each}`).join("\n")}`,
    );
  }
}
