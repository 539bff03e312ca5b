import { MAIL_INTERVAL_MS } from "../directory";
import type { Message } from "./reporting";
import { timestamp } from "./time";

/** What the code asks for and the service did not take yet, such as a mail so shortly after the last one. Kept beside the state. */
export interface PutOff {
  /** When it may be sent, as far as anybody knows: the service does not say how long it wants to wait. */
  readonly until: string;
  /** Whether a refresh has found that moment to have come. */
  readonly isOver: boolean;
}

/** @param at when the service refused it, by the service's clock */
export function putOffAt(at: Date, pauseMs = MAIL_INTERVAL_MS): PutOff {
  return { until: timestamp(new Date(at.getTime() + pauseMs)), isOver: false };
}

/** As a refresh finds it at this moment. */
export function putOffAsOf(at: Date, { until }: PutOff): PutOff {
  return { until, isOver: at.getTime() >= Date.parse(until) };
}

export function wasPutOff(member: string, { until }: PutOff): Message {
  return {
    summary: "A mail has to wait",
    detail: `${member}: the service takes no other mail so shortly after the last one. Nothing was sent. The first run after ${until} sends it; there is nothing to change.`,
  };
}
