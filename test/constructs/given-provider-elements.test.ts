import { TerraformStack, Testing } from "cdktf";
import { DirectoryCredentials, MemberAccount, ResourceDirectory, ResourceDirectoryProvider } from "../../lib";
import type { ResourceDirectoryProps } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import { OWN } from "../support/member-kinds";
import { ACCOUNT, PROTECTION, elementsOf, messageOf, synthesize } from "./support";

describe("a directory with provider elements that are given", () => {
  test("makes none, and everything in it uses them", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const provider = new ResourceDirectoryProvider(stack, "own", { alias: "own" });
    const alicloudProvider = new AlicloudProvider(stack, "vendors", { alias: "vendors" });
    const rd = new ResourceDirectory(stack, "rd", { provider, alicloudProvider });
    new MemberAccount(stack, "payments", { displayName: "payments" });

    expect(rd.node.children).toEqual([]);
    expect(elementsOf(stack, ACCOUNT)).toEqual({ payments: "alicloud.vendors" });
    expect(elementsOf(stack, PROTECTION)).toEqual({ payments: "resourcedirectory.own" });
  });

  test("needs none of the vendor's where members are on our own resource", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const provider = new ResourceDirectoryProvider(stack, "own", { alias: "own" });
    new ResourceDirectory(stack, "rd", { provider, members: OWN.members });
    new MemberAccount(stack, "payments", { displayName: "payments" });

    expect(elementsOf(stack, OWN.types[0])).toEqual({ payments: "resourcedirectory.own" });
    expect(Object.keys(synthesize(stack).provider)).toEqual(["resourcedirectory"]);
  });

  test("makes the other with the identity that is said", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const alicloudProvider = new AlicloudProvider(stack, "vendors", { region: "cn-beijing" });
    new ResourceDirectory(stack, "rd", {
      alicloudProvider,
      credentials: DirectoryCredentials.environmentPrefix("ORG_"),
    }).addFolder("prod");

    expect(synthesize(stack).provider).toEqual({
      alicloud: [{ region: "cn-beijing" }],
      resourcedirectory: [{ credentials_env_prefix: "ORG_" }],
    });
  });

  test.each<[string, ResourceDirectoryProps]>([
    ["directoryId", { directoryId: "rd-china1" }],
    ["limits", { limits: { mails: 1 } }],
  ])("refuses %s, which would go nowhere", (name, props) => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const provider = new ResourceDirectoryProvider(stack, "own");

    expect(messageOf(() => new ResourceDirectory(stack, "rd", { ...props, provider }))).toContain(
      `[stack/rd] ${name}: without effect beside a given provider element. Write it on "stack/own".`,
    );
  });

  test("refuses an identity that neither would have", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const provider = new ResourceDirectoryProvider(stack, "own");
    const alicloudProvider = new AlicloudProvider(stack, "vendors", {});
    const given = { provider, alicloudProvider, region: "cn-beijing", alias: "x" };

    expect(messageOf(() => new ResourceDirectory(stack, "rd", given))).toContain(
      "[stack/rd] region, alias: without effect beside a given provider element",
    );
  });

  test("refuses one of another stack, and one of the other provider", () => {
    const app = Testing.app();
    const provider = new ResourceDirectoryProvider(new TerraformStack(app, "elsewhere"), "own");
    const stack = new TerraformStack(app, "stack");

    expect(messageOf(() => new ResourceDirectory(stack, "rd", { provider }))).toContain(
      '[stack/rd] provider element "elsewhere/own" belongs to another stack',
    );
    expect(messageOf(() => new ResourceDirectory(stack, "rd2", { alicloudProvider: provider }))).toContain(
      'alicloudProvider "elsewhere/own" is a provider element of "resourcedirectory"',
    );
  });
});
