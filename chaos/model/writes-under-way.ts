import type { Request } from "../world/turns";

/** The API refuses parallel changes of one directory, so a process waits for the answer to one before it sends another. */
export class WritesUnderWay {
  private readonly unanswered = new Set<Request>();

  /** @returns whether another one of the same process is not answered yet */
  begins(request: Request): boolean {
    const { process } = request.caller;
    const overlaps = [...this.unanswered].some(({ caller }) => caller.process === process);
    this.unanswered.add(request);
    return overlaps;
  }

  ends(request: Request): void {
    this.unanswered.delete(request);
  }
}
