import type { FakeDirectory } from "../../../lib/testing";
import type { Code } from "../../history/code";

/** What somebody does at one of the two Terraforms. */
export interface Stage {
  readonly fake: FakeDirectory;
  code(code: Code): void;
  plan(options?: { readonly refresh?: boolean; readonly replace?: string }): Promise<boolean>;
  apply(options?: { readonly refresh?: boolean }): Promise<boolean>;
  /** Applies what the last plan showed. */
  applyPlan(): Promise<boolean>;
  taint(address: string): Promise<boolean>;
  forget(address: string): Promise<boolean>;
  import(address: string, id: string): Promise<boolean>;
  /** The attributes of everything in state, by address; of a tainted object, that it is tainted. */
  state(): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

/** What a scenario left behind on one stage. */
export interface Trace {
  readonly ok: readonly boolean[];
  readonly calls: readonly string[];
  readonly state: Readonly<Record<string, unknown>>;
}

/** A scenario does something and says of each command whether it worked. */
export type Scenario = (stage: Stage) => Promise<readonly boolean[]>;

export async function trace(open: () => Promise<Stage>, scenario: Scenario): Promise<Trace> {
  const stage = await open();
  try {
    const ok = await scenario(stage);
    return {
      ok,
      calls: stage.fake.requests.all.map(({ operation }) => operation),
      state: await stage.state(),
    };
  } finally {
    await stage.close();
  }
}
