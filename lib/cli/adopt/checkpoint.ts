import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isRecord, recordOf } from "../json";

/** How long a part stays good. Longer than any inventory takes, shorter than a working day. */
const GOOD_FOR_MS = 4 * 60 * 60 * 1000;

/**
 * What was read so far, in a file beside the one to be written, so that a run that was interrupted goes on where it was. It
 * holds names, ids and tags of members, for its owner's eyes only.
 */
export class Checkpoint {
  private readonly parts: Map<string, unknown>;
  /** How many parts an earlier run had left. */
  readonly found: number;

  /** @param about what makes two runs the same: parts of another directory are of no use */
  constructor(
    private readonly file: string,
    private readonly about: string,
    private readonly now: Date,
  ) {
    this.parts = this.load();
    this.found = this.parts.size;
  }

  /** The part as an earlier run has left it, else as it is read now. */
  async part<T>(name: string, read: () => Promise<T>): Promise<T> {
    if (!this.parts.has(name)) {
      const value = await read();
      this.save(name, value);
    }
    return this.parts.get(name) as T;
  }

  /** The result is written: there is nothing to go on with. */
  remove(): void {
    rmSync(this.file, { force: true });
  }

  private load(): Map<string, unknown> {
    const [first = "", ...lines] = existsSync(this.file) ? readFileSync(this.file, "utf8").split("\n") : [];
    const { about, at } = recordOf(parsed(first));
    const age = this.now.getTime() - Number(at);
    const isGood = about === this.about && age >= 0 && age < GOOD_FOR_MS;
    const parts = isGood ? lines.map(parsed).filter(isRecord) : [];
    return new Map(parts.map(({ name, value }) => [String(name), value]));
  }

  private save(name: string, value: unknown): void {
    if (this.parts.size === 0) {
      const head = JSON.stringify({ about: this.about, at: this.now.getTime() });
      writeFileSync(this.file, head, { mode: 0o600 });
    }
    this.parts.set(name, value);
    // The line break comes first: a line that a killed run has torn stays apart.
    appendFileSync(this.file, `\n${JSON.stringify({ name, value })}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
