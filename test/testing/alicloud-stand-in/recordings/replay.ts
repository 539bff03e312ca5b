import { MANAGEMENT_ACCOUNT_ID } from "../../../../lib/testing";
import type { FakeDirectory, LoggedRequest, PlannedChange, Sandbox, TerraformResult } from "../../../../lib/testing";
import { foldIds, normalisedCall } from "./recording";
import type { RecordedChange, RecordedControl, RecordedStep } from "./recording";

const HEADER = `
terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}
provider "alicloud" {
  region     = "cn-hangzhou"
  access_key = "ak-management"
  secret_key = "sk-management"
}
`;

/** What is compared of a step, as recorded and as replayed. */
export interface Outcome {
  readonly plan: Readonly<Record<string, RecordedChange>>;
  readonly drift: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly errorCode: string | null;
  readonly calls: readonly string[];
  readonly state: readonly string[];
  readonly accounts: readonly string[];
}

export function recordedOutcome(step: RecordedStep): Outcome {
  return foldIds({
    plan: withoutReplace(step.plan),
    drift: step.drift ?? {},
    ok: step.ok ?? true,
    errorCode: step.error?.map((line) => /^ *Code: (.*)$/.exec(line)?.[1]).find((code) => code !== undefined) ?? null,
    calls: foldIds(step.calls).map(normalisedCall).sort(),
    state: step.state,
    accounts: Object.values(step.accounts ?? {}).map(([name, type]) => `${name} ${type}`),
  });
}

/** Carries a step out on the stand-in. */
export async function replay(sandbox: Sandbox, step: RecordedStep): Promise<Outcome> {
  if (step.hcl !== undefined) {
    sandbox.useFiles({ "main.tf": HEADER + step.hcl });
  }
  for (const [, control] of step.control ?? []) {
    arrange(sandbox.fake, control);
  }
  const result = await sandbox[step.step]();
  return foldIds({
    plan: Object.fromEntries(Object.entries(result.changes).map(([address, change]) => [address, planned(change)])),
    drift: Object.fromEntries(Object.entries(result.drift).map(([address, drift]) => [address, changed(drift)])),
    ok: result.ok,
    errorCode: errorCodeOf(result),
    calls: foldIds(result.calls.map(callText)).map(normalisedCall).sort(),
    state: Object.keys((await sandbox.state()).resources).sort(),
    accounts: sandbox.fake.world.members.map(({ displayName, type }) => `${displayName} ${type}`),
  });
}

function arrange(fake: FakeDirectory, { fail, status = 400, code = "", drop }: RecordedControl): void {
  if (fail !== undefined) {
    fake.faults.failNext(fail, { status, code });
  }
  if (drop !== undefined) {
    fake.faults.dropAfterCommit(drop);
  }
}

function planned(change: PlannedChange): RecordedChange {
  const actions = change.actions.join("/");
  return actions === "update" ? { actions, changes: changed(change) } : { actions };
}

function changed({ before, after, actions }: PlannedChange): Record<string, [unknown, unknown]> {
  if (actions.includes("delete")) {
    return {};
  }
  const names = Object.keys({ ...before, ...after });
  const pairs = names.map((name): [string, [unknown, unknown]] => [name, [before?.[name] ?? null, after?.[name] ?? null]]);
  return Object.fromEntries(pairs.filter(([, [one, other]]) => JSON.stringify(one) !== JSON.stringify(other)));
}

function withoutReplace(plan: RecordedStep["plan"]): Outcome["plan"] {
  return Object.fromEntries(
    Object.entries(plan).map(([address, { actions, changes }]) => [
      address,
      changes === undefined ? { actions } : { actions, changes },
    ]),
  );
}

function errorCodeOf(result: TerraformResult): string | null {
  return /^Code: (.*)$/m.exec(result.errors[0]?.detail ?? "")?.[1] ?? null;
}

function callText({ caller, operation, version, parameters, status, code }: LoggedRequest): string {
  const who = caller === MANAGEMENT_ACCOUNT_ID ? "management" : String(caller);
  const request = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  // A cut connection has no status; the recording shows it like a success.
  const outcome = status === 200 || status === 0 ? "" : ` -> ${status} ${code ?? ""}`;
  return [who, `${operation}@${version}`, ...request].join(" ") + outcome;
}
