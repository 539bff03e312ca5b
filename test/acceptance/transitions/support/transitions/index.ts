import { ADDRESSES } from "./addresses";
import { DELETIONS } from "./deletions";
import type { Happening } from "./happening";
import { INVITATIONS } from "./invitations";
import { MEMBERS } from "./members";

/** Each that a stack can cause or observe, one case a row; by a name for the steps that walk it. */
const HAPPENINGS = { ...MEMBERS, ...INVITATIONS, ...DELETIONS, ...ADDRESSES } as const;

export type Transition = keyof typeof HAPPENINGS;

export const TRANSITIONS: Readonly<Record<Transition, Happening>> = HAPPENINGS;
