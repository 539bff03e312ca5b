import type { CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import type { Operation } from "../calls/operations";
import { defineStep, type Step, type StepCallOptions } from "./step";
import { writeOnce } from "./write-once";

export interface SettingOutcome {
  /** `already`: it was so before. No call was made. */
  readonly outcome: "changed" | "already";
}

/** Something about a member that code sets, and how it is written and read. */
interface Setting<Input> {
  /** What of it is not so yet; undefined when all is. */
  missing(client: DirectoryClient, input: Input, options: CallOptions): Promise<Input | undefined>;
  write(client: DirectoryClient, missing: Input, options: StepCallOptions): Promise<unknown>;
}

/** A step that makes a setting so, if it is not: to write it twice does no harm, so that the last one wins. */
export function defineSetting<Input>(
  operation: Operation,
  read: Operation,
  setting: Setting<Input>,
): Step<Input, SettingOutcome> {
  return defineStep<Input, SettingOutcome>(operation, [read], async (client, input, options) => {
    const missing = await setting.missing(client, input, options);
    if (missing === undefined) {
      return { outcome: "already" };
    }
    await writeOnce(
      { client, options },
      () => setting.write(client, missing, options),
      async (lookUp) => ((await setting.missing(client, input, lookUp)) === undefined ? "so" : undefined),
    );
    return { outcome: "changed" };
  });
}
