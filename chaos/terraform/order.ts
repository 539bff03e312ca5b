/** Something to be done after some others. */
export interface Task {
  readonly name: string;
  /** Names; those that are not among the tasks do not count. */
  readonly after: readonly string[];
}

/** An order in which each task follows those that it must come after; otherwise as the tasks stand. */
export function inOrder<T extends Task>(tasks: readonly T[]): readonly T[] {
  const ordered: T[] = [];
  const visit = (task: T): void => {
    if (!ordered.includes(task)) {
      tasks.filter(({ name }) => task.after.includes(name)).forEach(visit);
      ordered.push(task);
    }
  };
  tasks.forEach(visit);
  return ordered;
}
