import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockProvider } from "../../lib/constructs/provider/provider-lock";

const OURS = "bundled.internal/cdktf-alicloud/resourcedirectory";
const ALICLOUD = "registry.terraform.io/aliyun/alicloud";
const RANDOM = "registry.terraform.io/hashicorp/random";
const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

let stack: string;

beforeEach(() => {
  stack = mkdtempSync(join(tmpdir(), "lock-"));
});

afterEach(() => {
  rmSync(stack, { recursive: true });
});

function given(content: string): void {
  writeFileSync(join(stack, ".terraform.lock.hcl"), content);
}

function lockFile(): string {
  return readFileSync(join(stack, ".terraform.lock.hcl"), "utf8");
}

function synth(version: string, others: readonly string[] = []): void {
  lockProvider(stack, { address: OURS, version, hashes: [`h1:${version}`, `zh:${version}`] }, others);
}

/** An entry as Terraform writes it. */
function entry(address: string, version: string): string {
  return `
provider "${address}" {
  version     = "${version}"
  constraints = "${version}"
  hashes = [
    "h1:${version}",
    "zh:${version}",
  ]
}
`;
}

/** What cdktf-cli 0.21 makes of the file: it reads lines and knows no comments. */
function providersThatCdktfSees(): readonly string[] {
  return [...lockFile().matchAll(/provider "(.*)" \{\n(?:.*\n)*?\s*constraints\s+= "/g)].map(
    ([, address = ""]) => address,
  );
}

test("A stack without a lock file gets one as Terraform would write it", () => {
  synth("0.1.0");
  expect(lockFile()).toBe(HEADER + entry(OURS, "0.1.0"));
});

test("An entry of another version is replaced in its place, and those of other providers stay byte for byte", () => {
  given(HEADER + entry(ALICLOUD, "1.284.0") + entry(OURS, "0.0.9") + entry(RANDOM, "3.0.0"));
  synth("0.1.0", ["aliyun/alicloud", "random"]);
  expect(lockFile()).toBe(
    HEADER + entry(ALICLOUD, "1.284.0") + entry(OURS, "0.1.0") + entry(RANDOM, "3.0.0"),
  );
});

test("A lock file that was checked out with the line ends of Windows has one entry of the provider afterwards", () => {
  const content = HEADER + entry(ALICLOUD, "1.284.0") + entry(OURS, "0.0.9");
  given(content.replaceAll("\n", "\r\n"));
  synth("0.1.0", ["aliyun/alicloud"]);
  expect(lockFile()).toBe(HEADER + entry(ALICLOUD, "1.284.0") + entry(OURS, "0.1.0"));
});

test("A lock file that says it all already is not touched", () => {
  const content = HEADER + entry(OURS, "0.1.0") + entry(ALICLOUD, "1.284.0");
  given(content);
  synth("0.1.0", ["aliyun/alicloud"]);
  expect(lockFile()).toBe(content);
});

test("Providers that are not locked yet stand in a comment, where cdktf takes them for locked", () => {
  synth("0.1.0", ["aliyun/alicloud", "aliyun/alicloud", "random", "example.com/acme/demo"]);
  const withoutComments = lockFile().replace(/\n\/\*[^]*?\*\/\n/, "");
  expect(withoutComments).toBe(HEADER + entry(OURS, "0.1.0"));
  expect(providersThatCdktfSees()).toEqual([OURS, "example.com/acme/demo", ALICLOUD, RANDOM]);
});

test("The comment does not pile up, and goes with its reason", () => {
  synth("0.1.0", ["aliyun/alicloud"]);
  const once = lockFile();
  synth("0.1.0", ["aliyun/alicloud"]);
  expect(lockFile()).toBe(once);
  synth("0.1.0");
  expect(lockFile()).toBe(HEADER + entry(OURS, "0.1.0"));
});
