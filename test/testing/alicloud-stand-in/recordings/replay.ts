import { INVITEE_ACCOUNT_ID } from "../../../../lib/testing";
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
provider "alicloud" {
  alias      = "invitee"
  region     = "cn-hangzhou"
  access_key = "ak-invitee"
  secret_key = "sk-invitee"
}
`;

/** Longer than an invitation can be answered. */
const FIFTEEN_DAYS_MS = 15 * 24 * 60 * 60 * 1000;

/** What is compared of a step, as recorded and as replayed. */
export interface Outcome {
  readonly plan: Readonly<Record<string, RecordedChange>>;
  readonly drift: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly errorCode: string | null;
  readonly calls: readonly string[];
  readonly state: readonly string[];
  readonly accounts: readonly string[];
  readonly handshakes: readonly string[];
}

export function recordedOutcome(step: RecordedStep): Outcome {
  return foldIds({
    plan: step.plan,
    drift: step.drift ?? {},
    ok: step.ok ?? true,
    errorCode: step.error?.map((line) => /^ *Code: (.*)$/.exec(line)?.[1]).find((code) => code !== undefined) ?? null,
    calls: foldIds(step.calls).map(normalisedCall).sort(),
    state: step.state,
    accounts: Object.values(step.accounts ?? {}).map(([name, type]) => `${name} ${type}`),
    handshakes: Object.values(step.handshakes ?? {}),
  });
}

/** Carries a step out on the stand-in. */
export async function replay(sandbox: Sandbox, step: RecordedStep): Promise<Outcome> {
  if (step.hcl !== undefined) {
    sandbox.useFiles({ "main.tf": HEADER + step.hcl });
  }
  for (const control of step.control ?? []) {
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
    handshakes: sandbox.fake.world.handshakes.map(({ status }) => status),
  });
}

function arrange({ faults, world, clock }: FakeDirectory, [kind, details]: RecordedControl): void {
  switch (kind) {
    case "fail":
      faults.failNext(details.fail, { status: details.status, code: details.code });
      break;
    case "drop":
      faults.dropAfterCommit(details.drop);
      break;
    case "handshake":
      if (details.status === "Expired") clock.advance(FIFTEEN_DAYS_MS);
      else world.accept(world.handshakes.at(-1)?.id ?? "");
      break;
    case "join":
      if (world.tryMember(INVITEE_ACCOUNT_ID) === undefined) world.join(INVITEE_ACCOUNT_ID);
      // The recorder knows no other name of one that joined without its handshake.
      world.renameMember(INVITEE_ACCOUNT_ID, INVITEE_ACCOUNT_ID);
  }
}

function planned(change: PlannedChange): RecordedChange {
  const actions = change.actions.join("/");
  if (actions === "update") return { actions, changes: changed(change) };
  return change.replacePaths.length > 0
    ? { actions, replace: change.replacePaths.map((path) => path.map(String)) }
    : { actions };
}

function changed({ before, after, actions }: PlannedChange): Record<string, [unknown, unknown]> {
  if (actions.includes("delete")) {
    return {};
  }
  // When something changed is no part of the recordings.
  const names = Object.keys({ ...before, ...after }).filter((name) => name !== "modify_time");
  const pairs = names.map((name): [string, [unknown, unknown]] => [name, [before?.[name] ?? null, after?.[name] ?? null]]);
  return Object.fromEntries(pairs.filter(([, [one, other]]) => JSON.stringify(one) !== JSON.stringify(other)));
}

function errorCodeOf(result: TerraformResult): string | null {
  return /^Code: (.*)$/m.exec(result.errors[0]?.detail ?? "")?.[1] ?? null;
}

function callText({ callerName, operation, version, parameters, status, code }: LoggedRequest): string {
  const request = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  // A cut connection has no status; the recording shows it like a success.
  const outcome = status === 200 || status === 0 ? "" : ` -> ${status} ${code ?? ""}`;
  return [callerName, `${operation}@${version}`, ...request].join(" ") + outcome;
}
