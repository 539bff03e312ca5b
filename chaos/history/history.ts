import type { FakeOptionOverrides } from "../../lib/testing";
import type { Incident } from "../world/incidents";
import type { WorldEvent } from "../world/events";
import type { Edit } from "./edits";

/** One thing that somebody does. */
export type Step =
  | { readonly step: "edit"; readonly edit: Edit }
  | { readonly step: "event"; readonly event: WorldEvent }
  | Command;

/** Terraform is run; meanwhile things go wrong. */
export type Command =
  | {
      readonly step: "apply";
      readonly refresh: boolean;
      /** Address of `-replace`. */
      readonly replace: string | null;
      readonly incidents: readonly Incident[];
    }
  | { readonly step: "plan"; readonly refresh: boolean; readonly incidents: readonly Incident[] }
  | { readonly step: "apply the saved plan"; readonly incidents: readonly Incident[] }
  | { readonly step: "taint"; readonly address: string }
  | { readonly step: "state rm"; readonly address: string }
  | {
      readonly step: "import";
      readonly address: string;
      /** Whether the import id of a promotion names the record of its mail. */
      readonly withRecord: boolean;
      readonly incidents: readonly Incident[];
    };

/** What happens between a code, Terraform, the provider and the world. Follows from its seed. */
export interface History {
  readonly seed: number;
  readonly options: FakeOptionOverrides;
  /** Whether the provider block names the directory that must answer. */
  readonly namesDirectory: boolean;
  readonly steps: readonly Step[];
}
