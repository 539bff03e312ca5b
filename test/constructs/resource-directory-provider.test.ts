import fs, {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, HttpBackend, TerraformStack, Testing } from "cdktf";
import { ProviderInstallation, ResourceDirectoryProvider, SynthErrorCode, SynthErrors } from "../../lib";
import { PROVIDER_ADDRESS } from "../../lib/provider/address";
import { version } from "../../package.json";
import { errorOf, messageOf, synthesize, warningsOf } from "./support";

const LINUX = `terraform-provider-resourcedirectory_${version}_linux_amd64.zip`;
const DARWIN = `terraform-provider-resourcedirectory_${version}_darwin_arm64.zip`;

let scratch: string;
let packages: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "provider-test-"));
  packages = join(scratch, "packages");
  mkdirSync(packages);
  writeFileSync(join(packages, LINUX), "linux build");
  writeFileSync(join(packages, DARWIN), "darwin build");
  writeFileSync(join(packages, "terraform-provider-resourcedirectory_0.0.1_linux_amd64.zip"), "old build");
  writeFileSync(join(packages, "checksums.txt"), "");
});

afterEach(() => {
  rmSync(scratch, { recursive: true });
});

/** The provider element with packages that the test has made. */
class ProviderUnderTest extends ResourceDirectoryProvider {
  protected override packagesDirectory(): string {
    return packages;
  }
}

function appIn(directory: string): App {
  return new App({ outdir: join(scratch, directory), context: { cdktfVersion: "any" } });
}

function pluginDirectory(app: App, stack: string): string {
  return join(app.outdir, "stacks", stack, "terraform.d", "plugins", PROVIDER_ADDRESS);
}

describe("the provider block", () => {
  test("is empty without props, and asks for exactly this package's version", () => {
    const stack = new TerraformStack(Testing.app(), "stack");

    new ResourceDirectoryProvider(stack, "directory");

    const { provider, terraform } = synthesize(stack);
    expect(provider["resourcedirectory"]).toEqual([{}]);
    expect(terraform.required_providers["resourcedirectory"]).toEqual({ source: PROVIDER_ADDRESS, version });
  });

  test("has every prop under its argument, and never one for the installation", () => {
    const stack = new TerraformStack(Testing.app(), "stack");

    new ResourceDirectoryProvider(stack, "directory", {
      alias: "second",
      assumeRoleArn: "acs:ram::1234567890123456:role/reader",
      assumeRoleExternalId: "shared-7",
      assumeRoleSessionName: "ci",
      credentialsEnvPrefix: "SECOND_",
      directoryId: "rd-3GxYz1",
      ecsRoleName: "ci",
      endpoint: "https://resourcemanager.example.com",
      installation: ProviderInstallation.NONE,
      profile: "second",
      region: "cn-hangzhou",
      stsEndpoint: "https://sts.example.com",
    });

    expect(synthesize(stack).provider["resourcedirectory"]).toEqual([
      {
        alias: "second",
        assume_role_arn: "acs:ram::1234567890123456:role/reader",
        assume_role_external_id: "shared-7",
        assume_role_session_name: "ci",
        credentials_env_prefix: "SECOND_",
        directory_id: "rd-3GxYz1",
        ecs_role_name: "ci",
        endpoint: "https://resourcemanager.example.com",
        profile: "second",
        region: "cn-hangzhou",
        sts_endpoint: "https://sts.example.com",
      },
    ]);
  });

  test("refuses a directory id that is none", () => {
    const stack = new TerraformStack(Testing.app(), "stack");

    expect(
      messageOf(() => new ResourceDirectoryProvider(stack, "directory", { directoryId: "3GxYz1" })),
    ).toContain('[stack/directory] directoryId "3GxYz1" is not a directory id');
  });

  test.each(["cn_hangzhou", "CN-Hangzhou", "hangzhou", ""])("refuses region %j, which is none", (region) => {
    const stack = new TerraformStack(Testing.app(), "stack");

    expect(messageOf(() => new ResourceDirectoryProvider(stack, "directory", { region }))).toContain(
      `[stack/directory] region "${region}" is not the id of a region`,
    );
  });

  test.each([
    ["cn-hangzou", "cn-hangzhou"],
    ["ch-beijing", "cn-beijing"],
    ["eu-centrl-1", "eu-central-1"],
  ])("warns of region %s, which is probably %s", (region, meant) => {
    const stack = new TerraformStack(Testing.app(), "stack");

    const directory = new ResourceDirectoryProvider(stack, "directory", { region });

    expect(warningsOf(directory)).toEqual([`region "${region}" is not known here. Did you mean "${meant}"?`]);
  });

  test.each(["cn-hangzhou", "ap-southeast-9", "cn-hangzhou-finance", "${var.region}"])(
    "says nothing of region %s",
    (region) => {
      const stack = new TerraformStack(Testing.app(), "stack");

      const directory = new ResourceDirectoryProvider(stack, "directory", { region });

      expect(warningsOf(directory)).toEqual([]);
    },
  );
});

describe("the bundled packages", () => {
  test("are written once for an app: its stacks share each file, also with several elements in one", () => {
    const app = appIn("many");
    const names = ["prod", "test", "rest"];
    for (const name of names) {
      const stack = new TerraformStack(app, name);
      new ProviderUnderTest(stack, "directory");
      new ProviderUnderTest(stack, "second", { alias: "second" });
    }

    app.synth();

    for (const zip of [LINUX, DARWIN]) {
      const files = names.map((name) => statSync(join(pluginDirectory(app, name), zip)));
      expect(new Set(files.map(({ ino }) => ino)).size).toBe(1);
      expect(files[0]?.nlink).toBe(3);
    }
  });

  test("land where terraform init looks, of this version only", () => {
    const app = appIn("out");
    new ProviderUnderTest(new TerraformStack(app, "stack"), "directory");

    app.synth();

    const target = pluginDirectory(app, "stack");
    expect(readdirSync(target).sort()).toEqual([DARWIN, LINUX]);
    expect(readFileSync(join(target, LINUX), "utf8")).toBe("linux build");
  });

  test("land in every stack of an app", () => {
    const app = appIn("out");
    for (const id of ["blue", "green"]) {
      new ProviderUnderTest(new TerraformStack(app, id), "directory");
    }

    app.synth();

    expect(readdirSync(pluginDirectory(app, "blue"))).toContain(LINUX);
    expect(readdirSync(pluginDirectory(app, "green"))).toContain(LINUX);
  });

  test("replace those of another version and leave other files alone", () => {
    const app = appIn("out");
    new ProviderUnderTest(new TerraformStack(app, "stack"), "directory");
    const target = pluginDirectory(app, "stack");
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, "terraform-provider-resourcedirectory_0.0.1_linux_amd64.zip"), "old");
    writeFileSync(join(target, "README.txt"), "somebody else's");

    app.synth();

    expect(readdirSync(target).sort()).toEqual(["README.txt", DARWIN, LINUX]);
  });

  test("are read once, whatever the number of aliases", () => {
    let reads = 0;
    class CountingProvider extends ProviderUnderTest {
      protected override packagesDirectory(): string {
        reads += 1;
        return super.packagesDirectory();
      }
    }
    const app = appIn("out");
    const stack = new TerraformStack(app, "stack");
    new CountingProvider(stack, "directory");
    new CountingProvider(stack, "invitee", { alias: "invitee" });

    app.synth();

    expect(reads).toBe(1);
  });

  test("are not written for a mirror, and those of an earlier synth are taken away", () => {
    const bundled = appIn("out");
    new ProviderUnderTest(new TerraformStack(bundled, "stack"), "directory");
    bundled.synth();

    const mirrored = appIn("out");
    new ProviderUnderTest(new TerraformStack(mirrored, "stack"), "directory", {
      installation: ProviderInstallation.NONE,
    });
    mirrored.synth();

    expect(readdirSync(pluginDirectory(mirrored, "stack"))).toEqual([]);
  });

  test("that were never built fail the synth with the command that builds them", () => {
    rmSync(join(packages, LINUX));
    rmSync(join(packages, DARWIN));
    const app = appIn("out");
    new ProviderUnderTest(new TerraformStack(app, "stack"), "directory");

    const message = messageOf(() => {
      app.synth();
    });

    expect(message).toContain("[stack/directory] the provider's packages");
    expect(message).toContain('Run "npm run build:provider"');
    expect(message).toContain("ProviderInstallation.NONE");
  });
});

describe("a stack directory that cannot be written", () => {
  function synthMessage(): { readonly message: string; readonly target: string; readonly codes: string[] } {
    const app = appIn("out");
    new ProviderUnderTest(new TerraformStack(app, "stack"), "directory");
    const error = errorOf(() => {
      app.synth();
    });
    return {
      message: String(error),
      target: pluginDirectory(app, "stack"),
      codes: SynthErrors.codesOf(error),
    };
  }

  test.each([
    ["ENOSPC", "the disk is full (ENOSPC)"],
    ["EROFS", "the disk is read-only (EROFS)"],
    ["EIO", "EIO"],
  ])("fails the synth in words, with the folder and what to do: %s", (code, words) => {
    const copy = jest.spyOn(fs, "copyFileSync").mockImplementation(() => {
      throw Object.assign(new Error(`${code}: raw`), { code, syscall: "copyfile" });
    });
    const { message, target, codes } = synthMessage();
    copy.mockRestore();

    expect(message).toContain(
      `[stack/directory] the provider's packages cannot be written to ${target}: ${words}.`,
    );
    expect(message).toContain("choose another outdir");
    expect(codes).toEqual([SynthErrorCode.NOT_WRITABLE]);
    expect(readdirSync(target)).toEqual([]);
  });

  test("is named when a file stands in the way", () => {
    mkdirSync(join(scratch, "out", "stacks", "stack"), { recursive: true });
    writeFileSync(join(scratch, "out", "stacks", "stack", "terraform.d"), "");

    expect(synthMessage().message).toContain("packages cannot be written to");
  });

  test("leaves another error as it is", () => {
    const copy = jest.spyOn(fs, "copyFileSync").mockImplementation(() => {
      throw new TypeError("a defect");
    });
    const { message } = synthMessage();
    copy.mockRestore();

    expect(message).toBe("TypeError: a defect");
  });
});

test("synth gives the same bytes anywhere, with no path of the machine and no time", () => {
  const [here, there] = ["here", "there"].map((directory) => {
    const app = appIn(directory);
    const stack = new TerraformStack(app, "stack");
    // CDKTF's default backend holds an absolute path; a real one is what a team has anyway.
    new HttpBackend(stack, { address: "https://state.example.com" });
    new ProviderUnderTest(stack, "directory", { directoryId: "rd-3GxYz1" });
    app.synth();
    return readFileSync(join(app.outdir, "stacks", "stack", "cdk.tf.json"), "utf8");
  });

  expect(here).toBe(there);
  expect(here).not.toContain(process.cwd());
});
