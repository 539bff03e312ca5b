/** Fields that several records of a catalog have. */
import { checkAccountId, checkAttempt, checkDuration, checkEmail, checkMost } from "../rules";
import type { CountField, TextField, WordField } from "./field";

export function accountId(about: string): TextField {
  return {
    form: "text",
    about: `${about}: 16 digits, in quotes.`,
    check: checkAccountId,
    pattern: "^\\d{16}$",
  };
}

/** Messages mask it. */
export function address(about: string): TextField {
  return { form: "text", about, check: checkEmail, isAddress: true };
}

export const attempt: CountField = {
  form: "count",
  about: "One number, one mail or invitation: raise it to send again. Time alone never sends.",
  check: checkAttempt,
};

export const waitFor: TextField = {
  form: "text",
  about: 'How long terraform apply waits for the person, such as "30m". Without it, it does not wait.',
  check: checkDuration,
};

/** What becomes of a mail or an invitation that nobody answered in time. */
export function whenExpired<const W extends string>(again: W): WordField<"report" | W> {
  return {
    form: "word",
    about: "What follows when it lapsed. report, the default: every plan says so, and nothing is sent.",
    words: ["report", again],
  };
}

/** How often at most, with the second word of {@link whenExpired}. */
export function most(what: string, again: string): CountField {
  return {
    form: "count",
    about: `How many ${what} may go out with ${again}, the first one counted, until attempt is raised: 3 if it is left out.`,
    check: checkMost,
  };
}
