import { isDeepStrictEqual } from "node:util";
import type { CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import type { Operation } from "../calls/operations";
import { defineStep, type Step, type StepCallOptions } from "./step";
import { CHANGED_SINCE, writeOnce } from "./write-once";

export interface SettingOutcome {
  /** `already`: it was so before. No call was made. */
  readonly outcome: "changed" | "already";
}

/** Something that code sets at the directory, and how it is read and written. */
interface Setting<Input, Present> {
  /** What is there in its place, and nothing else. */
  read(client: DirectoryClient, input: Input, options: CallOptions): Promise<Present>;
  /** What of it is not so yet; undefined when all is. */
  missing(present: Present, input: Input): Input | undefined;
  write(client: DirectoryClient, missing: Input, options: StepCallOptions): Promise<unknown>;
}

/**
 * A step that makes a setting so, if it is not. To write it twice does no harm, as long as nobody else has written it in
 * between.
 */
export function defineSetting<Input, Present>(
  operation: Operation,
  read: Operation,
  setting: Setting<Input, Present>,
): Step<Input, SettingOutcome> {
  return defineStep<Input, SettingOutcome>(operation, [read], async (client, input, options) => {
    const before = await setting.read(client, input, options);
    const missing = setting.missing(before, input);
    if (missing === undefined) {
      return { outcome: "already" };
    }
    await writeOnce(
      { client, options },
      () => setting.write(client, missing, options),
      async (lookUp) => {
        const now = await setting.read(client, input, lookUp);
        if (setting.missing(now, input) === undefined) return "so";
        return isDeepStrictEqual(now, before) ? undefined : CHANGED_SINCE;
      },
    );
    return { outcome: "changed" };
  });
}
