import { TerraformStack, Testing } from "cdktf";
import {
  DirectoryCredentials,
  Invitation,
  InvitationTarget,
  MemberAccount,
  MemberResource,
  ResourceDirectory,
  ResourceDirectoryProvider,
  SynthErrorCode,
  SynthErrors,
} from "../../lib";
import type { DirectoryLimits } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import { OWN, VENDORS } from "../support/member-kinds";
import type { MemberKind } from "../support/member-kinds";
import { ACCOUNT, addresses, errorOf, messageOf, stackWithProviders, synthesize } from "./support";
import type { Block } from "./support";

function stackWith(
  credentials?: DirectoryCredentials,
  { members }: Partial<MemberKind> = {},
): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectory(stack, "rd", {
    directoryId: "rd-3GxYz1",
    region: "cn-hangzhou",
    credentials,
    members,
  });
  return stack;
}

function addMember(stack: TerraformStack): void {
  new MemberAccount(stack, "payments", { displayName: "payments" }).promote("promotion", {
    email: "payments@example.com",
  });
}

const CREDENTIALS: readonly [of: string, DirectoryCredentials | undefined, own: Block, vendors: Block][] = [
  ["the environment", undefined, {}, {}],
  ["a profile", DirectoryCredentials.profile("prod"), { profile: "prod" }, { profile: "prod" }],
  [
    "a role",
    DirectoryCredentials.assumeRole("acs:ram::1234567890123456:role/org"),
    { assume_role_arn: "acs:ram::1234567890123456:role/org" },
    { assume_role: { role_arn: "acs:ram::1234567890123456:role/org" } },
  ],
  [
    "an OIDC token, which the vendor's looks for only if it is told to",
    DirectoryCredentials.oidc(),
    { use_oidc: true },
    { assume_role_with_oidc: { session_expiration: 3600 } },
  ],
  ["an instance", DirectoryCredentials.ecsRole("ci"), { ecs_role_name: "ci" }, { ecs_role_name: "ci" }],
];

describe.each(CREDENTIALS)("with the credentials of %s", (_, credentials, own, vendors) => {
  const resourcedirectory = [{ directory_id: "rd-3GxYz1", region: "cn-hangzhou", ...own }];
  const alicloud = [{ region: "cn-hangzhou", ...vendors }];

  test.each(["environmentPrefix", "profile", "assumeRole", "ecsRole"] as const)(
    "credentials of an empty text are refused, instead of those of the environment: %s",
    (source) => {
      expect(() => DirectoryCredentials[source]("")).toThrow(
        `DirectoryCredentials.${source} got an empty text, as of a variable that is not set: write a value`,
      );
    },
  );

  test.each([
    { ...VENDORS, elements: { resourcedirectory, alicloud } },
    { ...OWN, elements: { resourcedirectory } },
  ])("the provider elements act that members on $members need", ({ elements, ...kind }) => {
    const stack = stackWith(credentials, kind);
    addMember(stack);

    expect(synthesize(stack).provider).toEqual(elements);
  });
});

test("members and hooks use it by default, at the addresses that the vendor's have without it", () => {
  const [stack, before] = [stackWith(), stackWithProviders()];
  [stack, before].forEach(addMember);

  expect(addresses(stack)).toEqual(addresses(before));
  expect(synthesize(stack).resource[ACCOUNT]).toEqual(synthesize(before).resource[ACCOUNT]);
});

test("the vendor's provider is asked for only where it is used", () => {
  const stack = stackWith(DirectoryCredentials.environmentPrefix("ORG_"));
  new Invitation(stack, "acme", { target: InvitationTarget.account("1772422852740000") });

  const { provider, terraform } = synthesize(stack);

  expect(Object.keys(provider)).toEqual(["resourcedirectory"]);
  expect(Object.keys(terraform.required_providers)).toEqual(["resourcedirectory"]);
  expect(provider["resourcedirectory"]).toEqual([
    expect.objectContaining({ credentials_env_prefix: "ORG_" }),
  ]);
});

test.each<[when: string, members: MemberResource | undefined, used: boolean]>([
  ["a member of the vendor's is forgotten", undefined, true],
  ["whichever resource stands there is forgotten", MemberResource.RESOURCE_DIRECTORY, false],
])("where %s, the vendor's provider is asked for or not: members %s, %s", (_, members, used) => {
  const stack = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectory(stack, "rd", { members, region: "cn-hangzhou" });
  MemberAccount.forget(stack, "payments");

  expect("alicloud" in synthesize(stack).provider).toBe(used);
});

test("a directory that says that its members are the vendor's keeps its provider when the last member is deleted", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectory(stack, "rd", { members: MemberResource.ALICLOUD, region: "cn-hangzhou" });

  expect(synthesize(stack).provider["alicloud"]).toEqual([{ region: "cn-hangzhou" }]);
});

test("an element of the vendor's provider that somebody wrote has precedence", () => {
  const stack = stackWith();
  new AlicloudProvider(stack, "own", { region: "cn-beijing" });
  addMember(stack);

  expect(synthesize(stack).provider["alicloud"]).toEqual([{ region: "cn-beijing" }]);
});

test("credentials that the vendor's provider cannot read are refused where it is used", () => {
  const stack = stackWith(DirectoryCredentials.environmentPrefix("ORG_"));
  addMember(stack);

  const error = errorOf(() => synthesize(stack));

  expect(String(error)).toContain("credentials of stack/rd are environment variables with a prefix");
  expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.PROVIDER_ELEMENT]);
});

test("a directory id that is none is refused", () => {
  const stack = new TerraformStack(Testing.app(), "stack");

  expect(messageOf(() => new ResourceDirectory(stack, "rd", { directoryId: "3GxYz1" }))).toContain(
    '[stack/rd/Provider] directoryId "3GxYz1" is not a directory id',
  );
});

test("a second directory, or a provider element without alias beside it, is refused", () => {
  const stack = stackWith();
  new ResourceDirectory(stack, "second");

  expect(messageOf(() => synthesize(stack))).toContain(
    "stack/second/Provider is a provider element without alias, and so is stack/rd/Provider",
  );

  stack.node.tryRemoveChild("second");
  new ResourceDirectoryProvider(stack, "third");
  expect(messageOf(() => synthesize(stack))).toContain("stack/third is a provider element without alias");
});

test("limits of a plan reach the provider block, and nothing where none are set", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectory(stack, "rd", { limits: { mails: 20, removals: 0, moves: 5 } });
  addMember(stack);

  expect(synthesize(stack).provider.resourcedirectory).toEqual([
    { limits: { mails: 20, removals: 0, moves: 5 } },
  ]);
});

test.each([
  ["mails", -1],
  ["invitations", 1.5],
  ["removals", Number.NaN],
  ["moves", -0.5],
])("a limit of %s that is %d is refused", (kind, value) => {
  const stack = new TerraformStack(Testing.app(), "stack");

  expect(messageOf(() => new ResourceDirectory(stack, "rd", { limits: { [kind]: value } }))).toContain(
    `limits.${kind} ${value} is not a limit: write a whole number from 0 up`,
  );
});

test("a limit that is not known is refused: whoever has written it counts on it", () => {
  const stack = new TerraformStack(Testing.app(), "stack");

  expect(
    messageOf(() => new ResourceDirectory(stack, "rd", { limits: { removal: 0 } as DirectoryLimits })),
  ).toContain(
    "limits.removal is no limit, and would limit nothing. Allowed: mails, invitations, removals, moves.",
  );
});
