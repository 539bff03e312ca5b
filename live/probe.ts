import type { Finding } from "./finding";
import type { Live } from "./live";

/** One line of docs/assumptions.md, asked of a directory. */
export interface Probe {
  /** How the line begins. */
  readonly line: string;
  /** Whether it changes nothing, not even what the suite has created. Those come first. */
  readonly isDry?: boolean;
  ask(live: Live): Promise<Finding>;
}
