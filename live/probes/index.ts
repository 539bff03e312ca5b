import type { Probe } from "../probe";
import { DELETION_PROBES } from "./deletion";
import { FOLDER_PROBES } from "./folders";
import { INVITATION_PROBES } from "./invitations";
import { MEMBER_PROBES } from "./members";
import { PROMOTION_PROBES } from "./promotion";
import { REQUEST_PROBES } from "./requests";

const IN_ORDER: readonly Probe[] = [
  ...REQUEST_PROBES,
  ...MEMBER_PROBES,
  ...FOLDER_PROBES,
  ...PROMOTION_PROBES,
  ...INVITATION_PROBES,
  ...DELETION_PROBES,
];

/** What changes nothing comes first. */
export const PROBES: readonly Probe[] = [
  ...IN_ORDER.filter(({ isDry }) => isDry === true),
  ...IN_ORDER.filter(({ isDry }) => isDry !== true),
];
