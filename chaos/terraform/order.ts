/** In which order things are done that need not wait for each other. */
export interface Order {
  shuffle<T>(items: readonly T[]): readonly T[];
  /** How many at a time: Terraform's `-parallelism`. */
  readonly parallelism: number;
}

/** As the code has them, one after the other. */
export const ONE_BY_ONE: Order = { shuffle: (items) => items, parallelism: 1 };

/** Something to be done after some others. */
export interface Task {
  readonly name: string;
  /** Names; those that are not among the tasks do not count. */
  readonly after: readonly string[];
}

/**
 * Visits all tasks, each after those that it must come after, and some side by side; of those that are ready, the first
 * begins first. Once a visit has thrown no other begins, and what it has thrown is thrown when those under way have ended.
 *
 * @param most how many at a time
 */
export async function visitAll<T extends Task>(
  tasks: readonly T[],
  most: number,
  visit: (task: T) => Promise<void>,
): Promise<void> {
  const left = [...tasks];
  const unfinished = new Set(tasks.map(({ name }) => name));
  const underWay = new Set<Promise<void>>();
  const problems: unknown[] = [];
  const begin = (task: T): void => {
    left.splice(left.indexOf(task), 1);
    const visiting = visit(task)
      .catch((problem: unknown) => void problems.push(problem))
      .finally(() => {
        unfinished.delete(task.name);
        underWay.delete(visiting);
      });
    underWay.add(visiting);
  };
  for (;;) {
    const ready = left.find(({ after }) => after.every((name) => !unfinished.has(name)));
    if (ready !== undefined && underWay.size < most && problems.length === 0) {
      begin(ready);
    } else if (underWay.size > 0) {
      await Promise.race(underWay);
    } else {
      break;
    }
  }
  if (problems.length > 0) {
    throw problems[0];
  }
}
