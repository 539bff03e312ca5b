import { FakeDirectory } from "../../lib/testing/fake-directory";
import { medians } from "../measure";
import { compare } from "../result";
import type { BenchmarkResult, BenchmarkResults } from "../result";
import { Workspace } from "../terraform/workspace";
import { bareState, configuration, newMembers, populate, QUOTAS } from "./member-stack";
import type { Kind } from "./member-stack";

const MEMBERS = 1_000;
const GOAL = 0.2;
const MOST_READS = 20;
const CREATED = 200;
/** One each, and what all of them share. */
const GOAL_CALLS_A_MEMBER = 1.05;
/** Of a service that is not next door. */
const CALL_MS = 20;
const ROUNDS = { warmUp: 0, counted: 3 };

/** Members on our resource against the same on the vendor's, of which each asks the service itself. */
export async function benchmarkMembers(): Promise<BenchmarkResults> {
  return { ...(await refreshed()), [`create-${CREATED}`]: await created() };
}

async function refreshed(): Promise<BenchmarkResults> {
  const own = await RefreshedStack.create("own", MEMBERS);
  const vendor = await RefreshedStack.create("vendor", MEMBERS);
  try {
    const measured = await medians(
      {
        own: () => own.plan(),
        "the vendor's": () => vendor.plan(),
        // Not compared with: no call is made, so that nearly all of it is Terraform's.
        "own without refresh": () => own.planOfState(),
      },
      ROUNDS,
    );
    return {
      [`members-${MEMBERS}`]: compare(measured, "own", "the vendor's", GOAL),
      [`members-${MEMBERS}-reads`]: {
        ratio: own.calls / MOST_READS,
        goal: 1,
        measured: { own: own.calls, "the vendor's": vendor.calls },
        unit: "calls",
      },
    };
  } finally {
    await Promise.all([own.close(), vendor.close()]);
  }
}

/** A stack in whose state everything is as in the directory. */
export class RefreshedStack {
  /** Of the last plan, at the fake. */
  calls = 0;
  /** Of the last plan. */
  peakMegabytes = 0;

  private constructor(
    private readonly fake: FakeDirectory,
    private readonly workspace: Workspace,
  ) {}

  static async create(kind: Kind, count: number): Promise<RefreshedStack> {
    const fake = await FakeDirectory.start({ quotas: QUOTAS });
    const members = populate(fake, count);
    const workspace = await Workspace.create(configuration(members, kind), fake, {
      state: bareState(members, kind),
      hasVendor: kind === "vendor",
    });
    await workspace.run("apply", "-refresh-only", "-auto-approve");
    fake.faults.delay("*", { ms: CALL_MS, times: Infinity });
    return new RefreshedStack(fake, workspace);
  }

  /** Refreshes and plans, and fails if there are changes, or calls that write. @returns milliseconds */
  async plan(): Promise<number> {
    const { requests } = this.fake;
    requests.clear();
    const run = await this.workspace.run("plan", "-lock=false", "-detailed-exitcode");
    if (requests.mutating.length > 0) {
      throw new Error(`the plan made ${requests.mutating.length} calls that write.`);
    }
    this.calls = requests.all.length;
    this.peakMegabytes = run.peakMegabytes;
    return run.milliseconds;
  }

  /** Plans from what state says. @returns milliseconds */
  async planOfState(): Promise<number> {
    return (await this.workspace.run("plan", "-lock=false", "-refresh=false")).milliseconds;
  }

  async close(): Promise<void> {
    await this.workspace.close();
    await this.fake.stop();
  }
}

/**
 * What is compared is calls, which the service counts. Time is beside it: our provider keeps to half of the rate that is
 * documented for one identity, and the stand-in of the vendor's sends ten calls at a time as fast as it can.
 */
async function created(): Promise<BenchmarkResult> {
  const [own, vendor] = [await createdBy("own"), await createdBy("vendor")];
  return {
    ratio: own.calls / CREATED,
    goal: GOAL_CALLS_A_MEMBER,
    measured: {
      "calls a member": own.calls / CREATED,
      "the vendor's": vendor.calls / CREATED,
      "times the vendor's time": Number((own.milliseconds / vendor.milliseconds).toFixed(2)),
    },
    unit: "",
  };
}

/** The apply of a saved plan, as pipelines do it. */
async function createdBy(kind: Kind): Promise<{ readonly calls: number; readonly milliseconds: number }> {
  const fake = await FakeDirectory.start({ quotas: QUOTAS });
  fake.faults.delay("*", { ms: CALL_MS, times: Infinity });
  const resources = configuration(newMembers(CREATED), kind);
  const workspace = await Workspace.create(resources, fake, { hasVendor: kind === "vendor" });
  try {
    await workspace.run("plan", "-out=plan");
    fake.requests.clear();
    const { milliseconds } = await workspace.run("apply", "plan");
    return { calls: fake.requests.all.length, milliseconds };
  } finally {
    await workspace.close();
    await fake.stop();
  }
}
