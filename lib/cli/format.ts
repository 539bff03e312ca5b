import type { Option } from "./command";
import { oneOf } from "./one-of";

const FORMATS = ["text", "markdown", "json"] as const;

/** How a command answers: for a terminal, for a merge request, for a program. */
export type Format = (typeof FORMATS)[number];

export const FORMAT_OPTION = {
  value: "FORMAT",
  about: `${FORMATS.join(", ")} (default: text)`,
} as const satisfies Option;

export const SHOW_ADDRESSES_OPTION = {
  about: "prints e-mail addresses in full instead of masked",
} as const satisfies Option;

/** The format of a command line. @throws UsageError for an unknown one */
export function formatNamed(name: string | undefined): Format {
  return oneOf("format", name ?? "text", FORMATS);
}
