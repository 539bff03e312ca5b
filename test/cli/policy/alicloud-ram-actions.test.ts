import { alicloudRamActionsOf } from "../../../lib/cli/policy/alicloud-ram-actions";
import { readRecording } from "../../testing/alicloud-stand-in/recordings/recording";

const HANDSHAKES = [
  { type: "alicloud_resource_manager_handshake", values: { target_type: "Account" }, isProtected: false },
  { type: "alicloud_resource_manager_handshake_acceptance", values: {}, isProtected: false },
];

/** `caller action` of all calls that the vendor's provider was recorded to make with its own invitations. */
function recordedCalls(): readonly string[] {
  const scenarios = Object.entries(readRecording()).filter(([name]) => !name.startsWith("account-"));
  const calls = scenarios.flatMap(([, steps]) => steps.flatMap((step) => step.calls));
  return distinct(calls.map((call) => call.replace(/^(\S+) (\w+)@.*$/, "$1 $2")));
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}

test("the vendor's own invitations may do exactly what the vendor's provider was recorded to do", () => {
  const ramActions = HANDSHAKES.flatMap((declared) => alicloudRamActionsOf(declared) ?? []);
  const allowed = ramActions.flatMap(({ side, plan, apply }) =>
    [...plan, ...apply].map((action) => `${side} ${action.replace("resourcemanager:", "")}`),
  );

  expect(distinct(allowed)).toEqual(recordedCalls());
});
