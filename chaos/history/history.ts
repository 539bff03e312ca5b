import type { FakeOptionOverrides } from "../../lib/testing";
import type { Incident } from "../world/incidents";
import type { WorldEvent } from "../world/events";
import type { Edit } from "./edits";
import type { Focus } from "./focus";

/** One thing that somebody does. */
export type Step =
  | { readonly step: "edit"; readonly edit: Edit }
  | { readonly step: "event"; readonly event: WorldEvent }
  | Command;

/** What runs Terraform's graph. */
interface Run {
  readonly incidents: readonly Incident[];
  /** What follows from it is who goes first of those that run side by side, and whatever else comes out by chance. */
  readonly luck: number;
}

/** Terraform is run; meanwhile things go wrong. */
export type Command =
  | (Run & {
      readonly step: "apply";
      readonly refresh: boolean;
      /** Address of `-replace`. */
      readonly replace: string | null;
    })
  | (Run & { readonly step: "plan"; readonly refresh: boolean })
  | (Run & { readonly step: "apply the saved plan" })
  | { readonly step: "taint"; readonly address: string }
  | { readonly step: "state rm"; readonly address: string }
  | (Run & {
      readonly step: "import";
      readonly address: string;
      /** Whether the import id of a promotion names the record of its mail. */
      readonly withRecord: boolean;
    });

/** What happens between a code, Terraform, the provider and the world. Follows from its seed. */
export interface History {
  readonly seed: number;
  /** What it is about beside what every history may be about; null if that is all. */
  readonly focus: Focus | null;
  readonly options: FakeOptionOverrides;
  /** Whether the provider block names the directory that must answer. */
  readonly namesDirectory: boolean;
  /** How many resources Terraform works on at a time. */
  readonly parallelism: number;
  readonly steps: readonly Step[];
}
