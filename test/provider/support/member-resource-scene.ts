import type { MemberSnapshot } from "../../../lib/testing";
import { Scene } from "./scene";

export const ADDRESS = "resourcedirectory_member.payments";
export const NAME = "payments-prod";

export let scene: Scene;

// The scene of the test that runs: importing this file opens one before each test and closes it after.
beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

/** A member with these arguments, in Terraform's words; text is quoted, what is undefined is left out. */
export function member(
  given: Readonly<Record<string, unknown>> = { display_name: NAME },
  name = "payments",
): string {
  const lines = Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : `  ${key} = ${JSON.stringify(value)}`,
  );
  return `\nresource "resourcedirectory_member" "${name}" {\n${lines.join("\n")}\n}\n`;
}

export const find = (idOrName = NAME): MemberSnapshot | undefined => scene.fake.world.tryMember(idOrName);
export const accountId = (idOrName = NAME): string => find(idOrName)?.accountId ?? "";
export const countNamed = (name = NAME): number =>
  scene.fake.world.members.filter(({ displayName }) => displayName === name).length;

/** Reads and writes of the plan that follows, which must change nothing. */
export async function emptyPlan(): Promise<void> {
  const plan = await scene.plan();
  expect({ errors: plan.errors, changes: plan.changes, summary: plan.summary }).toEqual({
    errors: [],
    changes: {},
    summary: "No changes.",
  });
}
