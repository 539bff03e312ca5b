import type { Happening } from "./happening";

/** What a deletion may become of. */
export const DELETIONS = {
  deletionNotAllowed: {
    from: "resource account of a directory that allows no deletion",
    event: "a deletion is refused",
  },
  deleted: {
    from: "resource account",
    event: "checked and deleted",
    closer: "provider/member-end: deletes the account after its check, and says so at plan",
  },
  checkEnds: {
    from: "check under way",
    event: "the check ends",
    closer: "provider/member-end: waits while the service checks",
  },
  checkFoundReasons: {
    from: "check done",
    event: "it found reasons against it",
    closer: "provider/member-end: deletes nothing while the check has reasons against it",
  },
  checkFoundAbandonable: {
    from: "check done",
    event: "it found what may be given up",
    closer:
      "provider/member-end: deletes nothing while the check finds what the code does not accept by its id",
  },
  deletionEnds: {
    from: "deletion under way",
    event: "it ends",
    closer: "provider/member-end: follows a deletion that an apply before has begun",
  },
  deletedElsewhere: { from: "deletion under way, begun by somebody else", event: "deleted by the code" },
  silencePeriod: {
    from: "deletion under way",
    event: "a silence period begins",
    closer: "provider/member-end: does not wait for the silence period, and says that it runs",
  },
  silencePeriodEnds: { from: "deletion in its silence period", event: "the silence period ends" },
  deletionGivenUp: {
    from: "deletion under way",
    event: "its own check finds reasons against it",
    closer: "provider/member-end: keeps a member whose deletion the service gives up",
  },
  deletionFailed: { from: "deletion under way", event: "it fails after its check" },
} as const satisfies Readonly<Record<string, Happening>>;
