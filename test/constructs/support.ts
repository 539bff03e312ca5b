import { Testing, TerraformOutput, TerraformStack } from "cdktf";
import type { App } from "cdktf";
import type { IConstruct } from "constructs";
import { MemberResource, ResourceDirectory, ResourceDirectoryProvider } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import type { MemberKind } from "../support/member-kinds";

export type Block = Readonly<Record<string, unknown>>;

/** A stack as Terraform reads it, without CDKTF's own metadata. */
export interface SynthesizedStack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly provider: Readonly<Record<string, readonly Block[]>>;
  readonly terraform: { readonly required_providers: Readonly<Record<string, Block>> };
  readonly removed?: readonly Block[];
  readonly moved?: readonly Block[];
  readonly import?: readonly Block[];
}

export const ACCOUNT = "alicloud_resource_manager_account";
export const FOLDER = "alicloud_resource_manager_folder";
export const PROTECTION = "resourcedirectory_member_protection";
export const PROMOTION = "resourcedirectory_promotion";
export const ACCOUNT_EMAIL = "resourcedirectory_account_email";
export const ACCOUNT_TYPE = "resourcedirectory_account_type";
export const INVITATION = "resourcedirectory_invitation";
export const ACCEPTANCE = "resourcedirectory_handshake_acceptance";

/** A stack with the two provider elements that members need. */
export function stackWithProviders(app: App = Testing.app(), id = "stack"): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
  new ResourceDirectoryProvider(stack, "directory");
  return stack;
}

/**
 * A stack whose members are on this kind of resource. The vendor's is what they are on where no directory says otherwise, as
 * in a stack with two provider elements; our own has to be said by a directory.
 */
export function stackOn({ members }: MemberKind, app: App = Testing.app(), id = "stack"): TerraformStack {
  if (members === MemberResource.ALICLOUD) {
    return stackWithProviders(app, id);
  }
  const stack = new TerraformStack(app, id);
  new ResourceDirectory(stack, "rd", { members, region: "cn-hangzhou" });
  return stack;
}

/** Runs the validations, as App.synth does, and renders the stack. */
export function synthesize(stack: TerraformStack): SynthesizedStack {
  return JSON.parse(Testing.synth(stack, true)) as SynthesizedStack;
}

/** The one resource of this type that the stack has. */
export function theOnly(type: string, stack: TerraformStack): Block {
  const all = Object.values(synthesize(stack).resource[type] ?? {});
  const [first] = all;
  if (first === undefined || all.length > 1) {
    throw new Error(`the stack has ${all.length} resources of type ${type}, not one`);
  }
  return first;
}

/**
 * What the code says of each member of the stack, in the order of their addresses: the arguments of its account, and the
 * removal policy wherever it is remembered. What Terraform itself is told, `lifecycle`, differs by kind. The settings of an
 * invited account, which are a resource of ours under both kinds, are not among them.
 */
export function membersOn({ types: [type, protection] }: MemberKind, stack: TerraformStack): Block[] {
  const { resource } = synthesize(stack);
  const protections = Object.values((protection === undefined ? {} : resource[protection]) ?? {});
  const accounts = Object.entries(resource[type] ?? {}).filter(([, { existing }]) => existing !== true);
  return accounts.map(([name, { lifecycle: _, ...account }]) => {
    const protecting = protections.find(({ account_id: id }) => id === `\${${type}.${name}.id}`);
    return protecting === undefined ? account : { ...account, removal_policy: protecting["removal_policy"] };
  });
}

/** What the code says of the only member of the stack. */
export function memberOn(kind: MemberKind, stack: TerraformStack): Block {
  const [member, ...others] = membersOn(kind, stack);
  if (member === undefined || others.length > 0) {
    throw new Error(`the stack has ${others.length} members beside ${JSON.stringify(member)}`);
  }
  return member;
}

/** Which of a member's settings the directory keeps as they are, because the code does not set them: the payer, the tags. */
export function leftAloneOn({ types: [type], leftAlone }: MemberKind, stack: TerraformStack): unknown {
  return leftAlone(theOnly(type, stack));
}

/** What becomes of a value in an output of the stack. */
export function outputOf(stack: TerraformStack, value: unknown): unknown {
  new TerraformOutput(stack, "seen", { value });
  const { output } = synthesize(stack) as unknown as { readonly output: { readonly seen: Block } };
  return output.seen["value"];
}

/** What others say of the account of the resource with this name. */
export function referenceTo(
  { types: [type], idAttribute }: MemberKind,
  name: string,
  attribute = idAttribute,
) {
  return `\${${type}.${name}.${attribute}}`;
}

/** Terraform addresses of everything in the stack, sorted. */
export function addresses(stack: TerraformStack): string[] {
  return Object.entries(synthesize(stack).resource)
    .flatMap(([type, resources]) => Object.keys(resources).map((name) => `${type}.${name}`))
    .sort();
}

/** The alias that each resource of a type uses, by the first id of its path; "default" for none. */
export function elementsOf(stack: TerraformStack, type: string): Record<string, unknown> {
  const declared = Object.entries(synthesize(stack).resource[type] ?? {});
  return Object.fromEntries(
    declared.map(([name, block]): [string, unknown] => [
      name.replace(/_.*/, ""),
      block["provider"] ?? "default",
    ]),
  );
}

/** The message of what `action` throws. */
export function messageOf(action: () => unknown): string {
  const error = errorOf(action);
  return error instanceof Error ? error.message : String(error);
}

/** What `action` throws. */
export function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** What the author reads at synth about this construct. */
export function warningsOf(construct: IConstruct): unknown[] {
  return construct.node.metadata
    .filter((entry) => entry.type === "@cdktf/warn")
    .map((entry): unknown => entry.data);
}
