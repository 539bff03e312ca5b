import { reviewAsText } from "../../lib/cli/review/as-text";
import { readPlan } from "../../lib/cli/review/plan";
import { reviewOf } from "../../lib/cli/review/review";
import { medians } from "../measure";
import { compare } from "../result";
import type { BenchmarkResults } from "../result";

const CHANGES = 1_000;

/** A review, from the text of the plan to the text for people, against parsing the plan alone. */
export async function benchmarkReview(): Promise<BenchmarkResults> {
  const plan = planOf(CHANGES);
  const measured = await medians(
    {
      review: () => timed(() => reviewAsText(reviewOf(readPlan(plan, "plan"), OPTIONS))),
      parse: () => timed(() => JSON.parse(plan) as unknown),
    },
    { warmUp: 5, counted: 25 },
  );
  return { "review-1000": compare(measured, "review", "parse", 3) };
}

const OPTIONS = { limits: { removal: 0 }, showAddresses: false };

function timed(body: () => unknown): Promise<number> {
  const begun = performance.now();
  body();
  return Promise.resolve(performance.now() - begun);
}

/** As `terraform show -json` prints it, each object in its four places: renamed members, each with a mail. */
function planOf(changes: number): string {
  const all = Array.from({ length: changes / 2 }, (_, index) => [memberAt(index), promotionAt(index)]).flat();
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: {
      root_module: { resources: all.map(({ object, after }) => ({ ...object, values: after })) },
    },
    resource_changes: all.map(({ object, before, after, unknown }) => ({
      ...object,
      change: {
        actions: ["update"],
        before,
        after,
        after_unknown: unknown,
        before_sensitive: {},
        after_sensitive: {},
      },
    })),
    prior_state: {
      format_version: "1.0",
      values: {
        root_module: { resources: all.map(({ object, before }) => ({ ...object, values: before })) },
      },
    },
    configuration: {
      root_module: {
        resources: all.map(({ object }) => ({
          ...object,
          expressions: { account_id: { references: ["alicloud_resource_manager_account.m.id"] } },
        })),
      },
    },
    complete: true,
    errored: false,
  });
}

const idOf = (index: number) => String(3_000_000_000_000_000 + index);

function objectOf(type: string, index: number) {
  const provider_name = "bundled.internal/cdktf-alicloud/resourcedirectory";
  return {
    address: `${type}.m${index}`,
    mode: "managed",
    type,
    name: `m${index}`,
    provider_name,
    schema_version: 0,
  };
}

function memberAt(index: number) {
  const before = {
    id: idOf(index),
    display_name: `member-${index}`,
    folder_id: "r-root01",
    tags: { team: "payments", stage: "prod" },
    type: "ResourceAccount",
    join_method: "created",
    status: "CreateSuccess",
    resource_directory_id: "rd-test01",
  };
  const object = objectOf("alicloud_resource_manager_account", index);
  return { object, before, after: { ...before, display_name: `renamed-${index}` }, unknown: {} };
}

function promotionAt(index: number) {
  const before = {
    account_id: idOf(index),
    email: `root-${index}@example.com`,
    attempt: 1,
    status: "PromoteVerifying",
    promoted: false,
    record_id: `6d1854f5-d334-498a-9b37-${index}`,
    mails_sent: 1,
    last_mail_at: "2026-03-01T09:00:00Z",
    link_expires_at: "2026-03-02T09:00:00Z",
  };
  const { account_id, email } = before;
  const unknown = { status: true, promoted: true, record_id: true, mails_sent: true, last_mail_at: true };
  return {
    object: objectOf("resourcedirectory_promotion", index),
    before,
    after: { account_id, email, attempt: 2 },
    unknown,
  };
}
