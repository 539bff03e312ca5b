import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { addExamples } from "../../examples/main";
import type { FakeDirectory, Sandbox } from "../../lib/testing";
import { addExamplesOn } from "../examples/support";
import { OWN } from "../support/member-kinds";
import { servedSandbox } from "./support/served-sandbox";
import { StartedProviders } from "./support/started-providers";
import { synthesize } from "./support/synthesize";

const stackDir = synthesize(addExamples);
const stackDirWithOwnMembers = synthesize((app) => {
  addExamplesOn(OWN, app);
});

interface Example {
  readonly stack: string;
  /** What the example finds in the directory before it is applied. */
  readonly given?: (fake: FakeDirectory) => void;
  readonly env?: Readonly<Record<string, string>>;
  /** Parts of the warnings of the plan right after apply; there are no others. */
  readonly pending: readonly string[];
  /** The writes of the package's own provider. */
  readonly writes: readonly string[];
}

const EXAMPLES: readonly Example[] = [
  {
    stack: "promoted-member",
    pending: ["payments-prod"],
    writes: ["PromoteResourceAccount"],
  },
  {
    stack: "invitation-with-acceptance",
    given: (fake) => addAccountWithKey(fake, "1772422852740000"),
    env: keyOf("1772422852740000"),
    pending: [],
    writes: ["InviteAccountToResourceDirectory", "AcceptHandshake"],
  },
  {
    stack: "existing-account",
    given: (fake) => {
      for (const id of ["1234567890123456", "1234567890123457"]) {
        fake.world.addAccount({ id });
        fake.world.join(id);
        fake.world.setType(id, "ResourceAccount");
      }
    },
    pending: ["1234567890123456"],
    writes: ["PromoteResourceAccount", "UpdateAccount"],
  },
  { stack: "environments-staging", pending: [], writes: [] },
  {
    stack: "environments-production",
    pending: ["ledger-production", "search-production"],
    writes: ["PromoteResourceAccount", "PromoteResourceAccount"],
  },
  {
    stack: "onboarding",
    given: (fake) => addAccountWithKey(fake, "1772422852740001"),
    env: keyOf("1772422852740001"),
    pending: ["shop-prod"],
    writes: ["AcceptHandshake", "InviteAccountToResourceDirectory", "PromoteResourceAccount"],
  },
  { stack: "own-hook", pending: ["data-platform"], writes: ["PromoteResourceAccount"] },
  {
    stack: "life-of-a-member",
    pending: ["2000000000000002", "invoices-prod"],
    writes: ["InviteAccountToResourceDirectory", "PromoteResourceAccount"],
  },
  {
    stack: "gated-workload-directory",
    given: (fake) => addAccountWithKey(fake, "1772422852740002"),
    pending: ["1772422852740002", "media-prod"],
    writes: ["InviteAccountToResourceDirectory", "PromoteResourceAccount"],
  },
];

const OWN_WRITES = /^(Promote|Resend|Cancel|Invite|Accept|Remove|UpdateAccount)/;

/** Reads the state of another example, so that it cannot be tried by itself. */
const GATED = "gated-workload";

test("every example is tried", () => {
  const names: string[] = [];
  synthesize((app) => {
    addExamples(app);
    names.push(...app.node.children.map(({ node }) => node.id));
  });
  expect([...EXAMPLES.map(({ stack }) => stack), GATED].sort()).toEqual(names.sort());
});

test.each(EXAMPLES)(
  "$stack: installs, applies, and the plan right after changes nothing and warns only of what waits for people",
  async ({ stack, given, env, pending, writes }) => {
    const sandbox = await servedSandbox({ stackDir: stackDir(stack), env });
    try {
      given?.(sandbox.fake);
      await expectInstalled(sandbox);

      const apply = await sandbox.apply();
      expect(apply.errors).toEqual([]);
      const made = apply.calls
        .filter(({ parameters }) => parameters["DryRun"] !== "true")
        .map(({ operation }) => operation)
        .filter((operation) => OWN_WRITES.test(operation));
      expect(made.sort()).toEqual([...writes].sort());

      const plan = await sandbox.plan();
      expect(plan.errors).toEqual([]);
      expect(plan.summary).toBe("No changes.");
      expect(
        plan.warnings
          .map(({ detail }) => detail)
          .filter((detail) => !isAcceptedOnce(detail))
          .sort(),
      ).toEqual([...pending].sort().map((member): unknown => expect.stringContaining(member)));

      const writesBefore = sandbox.fake.requests.mutating.length;
      expect((await sandbox.apply()).ok).toBe(true);
      expect(sandbox.fake.requests.mutating).toHaveLength(writesBefore);
    } finally {
      await sandbox.close();
    }
  },
);

test.each(EXAMPLES)(
  "$stack: is planned without a word from Terraform, and without a call that writes, with members on our own resource",
  async ({ stack, given, env }) => {
    const sandbox = await servedSandbox({ stackDir: stackDirWithOwnMembers(stack), env });
    try {
      given?.(sandbox.fake);
      await expectInstalled(sandbox);

      expect((await sandbox.plan()).errors).toEqual([]);
      expect(sandbox.fake.requests.mutating).toEqual([]);
    } finally {
      await sandbox.close();
    }
  },
);

test("what waits for people is made as they come, in a stack of its own, and no apply fails meanwhile", async () => {
  const directory = await servedSandbox({ stackDir: stackDir("gated-workload-directory") });
  const { fake } = directory;
  const workload = await servedSandbox({ fake, stackDir: stackDir(GATED) });
  /** As `cdktf deploy` applies both, in this order. */
  const deploy = async () => {
    for (const sandbox of [directory, workload]) {
      expect(await sandbox.apply()).toMatchObject({ ok: true, errors: [] });
      copyFileSync(
        join(directory.directory, "terraform.tfstate"),
        join(workload.directory, "..", "gated-workload-directory.tfstate"),
      );
    }
    return Object.keys((await workload.state()).resources).filter((address) => !address.startsWith("data."));
  };
  try {
    addAccountWithKey(fake, "1772422852740002");
    await expectInstalled(directory);
    await expectInstalled(workload);

    expect(await deploy()).toEqual([]);

    const [invitation] = fake.world.handshakesOf("1772422852740002");
    fake.world.accept(invitation?.id ?? "");
    expect(await deploy()).toEqual(['terraform_data.baseline["1772422852740002"]']);

    fake.world.confirmPromotion("media-prod");
    expect(await deploy()).toEqual([
      'terraform_data.baseline["1772422852740002"]',
      "terraform_data.launch[0]",
    ]);
    expect((await directory.plan()).summary).toBe("No changes.");
    expect((await workload.plan()).summary).toBe("No changes.");
  } finally {
    await workload.close();
    await directory.close();
  }
});

/** The providers as they are shipped can be installed for this stack, start, and find it valid. */
async function expectInstalled(sandbox: Sandbox): Promise<void> {
  const providers = await StartedProviders.in(sandbox);
  try {
    expect(await providers.run("validate").ended).toMatchObject({ exitCode: 0, stderr: "" });
  } finally {
    await providers.close();
  }
}

/** An acceptance in the same apply is news for the invitation, said by the first plan after it. */
function isAcceptedOnce(detail: string): boolean {
  return detail.includes("accepted the invitation");
}

function addAccountWithKey(fake: FakeDirectory, id: string): void {
  fake.world.addAccount({ id });
  fake.world.bindRamKey(id, { accessKeyId: `ak-${id}`, accessKeySecret: `sk-${id}` });
}

function keyOf(id: string): Readonly<Record<string, string>> {
  return { INVITEE_ALICLOUD_ACCESS_KEY: `ak-${id}`, INVITEE_ALICLOUD_SECRET_KEY: `sk-${id}` };
}
