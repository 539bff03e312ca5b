import { TerraformStack, Testing } from "cdktf";
import { Folder, MemberAccount, MemberResource, ResourceDirectory } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import type { FolderOptions } from "../../lib";
import { schemaProblems } from "./schema-check";
import { addresses, messageOf, stackWithProviders, synthesize, theOnly } from "./support";

const OWN_FOLDER = "resourcedirectory_folder";
const VENDORS = "alicloud_resource_manager_folder";

function ownDirectory(): { readonly stack: TerraformStack; readonly rd: ResourceDirectory } {
  const stack = new TerraformStack(Testing.app(), "stack");
  return { stack, rd: new ResourceDirectory(stack, "rd", { members: MemberResource.RESOURCE_DIRECTORY }) };
}

test("folders of a directory with members of our own are our own, and the stack needs no alicloud provider", () => {
  const { stack, rd } = ownDirectory();
  const payments = rd.addFolder("prod").addFolder("payments", { adopt: true });
  new MemberAccount(stack, "ledger", { displayName: "ledger-prod", folder: payments });

  const synthesized = synthesize(stack);

  expect(Object.keys(synthesized.provider)).toEqual(["resourcedirectory"]);
  expect(schemaProblems(synthesized)).toEqual([]);
  expect(synthesized.resource[OWN_FOLDER]).toEqual({
    rd_prod_0CBF30E2: { name: "prod", lifecycle: { prevent_destroy: true } },
    rd_prod_payments_06A94C5D: {
      name: "payments",
      adopt: true,
      parent_folder_id: `\${${OWN_FOLDER}.rd_prod_0CBF30E2.folder_id}`,
      lifecycle: { prevent_destroy: true },
    },
  });
  expect(theOnly("resourcedirectory_member", stack)["folder_id"]).toBe(
    `\${${OWN_FOLDER}.rd_prod_payments_06A94C5D.folder_id}`,
  );
});

test("a folder comes over from the vendor's resource at the address that it had, also from where it stood before", () => {
  const before = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectory(before, "rd").addFolder("old");
  const { stack, rd } = ownDirectory();
  rd.addFolder("new", { name: "old", previousPaths: ["rd/old"] });

  const moved = synthesize(stack).moved ?? [];

  expect(moved.map(({ from }) => from)).toContain(addresses(before)[0]);
  expect(moved.at(-1)).toMatchObject({ to: addresses(stack)[0] });
});

test("what stands below a folder that was moved comes over by one chain of addresses", () => {
  const before = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectory(before, "rd").addFolder("old").addFolder("payments");
  const { stack, rd } = ownDirectory();
  rd.addFolder("new", { name: "old", previousPaths: ["rd/old"] }).addFolder("payments");

  const { moved = [] } = synthesize(stack);

  const targets = moved.map(({ to }) => to);
  expect(new Set(targets).size).toBe(targets.length);
  expect(moved.map(({ from }) => from)).toEqual(expect.arrayContaining(addresses(before)));
});

test("a folder that exists is imported, and a forgotten one is forgotten under both types", () => {
  const { stack, rd } = ownDirectory();
  rd.addFolder("prod", { folderId: "fd-3GxYz1" });
  Folder.forget(rd, "old");

  const { import: imported, removed } = synthesize(stack);

  expect(imported).toEqual([{ to: `${OWN_FOLDER}.rd_prod_0CBF30E2`, id: "fd-3GxYz1" }]);
  expect(removed?.map(({ from }) => String(from).split(".")[0])).toEqual([VENDORS, OWN_FOLDER]);
});

test.each<[string, FolderOptions]>([["tags", { tags: { team: "pay" } }]])(
  "refuses %s, which a folder of our own does not have",
  (name, options) => {
    expect(messageOf(() => ownDirectory().rd.addFolder("prod", options))).toContain(
      `[stack/rd/prod] ${name}: without effect`,
    );
  },
);

test("stands below one that is looked up with a provider element of the vendor's, and takes nothing from that", () => {
  const { stack } = ownDirectory();
  const provider = new AlicloudProvider(stack, "alicloud", { alias: "x" });
  Folder.fromFolderName(stack, "sandbox", "sandbox", { provider }).addFolder("trials");
  Folder.fromFolderId(stack, "prod", "fd-3GxYz1", { provider }).addFolder("payments");

  const { resource, ...rest } = synthesize(stack);

  expect(Object.values(resource[OWN_FOLDER] ?? {}).map((folder) => folder["provider"])).toEqual([
    undefined,
    undefined,
  ]);
  expect(JSON.stringify(rest)).toContain('"provider":"alicloud.x"');
});

test("refuses to adopt by name on the vendor's resource", () => {
  expect(messageOf(() => new Folder(stackWithProviders(), "prod", { adopt: true }))).toContain(
    "[stack/prod] adopt: the vendor's resource cannot do that",
  );
});

test("has no resource of the vendor's, and a folder of the vendor's none of our own", () => {
  const folder = ownDirectory().rd.addFolder("prod");

  expect(messageOf(() => folder.resource)).toContain("Use ownResource");
  expect(folder.ownResource?.terraformResourceType).toBe(OWN_FOLDER);
  expect(new Folder(stackWithProviders(), "prod").ownResource).toBeUndefined();
});

test("two of one name below one parent are refused", () => {
  const { stack, rd } = ownDirectory();
  rd.addFolder("prod");
  rd.addFolder("twin", { name: "prod" });

  expect(messageOf(() => synthesize(stack))).toContain(
    'name "prod" of stack/rd/twin is already used by stack/rd/prod',
  );
});
