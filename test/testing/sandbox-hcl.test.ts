import { providerAliases } from "../../lib/testing/sandbox/hcl";

const aliases = (source: string) => providerAliases(source, "alicloud");

test("a nested block before the alias does not hide it", () => {
  const source = `
    provider "alicloud" {
      assume_role {
        role_arn = "acs:ram::1:role/x"
      }
      alias = "invitee"
    }`;

  expect(aliases(source)).toEqual(["invitee"]);
});

test("an alias inside a nested block is not the provider's", () => {
  expect(aliases(`provider "alicloud" { endpoints { alias = "inner" } }`)).toEqual([null]);
  expect(aliases(`provider "alicloud" { settings = { alias = "inner" } }`)).toEqual([null]);
});

test.each([
  ["a comment", `# }\n // "\n /* } " */`],
  ["a string with a brace", `region = "}"`],
  ["a string with quotes", String.raw`region = "a\"}"`],
  ["an insertion with strings of its own", 'region = "${lookup({ a = "}" }, "a")}"'],
  ["an insertion that is none", 'region = "$${x"'],
  ["a heredoc", `region = <<-EOT\n  }\n  alias = "no"\n  EOT\n`],
])("%s before the alias does not end the block", (_what, line) => {
  expect(aliases(`provider "alicloud" {\n ${line}\n alias = "second"\n}\n`)).toEqual(["second"]);
});

test("every block counts, the one without an alias as well, and no other provider's", () => {
  const source = `
    provider "alicloud" {}
    provider alicloud { alias = "b" }
    provider "other" { alias = "c" }
    resource "alicloud_resource_manager_account" "x" { provider = alicloud.b }
    variable "text" { default = "provider \\"alicloud\\" { alias = \\"d\\" }" }
    # provider "alicloud" { alias = "e" }
    provider "alicloud" { alias = "f" }`;

  expect(aliases(source)).toEqual([null, "b", "f"]);
});

test("half a file, which Terraform will refuse, ends the reading", () => {
  expect(aliases(`provider "alicloud" { alias = "a`)).toEqual([null]);
  expect(aliases(`provider "alicloud"`)).toEqual([]);
});
