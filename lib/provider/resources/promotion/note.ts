import type { ApplyContext } from "../../../plugin";
import type { Configuration } from "../../configuration";
import type { PromotionIntent } from "./intent";
import type { PromotionState } from "./schema";

/** Kept beside the state. `intent` is there only between a plan and its apply. */
export interface PromotionNote {
  readonly memberName: string | null;
  /** Tells a member that is gone from a directory that is not the right one. */
  readonly directoryId: string | null;
  readonly intent?: PromotionIntent | "cancel";
}

export type PromotionApply = ApplyContext<Configuration, PromotionNote, PromotionState>;
