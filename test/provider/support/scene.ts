import { createDirectoryClient } from "../../../lib/directory";
import type { Deps, DirectoryClient } from "../../../lib/directory";
import { PROVIDER_ADDRESS } from "../../../lib/provider/address";
import { resourceDirectoryProvider } from "../../../lib/provider/provider";
import { FakeDirectory, INVITEE_KEY, MANAGEMENT_KEY, Sandbox } from "../../../lib/testing";
import type { FakeOptionOverrides, SampleKey, SandboxRun, TerraformResult } from "../../../lib/testing";
import { StateFile } from "./stored-state";

type Environment = Record<string, string | undefined>;

const PLAN_FILE = "sandbox.tfplan";
const READS = /^(Get|List|Check)/;

/** A fake directory whose clock stands still, and the real terraform with both providers served in this process. */
export class Scene {
  /** Runs whenever the provider pauses, after the clock has moved: what people do meanwhile. */
  whileSleeping: (ms: number) => void | Promise<void> = () => undefined;

  /** Another program with the management account's credentials: what it calls is no part of a run's result. */
  readonly somebodyElse: DirectoryClient;

  private management: SampleKey = MANAGEMENT_KEY;
  private directoryId: string | null = null;
  private hasInvitee = true;

  private constructor(
    readonly fake: FakeDirectory,
    private readonly sandbox: Sandbox,
    private readonly deps: Deps & { readonly env: Environment },
    private readonly ownsFake: boolean,
  ) {
    this.somebodyElse = createDirectoryClient({
      credentials: { accessKey: MANAGEMENT_KEY.accessKeyId, secretKey: MANAGEMENT_KEY.accessKeySecret },
      endpoint: fake.endpoint,
      deps,
    });
  }

  /** @param options.beside a scene whose directory this one shares: another stack of the same organization */
  static async open(options: FakeOptionOverrides & { readonly beside?: Scene } = {}): Promise<Scene> {
    const { beside, ...overrides } = options;
    const fake =
      beside?.fake ??
      (await FakeDirectory.start({
        clock: "virtual",
        startAt: new Date("2026-03-01T09:00:00Z"),
        ...overrides,
      }));
    const meanwhile = (ms: number) => scene.whileSleeping(ms);
    const deps = depsOn(fake, meanwhile);
    const sandbox = await Sandbox.create({
      fake,
      inProcess: true,
      providers: () => [resourceDirectoryProvider(deps)],
    });
    const scene = new Scene(fake, sandbox, deps, beside === undefined);
    return scene;
  }

  /** From now on the management side of both providers uses this key. */
  useKey(key: SampleKey): void {
    this.management = key;
  }

  /** From now on the provider block names the directory that must answer. */
  expectDirectory(directoryId: string): void {
    this.directoryId = directoryId;
  }

  /** Puts a key under the usual variables with this prefix; null takes it away. */
  keyInEnvironment(prefix: string, key: SampleKey | null): void {
    this.deps.env[`${prefix}ALICLOUD_ACCESS_KEY`] = key?.accessKeyId;
    this.deps.env[`${prefix}ALICLOUD_SECRET_KEY`] = key?.accessKeySecret;
  }

  /** From now on the invitee's provider block is empty, as after its access key was deleted. */
  withoutInvitee(): void {
    this.hasInvitee = false;
  }

  /**
   * The code is this from now on, below the provider blocks.
   *
   * @param files further code, each text in a file of its own: Terraform parses the whole file for every warning that
   * it prints, so that much code with many warnings takes minutes in a single one
   */
  code(hcl: string, files: readonly string[] = []): void {
    const further = files.map((text, index) => [`further-${index}.tf`, text] as const);
    this.sandbox.useFiles({ "main.tf": this.providerBlocks() + hcl, ...Object.fromEntries(further) });
  }

  /** The code is this synthesized stack from now on, with the provider blocks that it has. */
  useStack(stackDir: string): void {
    this.sandbox.useStack(stackDir);
  }

  plan(...args: string[]): Promise<TerraformResult> {
    return this.sandbox.plan(args);
  }

  apply(...args: string[]): Promise<TerraformResult> {
    return this.sandbox.apply(args);
  }

  /** The last plan as JSON, as `terraform show -json` prints it. */
  async savedPlan(): Promise<string> {
    return (await this.terraform("show", "-json", PLAN_FILE)).stdout;
  }

  /** Applies the last plan, however the directory has changed since. */
  applyPlan(): Promise<TerraformResult> {
    return this.sandbox.terraform(["apply", "-json", PLAN_FILE]);
  }

  /** Starts to apply without waiting for the end. */
  startApply(): SandboxRun {
    return this.sandbox.start(["apply", "-auto-approve"]);
  }

  terraform(...args: string[]): Promise<TerraformResult> {
    return this.sandbox.terraform(args);
  }

  /** Applies this code and expects that to work: the given of a test. */
  async applied(hcl: string): Promise<TerraformResult> {
    this.code(hcl);
    const run = await this.apply();
    if (!run.ok) {
      throw new Error(`The code of this test does not apply:\n${run.output}`);
    }
    return run;
  }

  /** The attributes of a resource in state; null if it is not there. A tainted one is never what a test wants. */
  state(address: string): Promise<Readonly<Record<string, unknown>> | null> {
    const instance = this.stateFile.instance(address);
    return instance?.status === "tainted"
      ? Promise.reject(new Error(`${address} is tainted`))
      : Promise.resolve(instance?.attributes ?? null);
  }

  /** What Terraform stores when the provider is killed during an apply: the objects as they were, without their private state. */
  losePrivateState(): void {
    this.stateFile.losePrivateState();
  }

  /** Changes what state says of a resource, as if another version of the provider had written it. */
  editState(address: string, changes: Readonly<Record<string, unknown>>): void {
    this.stateFile.change(address, changes);
  }

  private get stateFile(): StateFile {
    return new StateFile(this.sandbox.directory);
  }

  private providerBlocks(): string {
    const keys = keyArguments(this.management);
    return `
terraform {
  required_providers {
    resourcedirectory = { source = "${PROVIDER_ADDRESS}" }
    alicloud          = { source = "aliyun/alicloud" }
  }
}
provider "resourcedirectory" {
  ${keys}
  ${this.directoryId === null ? "" : `directory_id = "${this.directoryId}"`}
}
provider "resourcedirectory" {
  alias = "invitee"
  ${this.hasInvitee ? keyArguments(INVITEE_KEY) : ""}
}
provider "alicloud" {
  ${keys}
  region       = "cn-hangzhou"
  protocol     = "HTTP"
  account_type = "Domestic"
}
`;
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    if (this.ownsFake) await this.fake.stop();
  }
}

/** What the fake was asked to change during a run, in order. */
export function writes({ calls }: TerraformResult): readonly string[] {
  return calls
    .filter(({ parameters }) => parameters["DryRun"] !== "true")
    .map(({ operation }) => operation)
    .filter((operation) => !READS.test(operation));
}

function keyArguments({ accessKeyId, accessKeySecret }: SampleKey): string {
  return `
  access_key = "${accessKeyId}"
  secret_key = "${accessKeySecret}"`;
}

type Messages = readonly Pick<TerraformResult["warnings"][number], "summary" | "detail">[];

/** Summary and detail of every message, one text each. */
export function texts(messages: Messages): readonly string[] {
  return messages.map(({ summary, detail }) => `${summary}\n${detail}`);
}

/** All messages as one text. */
export function said(messages: Messages): string {
  return texts(messages).join("\n\n");
}

function depsOn(
  fake: FakeDirectory,
  meanwhile: (ms: number) => void | Promise<void>,
): Deps & { readonly env: Environment } {
  const silent = (): void => undefined;
  return {
    now: () => fake.clock.now().getTime(),
    random: () => 0.5,
    env: { RESOURCEDIRECTORY_ENDPOINT: fake.endpoint },
    log: { debug: silent, info: silent, warn: silent },
    // Pausing moves the directory's clock instead of taking time; people act meanwhile.
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      fake.clock.advance(ms);
      await untilAborted(signal, Promise.resolve(meanwhile(ms)));
      signal?.throwIfAborted();
    },
  };
}

/** Ends with `pause`, or as soon as the signal is aborted. */
async function untilAborted(signal: AbortSignal | undefined, pause: Promise<void>): Promise<void> {
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  signal?.addEventListener("abort", stop);
  await Promise.race([pause, stopped]);
  signal?.removeEventListener("abort", stop);
}
