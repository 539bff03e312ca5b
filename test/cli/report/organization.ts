import {
  FakeDirectory,
  INVITEE_ACCOUNT_ID,
  INVITEE_TWO_ACCOUNT_ID,
  MANAGEMENT_KEY,
  plant,
} from "../../../lib/testing";
import { SdkUser } from "../../testing/fake-directory/sdk-user";
import { testMachine } from "../support/machine";
import type { Ended, TestMachine } from "../support/machine";

/** A name that would be markup. */
export const HOSTILE_NAME = "<img src=x onerror=alert(1)>";

/** A small organization: folders three levels deep, a promotion that waits, one that lapsed, invitations. */
export async function organization(): Promise<FakeDirectory> {
  const fake = await FakeDirectory.start({ clock: "virtual", startAt: new Date("2026-03-01T09:00:00Z") });
  plant(fake.world, {
    members: [
      { displayName: "payments-prod", accountId: "3000000000000001", folder: "prod/payments" },
      { displayName: "ledger-prod", accountId: "3000000000000002", folder: "prod/payments/ledger" },
      { displayName: "search-test", accountId: "3000000000000003", folder: "test" },
      { displayName: "forgotten", accountId: "3000000000000004" },
    ],
  });
  fake.world.renameMember("forgotten", HOSTILE_NAME);
  const user = new SdkUser(fake);
  await user.promote("3000000000000002", "ledger-root@example.com");
  fake.world.expirePromotion("ledger-prod");
  await user.promote("3000000000000001", "payments-root@example.com");
  fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
  fake.world.decline(fake.world.inviteElsewhere(INVITEE_TWO_ACCOUNT_ID).id);
  return fake;
}

const managed = (name: string, id: string) => ({
  mode: "managed",
  type: "alicloud_resource_manager_account",
  address: `alicloud_resource_manager_account.${name}`,
  values: { id, display_name: name },
});

/** A state that manages two of its members, and the promotion that waits. */
const STATE = {
  format_version: "1.0",
  values: {
    root_module: {
      resources: [
        managed("payments-prod", "3000000000000001"),
        managed("search-test", "3000000000000003"),
        {
          mode: "managed",
          type: "resourcedirectory_promotion",
          address: "resourcedirectory_promotion.payments",
          values: {
            account_id: "3000000000000001",
            email: "payments-root@example.com",
            attempt: 1,
            status: "PromoteVerifying",
            promoted: false,
            record_id: "r",
            last_mail_at: "2026-03-01T09:00:00Z",
            link_expires_at: "2026-03-02T09:00:00Z",
          },
        },
      ],
    },
  },
};

/** Runs `report` on it; `state.json` is the state. */
export async function report(
  fake: FakeDirectory,
  ...args: readonly string[]
): Promise<Ended & { readonly machine: TestMachine; readonly page: string }> {
  const machine = testMachine();
  machine.env({
    RESOURCEDIRECTORY_ENDPOINT: fake.endpoint,
    ALICLOUD_ACCESS_KEY: MANAGEMENT_KEY.accessKeyId,
    ALICLOUD_SECRET_KEY: MANAGEMENT_KEY.accessKeySecret,
  });
  machine.write("project/state.json", JSON.stringify(STATE));
  const ended = await machine.run("report", "--html", "report.html", ...args);
  return { ...ended, machine, page: machine.path("project/report.html") };
}
