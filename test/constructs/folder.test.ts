import { Aspects, TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Folder, MemberAccount, RemovalPolicy, SynthErrorCode, SynthErrors } from "../../lib";
import { AlicloudProvider, ResourceManagerFolder } from "../../lib/bindings/alicloud";
import { KINDS } from "../support/member-kinds";
import {
  FOLDER,
  addresses,
  errorOf,
  memberOn,
  messageOf,
  stackOn,
  stackWithProviders,
  synthesize,
  theOnly,
  warningsOf,
} from "./support";

test("a folder is one resource of the vendor's, named as its construct, protected, its tags left alone", () => {
  const stack = stackWithProviders();

  new Folder(stack, "prod");

  expect(theOnly(FOLDER, stack)).toEqual({
    folder_name: "prod",
    lifecycle: { prevent_destroy: true, ignore_changes: ["tags"] },
  });
});

test.each(KINDS)(
  "a member on $members is put into a folder, which is on the same kind of resource",
  (kind) => {
    const stack = stackOn(kind);

    const folder = new Folder(stack, "prod", { name: "生产" });
    new MemberAccount(stack, "ledger", { displayName: "ledger-prod", folder });

    const { type, nameArgument, idAttribute } = kind.folder;
    expect(theOnly(type, stack)).toMatchObject({ [nameArgument]: "生产" });
    expect(memberOn(kind, stack)["folder_id"]).toBe(`\${${type}.prod_F335F39F.${idAttribute}}`);
  },
);

test("folders nest", () => {
  const stack = stackWithProviders();
  const prod = new Folder(stack, "prod", { name: "生产", tags: { stage: "prod" } });

  prod.addFolder("payments", { removalPolicy: RemovalPolicy.DESTROY });

  expect(synthesize(stack).resource[FOLDER]).toEqual({
    prod_F335F39F: {
      folder_name: "生产",
      tags: { stage: "prod" },
      lifecycle: { prevent_destroy: true },
    },
    prod_payments_A0623AD7: {
      folder_name: "payments",
      parent_folder_id: `\${${FOLDER}.prod_F335F39F.id}`,
      lifecycle: { create_before_destroy: true, ignore_changes: ["tags"] },
    },
  });
});

test("what stands below a folder is of its provider element", () => {
  const stack = stackWithProviders();
  const provider = new AlicloudProvider(stack, "other", { alias: "other" });

  new Folder(stack, "prod", { provider }).addFolder("payments").addFolder("cards");
  Folder.fromFolderId(stack, "test", "fd-3GxYz1", { provider }).addFolder("search");

  expect(Object.values(synthesize(stack).resource[FOLDER] ?? {}).map((folder) => folder["provider"])).toEqual(
    Array(4).fill("alicloud.other"),
  );
});

test("tags that an Aspect adds are set, not ignored", () => {
  const stack = stackWithProviders();
  new Folder(stack, "prod");
  Aspects.of(stack).add({
    visit: (node) => {
      if (node instanceof ResourceManagerFolder) {
        node.addOverride("tags", { cost: "4711" });
      }
    },
  });

  expect(theOnly(FOLDER, stack)).toEqual({
    folder_name: "prod",
    tags: { cost: "4711" },
    lifecycle: { prevent_destroy: true },
  });
});

test("a folder that exists is imported by its id, and only one construct takes it", () => {
  const stack = stackWithProviders();
  const prod = new Folder(stack, "prod", { folderId: "fd-3GxYz1" });
  expect(synthesize(stack).import).toEqual([{ to: `${FOLDER}.prod_F335F39F`, id: "fd-3GxYz1" }]);

  prod.addFolder("twin", { folderId: "fd-3GxYz1" });

  expect(messageOf(() => synthesize(stack))).toContain(
    'folderId "fd-3GxYz1" of stack/prod/twin is already that of stack/prod',
  );
});

test("a folder that was moved in the code takes along what is declared below it", () => {
  const stack = stackWithProviders();
  const prod = new Folder(stack, "production", { name: "prod", previousPaths: ["prod"] });
  prod.addFolder("payments");

  expect(synthesize(stack).moved).toEqual([
    { from: `${FOLDER}.prod_F335F39F`, to: `${FOLDER}.production_98A682B9` },
    { from: `${FOLDER}.prod_payments_A0623AD7`, to: `${FOLDER}.production_payments_8EBC8657` },
  ]);
});

test("a forgotten folder is named at the address that it had, and so is one below it", () => {
  const before = stackWithProviders();
  new Folder(before, "prod").addFolder("payments");
  const after = stackWithProviders();

  Folder.forget(Folder.forget(after, "prod"), "payments");

  const { removed, resource } = synthesize(after);
  expect(resource).toBeUndefined();
  // Which resource the directory says now is no proof of what stood there.
  const own = addresses(before).map((from) => from.replace(FOLDER, "resourcedirectory_folder"));
  expect(removed).toHaveLength(4);
  expect(removed).toEqual(
    expect.arrayContaining(
      [...addresses(before), ...own].map((from) => ({ from, lifecycle: { destroy: false } })),
    ),
  );
});

describe("a folder that is managed elsewhere", () => {
  test("is known by its id, and nothing is declared for it", () => {
    const stack = stackWithProviders();

    const root = Folder.fromFolderId(stack, "root", "r-Ab12");
    root.addFolder("prod");

    expect(theOnly(FOLDER, stack)).toMatchObject({ folder_name: "prod", parent_folder_id: "r-Ab12" });
  });

  test("is looked up by exactly its name, below the folder that is named", () => {
    const stack = stackWithProviders();
    const parent = Folder.fromFolderId(stack, "root", "fd-3GxYz1");

    const found = Folder.fromFolderName(stack, "prod", "prod (v1.2)", { parent });
    new TerraformOutput(stack, "id", { value: found.folderId });

    const { data, output } = synthesize(stack) as unknown as Record<string, Record<string, unknown>>;
    expect(data?.["alicloud_resource_manager_folders"]).toEqual({
      prod_Lookup_A8D05E79: {
        parent_folder_id: "fd-3GxYz1",
        name_regex: "^prod \\(v1\\.2\\)$",
        lifecycle: {
          postcondition: [
            {
              condition: "${length(self.folders) == 1}",
              error_message: expect.stringContaining(
                '[stack/prod] There is no folder "prod (v1.2)"',
              ) as unknown,
            },
          ],
        },
      },
    });
    expect(output?.["id"]).toEqual({
      value: "${data.alicloud_resource_manager_folders.prod_Lookup_A8D05E79.folders[0].folder_id}",
    });
  });

  test.each(KINDS)("is not looked up below the parent where the stack declares it, on $members", (kind) => {
    const stack = stackOn(kind);
    const parent = new Folder(stack, "prod");
    parent.addFolder("shop");
    Folder.fromFolderName(stack, "elsewhere", "shop", {
      parent: Folder.fromFolderId(stack, "other", "fd-3GxYz1"),
    });
    expect(() => synthesize(stack)).not.toThrow();

    Folder.fromFolderName(stack, "found", "shop", { parent });

    const message = messageOf(() => synthesize(stack));
    expect(message).toContain('name "shop" of stack/found is that of stack/prod/shop in the same stack');
    expect(message).toContain("Use stack/prod/shop itself instead of looking it up");
  });

  test("is not looked up by a name that only Terraform knows", () => {
    const stack = stackWithProviders();
    const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;

    expect(messageOf(() => Folder.fromFolderName(stack, "prod", name))).toContain(
      "[stack/prod] name is known to Terraform only",
    );
  });
});

describe("synth refuses", () => {
  test.each([
    ["name", { name: "" }, "has 1 to 24"],
    ["name", { name: "a-name-of-25-characters--" }, "is 25 characters long"],
    ["folderId", { folderId: "prod" }, "is not a folder id"],
    ["tags", { tags: { aliyun: "x" } }, 'has a key that is not allowed, "aliyun"'],
  ])("a %s that the service would refuse: %j", (attribute, props, problem) => {
    const message = messageOf(() => new Folder(stackWithProviders(), "prod", props));

    expect(message).toContain(`[stack/prod] ${attribute} `);
    expect(message).toContain(problem);
  });

  test("ABANDON, with the way to forget a folder", () => {
    const error = errorOf(
      () => new Folder(stackWithProviders(), "prod", { removalPolicy: RemovalPolicy.ABANDON }),
    );

    expect(String(error)).toContain("[stack/prod] removalPolicy ABANDON is not possible for a folder");
    expect(String(error)).toContain('Folder.forget(scope, "prod")');
    expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.NOT_ABANDONABLE]);
  });

  test.each(KINDS)("folder beside folderId on a member on $members", (kind) => {
    const stack = stackOn(kind);
    const folder = new Folder(stack, "prod");

    expect(
      messageOf(
        () =>
          new MemberAccount(stack, "payments", { displayName: "payments", folder, folderId: "fd-3GxYz1" }),
      ),
    ).toContain("[stack/payments] folder and folderId are both given");
  });

  test.each(KINDS)("a folder id of a member on $members that is none", (kind) => {
    expect(
      messageOf(
        () => new MemberAccount(stackOn(kind), "payments", { displayName: "payments", folderId: "prod" }),
      ),
    ).toContain('[stack/payments] folderId "prod" is not a folder id');
  });

  test("two folders of one name below one parent, and not below two", () => {
    const stack = stackWithProviders();
    const prod = new Folder(stack, "prod");
    prod.addFolder("payments");
    const test = new Folder(stack, "test");
    test.addFolder("payments");
    expect(() => synthesize(stack)).not.toThrow();

    prod.addFolder("pay", { name: "payments" });

    expect(messageOf(() => synthesize(stack))).toContain(
      'name "payments" of stack/prod/pay is already used by stack/prod/payments',
    );
  });
});

test("an id that loses its letters in the address is warned about", () => {
  const stack = new TerraformStack(Testing.app(), "stack");

  expect(warningsOf(new Folder(stack, "生产"))).toEqual([
    expect.stringContaining('construct id "生产" has letters that do not reach the Terraform address'),
  ]);
});
