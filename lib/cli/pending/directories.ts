import { textOf } from "../json";
import type { StateObject } from "../state-objects";

/** The objects of a state by whether one directory can tell of them. */
export interface ByDirectory {
  readonly here: readonly StateObject[];
  readonly elsewhere: readonly StateObject[];
}

/**
 * A state may manage several directories. Hooks do not say in which their member is: the object of the member does.
 *
 * @param directoryId the one that was asked; null if it is not known
 */
export function byDirectory(objects: readonly StateObject[], directoryId: string | null): ByDirectory {
  const isForeign = ({ values }: StateObject): boolean => {
    const own = textOf(values.resource_directory_id);
    return directoryId !== null && own !== undefined && own !== directoryId;
  };
  const accounts = new Set(objects.filter(isForeign).flatMap((each) => accountOf(each) ?? []));
  const isElsewhere = (object: StateObject): boolean =>
    isForeign(object) ||
    (textOf(object.values.resource_directory_id) === undefined && accounts.has(accountOf(object) ?? ""));
  return {
    here: objects.filter((object) => !isElsewhere(object)),
    elsewhere: objects.filter(isElsewhere),
  };
}

function accountOf({ values }: StateObject): string | undefined {
  return textOf(values.account_id) ?? textOf(values.target);
}
