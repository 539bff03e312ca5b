import { quoted } from "../rules";
import { UsageError } from "./errors";

/**
 * The word that the value of an option is.
 *
 * @param words that it may be
 * @throws UsageError for any other
 */
export function oneOf<const W extends string>(option: string, value: string, words: readonly W[]): W {
  const word = words.find((each) => each === value);
  if (word === undefined) {
    throw new UsageError(`--${option} is one of ${words.join(", ")}: got ${quoted(value)}.`);
  }
  return word;
}
