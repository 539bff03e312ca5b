import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { isRecord } from "../json";
import { replaceFile, writeSynced } from "../replaced-file";
import { shown } from "./answer";
import type { Event, Remembered } from "./events";
import type { Step } from "./step";

/** For its owner alone. */
const PRIVATE = 0o600;

interface Contents {
  readonly version: 1;
  readonly told: Remembered;
  /** The event whose notifier was started and has not ended, as far as this file knows. */
  readonly telling: Event | null;
}

/**
 * The file that remembers what was told. It is replaced as a whole and synced, so that a crash leaves the one or the other. It
 * is written before a notifier starts: an event whose notifier was started is never told again.
 */
export class Memory {
  private contents: Contents;

  /** @throws Error for people, if another run has it, or it is no such file */
  constructor(private readonly file: string) {
    lock(`${file}.lock`);
    try {
      this.contents = read(file);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  get told(): Remembered {
    return this.contents.told;
  }

  /** The event that an earlier run was telling as it ended; counted as told from now on. */
  takeUnfinished(): Event | null {
    const { telling } = this.contents;
    if (telling !== null) {
      this.finish(telling);
    }
    return telling;
  }

  begin(event: Event): void {
    this.write({ ...this.contents, telling: masked(event) });
  }

  finish(event: Event): void {
    const { step } = masked(event);
    this.write({ version: 1, told: { ...this.contents.told, [step.key]: step }, telling: null });
  }

  /** The notifier has said that it failed: the event is told by a later run. */
  giveUp(): void {
    this.write({ ...this.contents, telling: null });
  }

  close(): void {
    rmSync(`${this.file}.lock`, { force: true });
  }

  private write(contents: Contents): void {
    replaceFile(this.file, `${JSON.stringify(contents, null, 2)}\n`, PRIVATE);
    this.contents = contents;
  }
}

/** E-mail addresses stay out of the file, whatever the notifier is told. */
function masked(event: Event): Event {
  const [step = event.step] = shown([event.step], false);
  return { ...event, step };
}

function read(file: string): Contents {
  if (!existsSync(file)) {
    return { version: 1, told: {}, telling: null };
  }
  const contents = parsed(readFileSync(file, "utf8"));
  if (!isContents(contents)) {
    throw new Error(
      `${file} does not remember what was told. Name another file, or delete this one: then everything is told anew.`,
    );
  }
  return contents;
}

function isContents(value: unknown): value is Contents {
  return (
    isRecord(value) &&
    value.version === 1 &&
    isRecord(value.told) &&
    Object.values(value.told).every(isStep) &&
    (value.telling === null || (isRecord(value.telling) && isStep(value.telling.step)))
  );
}

function isStep(value: unknown): value is Step {
  return isRecord(value) && typeof value.key === "string" && typeof value.status === "string";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of two runs at once, both would tell the same. The lock of a run that has crashed is taken over. */
function lock(file: string): void {
  if (!tryToLock(file)) {
    if (isHeld(file)) {
      throw new Error(`another run has ${file}. Wait for its end; if there is none, delete that file.`);
    }
    rmSync(file, { force: true });
    tryToLock(file);
  }
}

function tryToLock(file: string): boolean {
  try {
    writeSynced(file, String(process.pid), { flags: "wx", mode: PRIVATE });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

function isHeld(file: string): boolean {
  const holder = Number(readFileSync(file, "utf8"));
  // In a container every run may have the same number: a lock from before this process is not its own.
  const isOfEarlierRun = holder === process.pid && statSync(file).mtimeMs < performance.timeOrigin;
  return !isOfEarlierRun && isAlive(holder);
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
