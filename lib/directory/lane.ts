/** Lets one task through at a time, in the order of arrival: the API refuses parallel changes of one directory. */
export class Lane {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.last.then(task);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
