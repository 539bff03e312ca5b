import type { IncomingMessage } from "node:http";
import type { Draws } from "../history/luck";
import type { PluginProcess } from "../terraform/plugin-process";
import { callers } from "./callers";
import type { Caller } from "./callers";

/**
 * What somebody waits for who waits for a turn: Terraform to call, a request to be sent, its answer to arrive, a pause
 * to end.
 */
type Waited = "call" | "request" | "answer" | "pause";

interface Waiting {
  readonly caller: Caller | undefined;
  readonly waited: Waited;
  /** When a pause is over; of anything else, now. */
  readonly dueAt: number;
  go(): void;
}

/** One request, for whom it is sent. */
export interface Request {
  readonly caller: Caller;
}

interface Clock {
  now(): Date;
  advance(ms: number): void;
}

/** No answer takes longer: a client gives up then. */
const LONGEST_ANSWER_MS = 10_000;

/** What a process that should be dead may still try. */
const MOST_LEFTOVERS = 50;

/**
 * Lets what runs side by side in one command take turns. Whoever wants to call, to send a request, to take its answer or
 * to end a pause waits here; one at a time goes on, as far as it comes, and who is next is drawn by lot. So a seed repeats every
 * interleaving. A request is carried out at once when it is sent, but others may be sent before its answer arrives.
 */
export class Turns {
  /** The request that the directory has before it. */
  sending: Request | undefined;
  private waiting: Waiting[] = [];
  private isRunning = false;
  private exchange: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly luck: Draws,
    private readonly clock: Clock,
    /** Told when an answer arrives, or is known to be lost. */
    private readonly answered: (request: Request) => void,
  ) {}

  /** Does the work, whose calls, requests and pauses take turns. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await sdkIsLoaded;
    this.isRunning = true;
    const end = { isThere: false };
    const result = work().finally(() => (end.isThere = true));
    result.catch(() => undefined);
    await this.letGoUntil(end);
    this.waiting = [];
    this.isRunning = false;
    return result;
  }

  /** Lets one after another go on, and at the end a few of those that should be dead: whoever is, does nothing. */
  private async letGoUntil(end: { readonly isThere: boolean }): Promise<void> {
    await this.nothingMoves();
    for (let leftovers = 0; !end.isThere || this.waiting.length > 0; leftovers += end.isThere ? 1 : 0) {
      if (leftovers === MOST_LEFTOVERS) return;
      this.letOneGo();
      await this.nothingMoves();
    }
  }

  /** Terraform's call, in its turn; all that follows from it is known as this caller's. */
  call<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
    return callers.run({ ...caller, exchange: (send) => this.exchanged(caller, send) }, async () => {
      await this.turn("call");
      return work();
    });
  }

  /** A pause; it ends when the clock has been moved there. */
  async pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const stop = (): void => {
        this.leave(waiting);
        reject(signal?.reason as Error);
      };
      const go = (): void => {
        signal?.removeEventListener("abort", stop);
        resolve();
      };
      const waiting = this.enqueue("pause", go, ms);
      signal?.addEventListener("abort", stop);
    });
  }

  /** The process was killed: nothing that it waits for happens any more, and Terraform's calls to it fail. */
  drop(process: PluginProcess): void {
    const dropped = this.waiting.filter(({ caller }) => caller?.process === process);
    this.waiting = this.waiting.filter((waiting) => !dropped.includes(waiting));
    dropped
      .filter(({ waited }) => waited === "call")
      .forEach((waiting) => {
        waiting.go();
      });
  }

  /** A request and its answer, each in its turn. */
  private async exchanged(caller: Caller, send: () => Promise<IncomingMessage>): Promise<IncomingMessage> {
    await this.turn("request");
    const request = { caller };
    this.sending = request;
    const exchange = send();
    this.exchange = exchange.catch(() => undefined);
    try {
      return await exchange;
    } finally {
      this.sending = undefined;
      await this.turn("answer");
      this.answered(request);
    }
  }

  private async turn(waited: Waited): Promise<void> {
    if (this.isRunning) {
      await new Promise<void>((go) => {
        this.enqueue(waited, go);
      });
    }
  }

  private enqueue(waited: Waited, go: () => void, ms = 0): Waiting {
    const dueAt = this.clock.now().getTime() + ms;
    const waiting = { caller: callers.getStore(), waited, dueAt, go };
    this.waiting.push(waiting);
    return waiting;
  }

  private leave(waiting: Waiting): void {
    this.waiting = this.waiting.filter((other) => other !== waiting);
  }

  /** Ends when whoever has gone on waits again: what does not wait for the network needs no time. */
  private async nothingMoves(): Promise<void> {
    await aMoment();
    await this.exchange;
    await aMoment();
  }

  private letOneGo(): void {
    const ready = this.ready();
    const next = ready[this.luck.below(ready.length)];
    if (next === undefined) {
      throw new Error("Everybody waits for somebody else: the command never ends.");
    }
    this.leave(next);
    this.clock.advance(Math.max(0, next.dueAt - this.clock.now().getTime()));
    next.go();
  }

  /** A pause ends before calls that are under way only if they may take so long, and never before Terraform's. */
  private ready(): readonly Waiting[] {
    const others = this.waiting.filter(({ waited }) => waited !== "pause");
    const [first] = this.waiting
      .filter(({ waited }) => waited === "pause")
      .sort((one, other) => one.dueAt - other.dueAt);
    const isSoon = first !== undefined && first.dueAt - this.clock.now().getTime() <= LONGEST_ANSWER_MS;
    const mayEnd = others.length === 0 || (isSoon && others.every(({ waited }) => waited !== "call"));
    return first !== undefined && mayEnd ? [...others, first] : others;
  }
}

/** Loading it takes the disk's time, of which nobody knows how long it is. */
const sdkIsLoaded = Promise.all([
  import("httpx"),
  import("@alicloud/credentials"),
  import("@alicloud/openapi-core"),
  import("@alicloud/resourcemanager20200331"),
]);

/** Long enough for everything that waits for nothing but what is in memory. */
async function aMoment(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}
