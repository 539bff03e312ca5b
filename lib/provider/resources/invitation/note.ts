import type { ApplyContext } from "../../../plugin";
import type { Configuration } from "../../configuration";
import type { InvitationIntent, RemovalIntent } from "./intent";
import type { InvitationState } from "./schema";

/** Kept beside the state. `intent` is there only between a plan and its apply. */
export interface InvitationNote {
  readonly memberName: string | null;
  readonly intent?: InvitationIntent | RemovalIntent;
}

export type InvitationApply = ApplyContext<Configuration, InvitationNote, InvitationState>;
