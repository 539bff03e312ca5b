import { Testing, TerraformStack } from "cdktf";
import type { App } from "cdktf";
import type { IConstruct } from "constructs";
import { MemberResource, ResourceDirectory, ResourceDirectoryProvider } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";

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

/** A stack whose directory has its members on this kind of resource. */
export function stackOn(members: MemberResource): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectory(stack, "rd", { members, region: "cn-hangzhou" });
  return stack;
}

/** The two resources that may stand for a member, with the type of each. */
export const KINDS = [
  { members: MemberResource.ALICLOUD, type: ACCOUNT },
  { members: MemberResource.RESOURCE_DIRECTORY, type: "resourcedirectory_member" },
];

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

/** Terraform addresses of everything in the stack, sorted. */
export function addresses(stack: TerraformStack): string[] {
  return Object.entries(synthesize(stack).resource)
    .flatMap(([type, resources]) => Object.keys(resources).map((name) => `${type}.${name}`))
    .sort();
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
