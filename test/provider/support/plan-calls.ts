import { setTimeout as pause } from "node:timers/promises";
import type { Deps } from "../../../lib/directory";
import { Diagnostics } from "../../../lib/plugin";
import type { Diagnostic, PlanContext, ReadContext, Resource, StoredState } from "../../../lib/plugin";
import { CallsInFlight } from "../../../lib/plugin/rpc/calls-in-flight";
import { resourceDirectoryProvider } from "../../../lib/provider/provider";
import { MANAGEMENT_KEY } from "../../../lib/testing";
import type { FakeDirectory } from "../../../lib/testing";

type AnyResource = Resource<never, unknown, unknown>;

/** What Terraform calls in one plan, in an order that the test chooses: Terraform itself chooses none. */
export class PlanCalls {
  readonly said: Diagnostic[] = [];
  private readonly calls = new CallsInFlight(() => pause(2), new AbortController().signal);

  private constructor(
    private readonly providerData: unknown,
    private readonly resources: ReadonlyMap<string, AnyResource>,
  ) {}

  /** One provider block, configured as for one run of Terraform. */
  static async on(fake: FakeDirectory): Promise<PlanCalls> {
    const silent = { trace: none, debug: none, info: none, warn: none, error: none };
    const deps: Deps = {
      now: () => fake.clock.now().getTime(),
      random: () => 0.5,
      env: { RESOURCEDIRECTORY_ENDPOINT: fake.endpoint },
      log: silent,
      sleep: async () => undefined,
    };
    const provider = resourceDirectoryProvider(deps);
    const { accessKeyId, accessKeySecret } = MANAGEMENT_KEY;
    const config = { access_key: accessKeyId, secret_key: accessKeySecret } as never;
    const providerData = await provider.configure(config, {
      diagnostics: new Diagnostics(),
      log: silent,
      terraformVersion: "1.11.4",
    });
    const resources = provider.resources as unknown as readonly AnyResource[];
    return new PlanCalls(providerData, new Map(resources.map((one) => [one.typeName, one])));
  }

  get errors(): readonly Diagnostic[] {
    return this.said.filter(({ severity }) => severity === "error");
  }

  get warnings(): readonly Diagnostic[] {
    return this.said.filter(({ severity }) => severity === "warning");
  }

  create(typeName: string, planned: StoredState): Promise<void> {
    return this.call(typeName, (resource, context) =>
      resource.planCreate?.(context, planned as never, planned as never),
    );
  }

  keep(typeName: string, state: StoredState): Promise<void> {
    return this.change(typeName, state, state);
  }

  change(typeName: string, prior: StoredState, code: StoredState): Promise<void> {
    return this.call(typeName, (resource, context) =>
      resource.planUpdate?.(context, { ...code } as never, prior as never, code as never),
    );
  }

  destroy(typeName: string, prior: StoredState): Promise<void> {
    return this.call(typeName, (resource, context) => resource.planDestroy?.(context, prior as never));
  }

  refresh(typeName: string, state: StoredState): Promise<void> {
    return this.call(typeName, (resource, context) => resource.read(context, state as never));
  }

  private async call(
    typeName: string,
    make: (
      resource: AnyResource,
      context: PlanContext<unknown, unknown> & ReadContext<unknown, unknown>,
    ) => Promise<unknown> | undefined,
  ): Promise<void> {
    const resource = this.resources.get(typeName);
    if (resource === undefined) {
      throw new Error(`No resource ${typeName}`);
    }
    const diagnostics = new Diagnostics();
    await this.calls.during(async () =>
      make(resource, {
        providerData: this.providerData,
        diagnostics,
        signal: new AbortController().signal,
        log: { trace: none, debug: none, info: none, warn: none, error: none },
        replaces: false,
        untilOtherCallsCame: () => this.calls.untilOthersCame(),
        privateState: null,
        setPrivateState: none,
      }),
    );
    this.said.push(...diagnostics.all);
  }
}

/** A member as state holds it, with what a plan looks at. */
export function memberInState(account_id: string, display_name: string) {
  return {
    account_id,
    display_name,
    status: "Member",
    removal_policy: "DESTROY",
    account_name_prefix: null,
    resell_account_type: null,
    tags: {},
    resource_directory_id: "rd-test01",
  };
}

function none(): void {
  return undefined;
}
