import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { addExamples } from "../../examples/main";
import { version } from "../../package.json";
import { packForBothCdks } from "../../scripts/npm-packages/pack";
import type { Tarballs } from "../../scripts/npm-packages/pack";
import { ROOT, writeLibrary } from "../packaging/support/library";
import { OWN } from "../support/member-kinds";
import { ALIASED, CDKTF, CDKTN } from "./support/cdk";
import type { Cdk } from "./support/cdk";
import { CdkProject, CHECKED, run } from "./support/cdk-project";
import type { RunResult } from "./support/cdk-project";

const STACK = "members";

/** A user's program. Only `protocol` is for the fake, which answers plain HTTP. */
function program(
  cdk: Cdk,
  { removalPolicy = "PROTECT", installation = "BUNDLED", members = "ALICLOUD" },
): string {
  return `
import { App, TerraformOutput, TerraformStack } from "${cdk.name}";
import {
  MemberAccount, MemberResource, ProviderInstallation, RemovalPolicy, ResourceDirectory, ResourceDirectoryProvider,
} from "${cdk.library}";
import { AlicloudProvider } from "${cdk.library}/alicloud";

const app = new App();
const stack = new TerraformStack(app, "${STACK}");
new ResourceDirectory(stack, "rd", {
  members: MemberResource.${members},
  alicloudProvider: new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou", protocol: "HTTP" }),
  provider: new ResourceDirectoryProvider(stack, "directory", {
    installation: ProviderInstallation.${installation},
  }),
});
const member = new MemberAccount(stack, "payments", {
  displayName: "payments-prod",
  removalPolicy: RemovalPolicy.${removalPolicy},
});
member.promote("promotion", { email: "payments-root@example.com" });
new TerraformOutput(stack, "payments-id", { value: member.accountId });
app.synth();
`;
}

const scratch = mkdtempSync(join(tmpdir(), "cdktf-cli-"));
const projects = new Map<Cdk, Promise<CdkProject>>();
let tarballs: Tarballs;

beforeAll(async () => {
  const library = join(scratch, "library");
  await writeLibrary(library, { withTypes: true });
  tarballs = packForBothCdks(library, scratch);
}, 600_000);

afterAll(async () => {
  for (const project of await Promise.all(projects.values())) {
    await project.fake.stop();
  }
  rmSync(scratch, { recursive: true });
});

/** The project of a CDK, which all tests share: installing the tools takes longer than most of what they are asked. */
function projectOf(cdk: Cdk): Promise<CdkProject> {
  const project =
    projects.get(cdk) ?? CdkProject.create(join(scratch, cdk.title), tarballs[cdk.package], cdk);
  projects.set(cdk, project);
  return project;
}

function expectSuccess({ exitCode, output }: RunResult): string {
  expect({ exitCode, output }).toEqual({ exitCode: 0, output });
  return output;
}

describe.each([CDKTF, CDKTN])(
  "a member's life by the $command command line tool, with nothing configured",
  (cdk) => {
    let project: CdkProject;

    beforeAll(async () => {
      project = await projectOf(cdk);
    }, 600_000);

    function mails(): readonly string[] {
      return project.fake.mailbox.mails.map(({ to }) => to);
    }

    test("synth writes members on our own resource where the code says so", async () => {
      project.write("main.ts", program(cdk, { members: "RESOURCE_DIRECTORY" }));
      expectSuccess(await project.cdk(["synth"], CHECKED));
      const stack = readFileSync(join(project.stackDirectory(STACK), "cdk.tf.json"), "utf8");
      const { resource } = JSON.parse(stack) as { readonly resource: object };
      expect(Object.keys(resource).sort()).toEqual([...OWN.types, "resourcedirectory_promotion"]);
    });

    test("synth writes the stack, with the provider in it", async () => {
      project.write("main.ts", program(cdk, {}));
      expectSuccess(await project.cdk(["synth"]));
      expect(existsSync(join(project.stackDirectory(STACK), "terraform.d/plugins/bundled.internal"))).toBe(
        true,
      );
    });

    test("diff shows what would be made, and makes nothing", async () => {
      expect(expectSuccess(await project.cdk(["diff", STACK]))).toContain("Plan: 3 to add");
      expect(mails()).toEqual([]);
    });

    test("deploy makes the member and sends the mail, without CDKTF_SKIP_PROVIDER_LOCK", async () => {
      rmSync(project.stackDirectory(STACK), { recursive: true });
      const output = expectSuccess(await project.cdk(["deploy", "--auto-approve", STACK]));
      expect(output).toContain("Apply complete! Resources: 3 added");
      expect(output).toContain("Waits for a person");
      expect(mails()).toEqual(["payments-root@example.com"]);
    });

    test("Terraform has locked both providers itself by then, and nothing else is in the file", () => {
      const lock = readFileSync(join(project.stackDirectory(STACK), ".terraform.lock.hcl"), "utf8");
      expect(lock).toContain(
        'provider "bundled.internal/cdktf-alicloud/resourcedirectory" {\n  version     = "',
      );
      expect(lock).toMatch(/provider "\S+\/aliyun\/alicloud" \{\n {2}version +=/);
      expect(lock).not.toContain("/*");
    });

    test("a second deploy changes nothing", async () => {
      const writes = project.fake.requests.mutating.length;
      expect(expectSuccess(await project.cdk(["deploy", "--auto-approve", STACK]))).toContain("No changes");
      expect(project.fake.requests.mutating).toHaveLength(writes);
    });

    test("a deploy after an upgrade needs nothing more", async () => {
      // Given what an earlier version left in the stack's directory
      const file = join(project.stackDirectory(STACK), ".terraform.lock.hcl");
      const locked = readFileSync(file, "utf8");
      const [, own = ""] = /(provider "bundled\.internal[^]*?^\})/m.exec(locked) ?? [];
      const earlier = own
        .replaceAll(`"${version}"`, '"0.0.9"')
        .replace(/h1:.{5}/, "h1:other")
        .replace(/zh:.{5}/, "zh:00000");
      writeFileSync(file, locked.replace(own, earlier));
      // When
      const output = expectSuccess(await project.cdk(["deploy", "--auto-approve", STACK]));
      // Then
      expect(earlier).toContain("0.0.9");
      expect(output).toContain("No changes");
      expect(readFileSync(file, "utf8")).toContain(own);
    });

    test("output answers the account's id", async () => {
      const { accountId } = project.fake.world.member("payments-prod");
      expect(expectSuccess(await project.cdk(["output", STACK]))).toContain(`payments-id = ${accountId}`);
    });

    test("destroy is refused while the member is protected, and the member stays", async () => {
      const { exitCode, output } = await project.cdk(["destroy", "--auto-approve", STACK]);
      expect(exitCode).not.toBe(0);
      expect(output).toContain("payments-prod");
      expect(project.fake.world.member("payments-prod").displayName).toBe("payments-prod");
    });

    test("destroy removes it once the policy says so and is applied", async () => {
      project.write("main.ts", program(cdk, { removalPolicy: "DESTROY" }));
      expectSuccess(await project.cdk(["deploy", "--auto-approve", STACK]));
      expectSuccess(await project.cdk(["destroy", "--auto-approve", STACK]));
      expect(project.fake.requests.mutating.map(({ operation }) => operation)).toContain("DeleteAccount");
    });
  },
);

test("an app that has the fork under the old name synthesizes with the package for cdktf", async () => {
  const project = await projectOf(ALIASED);
  project.write("main.ts", program(ALIASED, {}));

  expectSuccess(await project.cdk(["synth"], CHECKED));

  expect(existsSync(join(project.stackDirectory(STACK), "cdk.tf.json"))).toBe(true);
}, 600_000);

describe("what is special to cdktf", () => {
  let project: CdkProject;

  beforeAll(async () => {
    project = await projectOf(CDKTF);
  }, 600_000);

  test("with providers from a mirror the lock step fails, unless CDKTF_SKIP_PROVIDER_LOCK is set", async () => {
    // Given a stack that carries no provider, and a mirror where Terraform looks by itself
    rmSync(project.stackDirectory(STACK), { recursive: true });
    project.write("main.ts", program(CDKTF, { installation: "NONE" }));
    expectSuccess(await project.resourceDirectory(["mirror", project.implicitMirror]));
    // When it is planned for the first time
    const refused = await project.cdk(["diff", STACK]);
    // Then the tool asked the provider's origin, which there is not
    expect(refused.exitCode).not.toBe(0);
    expect(refused.output).toContain("Could not retrieve providers for locking");
    expect(refused.output).toContain("bundled.internal");
    // And not with the variable
    rmSync(project.stackDirectory(STACK), { recursive: true });
    const skipped = await project.cdk(["diff", STACK], { CDKTF_SKIP_PROVIDER_LOCK: "true" });
    expect(expectSuccess(skipped)).toContain("Plan: 3 to add");
  });

  test("synth works in a checkout of this repository, for every example", async () => {
    const outdir = join(scratch, "examples");
    const cdktf = join(project.directory, "node_modules/.bin/cdktf");
    const env = { PATH: process.env.PATH, HOME: process.env.HOME };
    expectSuccess(await run(ROOT, cdktf, ["synth", "--output", outdir], env));
    const app = new App({ outdir: join(scratch, "expected") });
    addExamples(app);
    for (const { node } of app.node.children) {
      expect(existsSync(join(outdir, "stacks", node.id, "cdk.tf.json"))).toBe(true);
    }
  });
});
