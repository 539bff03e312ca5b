/** What the fake takes the time from. Every answer carries it in its `Date` header. */
export interface Clock {
  now(): Date;
  /** Moves the clock forward. Nothing happens at once: timers are applied at the next look at the world. */
  advance(milliseconds: number): void;
}

/** Real time plus an offset, for clients in other processes; or a clock that stands still until it is moved. */
export type ClockMode = "real" | "virtual";

export function createClock(mode: ClockMode, startAt: Date | undefined): Clock {
  return mode === "virtual" ? new VirtualClock(startAt ?? new Date()) : new OffsetClock(startAt);
}

class OffsetClock implements Clock {
  private offset: number;

  constructor(startAt: Date | undefined) {
    this.offset = startAt === undefined ? 0 : startAt.getTime() - Date.now();
  }

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  advance(milliseconds: number): void {
    this.offset += forward(milliseconds);
  }
}

class VirtualClock implements Clock {
  private time: number;

  constructor(startAt: Date) {
    this.time = startAt.getTime();
  }

  now(): Date {
    return new Date(this.time);
  }

  advance(milliseconds: number): void {
    this.time += forward(milliseconds);
  }
}

function forward(milliseconds: number): number {
  if (!Number.isFinite(milliseconds) || milliseconds < 0) {
    throw new RangeError(`The clock moves forward only: got ${milliseconds} ms, wanted 0 or more.`);
  }
  return milliseconds;
}
