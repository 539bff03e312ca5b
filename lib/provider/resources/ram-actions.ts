import {
  accept,
  cancelEmailChange,
  cancelInvitation,
  cancelPromotion,
  changeEmail,
  changePayer,
  checkDeletion,
  createFolder,
  createMember,
  deleteFolder,
  deleteMember,
  invite,
  moveMember,
  promote,
  ramActionOf,
  READ_ONE_BY_ONE,
  removeMember,
  renameFolder,
  renameMember,
  resend,
  retryEmailChange,
  switchType,
  tagMember,
  untagMember,
} from "../../directory";
import type { Operation, Step } from "../../directory";
import type { DATA_SOURCE_SCHEMAS, RESOURCE_SCHEMAS } from "../schema";

/** A resource type of the provider, such as `resourcedirectory_promotion`, or a data source, as `data.resourcedirectory_members`. */
export type ResourceType = keyof typeof RESOURCE_SCHEMAS | `data.${keyof typeof DATA_SOURCE_SCHEMAS}`;

/** Whose credentials: those of the directory's management account, or those of an account that is invited. */
export type Side = "management" | "invitee";

/** The RAM actions that a resource needs in its whole life. */
export interface RamActions {
  readonly side: Side;
  /** What plans need, also those that would create, change, import or remove it. */
  readonly plan: readonly string[];
  /** What applies need on top. */
  readonly apply: readonly string[];
}

/** A resource as code declares it. */
export interface DeclaredResource {
  readonly type: ResourceType;
  /** Its arguments; what is computed elsewhere is a reference such as `${alicloud_resource_manager_folder.a.id}`. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether the code imports it. */
  readonly isImported: boolean;
}

type Values = DeclaredResource["values"];

/** What is carried out in an apply. */
type AnyStep = Pick<Step<never, unknown>, "ramActions">;

/** A member, and, where there is none, whether this is the directory that it was in. */
const A_MEMBER: readonly Operation[] = ["GetAccount", "GetResourceDirectory"];
/** A folder beside those below the same parent, and, where there is none, whether this is the directory that it was in. */
const A_FOLDER: readonly Operation[] = ["ListFoldersForParent", "GetFolder", "GetResourceDirectory"];
const ALL_MEMBERS: Operation = "ListAccounts";

const RAM_ACTIONS: Readonly<Record<ResourceType, (resource: DeclaredResource) => RamActions>> = {
  "data.resourcedirectory_members": ({ values }) =>
    management([ALL_MEMBERS, ...(isSet(values.folder_id) ? (["GetFolder"] as const) : [])], []),
  resourcedirectory_account_email: () =>
    management(A_MEMBER, [changeEmail, retryEmailChange, cancelEmailChange]),
  resourcedirectory_account_type: () => management(A_MEMBER, [switchType]),
  resourcedirectory_folder: () => management(A_FOLDER, [createFolder, renameFolder, deleteFolder]),
  // Its refresh asks nobody, as long as state says who has accepted: an import is the only plan that does.
  resourcedirectory_handshake_acceptance: ({ values, isImported }) =>
    ramActions("invitee", isImported ? ["GetCallerIdentity", "GetResourceDirectory"] : [], [
      acceptBy(values),
    ]),
  resourcedirectory_invitation: ({ values }) =>
    management(
      [
        ...A_MEMBER,
        "ListHandshakesForResourceDirectory",
        // Which of the members has accepted, no invitation by e-mail address tells.
        ...(values.target_type === "Email" || isReference(values.target_type) ? [ALL_MEMBERS] : []),
      ],
      [invite, cancelInvitation, ...(mayBeDestroyed(values) ? [removeMember] : [])],
    ),
  resourcedirectory_member: ({ values }) => memberActions(values),
  resourcedirectory_member_protection: (resource) => ({
    ...management(plansOfProtection(resource), []),
    apply: [ramActionOf("GetResourceDirectory")],
  }),
  resourcedirectory_promotion: () => management(A_MEMBER, [promote, resend, cancelPromotion]),
};

/** Whether this is a type of the provider. */
export function isResourceType(type: string): type is ResourceType {
  return type in RAM_ACTIONS;
}

/**
 * What resources need together that one provider block serves: refreshed together they share their reads, so that many
 * of them list the directory's members, which few do not.
 */
export function ramActionsOf(resources: readonly DeclaredResource[]): readonly RamActions[] {
  const each = resources.map((resource) => RAM_ACTIONS[resource.type](resource));
  return lookUpMany(resources) ? [...each, management([ALL_MEMBERS], [])] : each;
}

/** What a member asks is told by what the code sets: a name is looked for where it is set or needed, a payer read where it is set. */
function memberActions(values: Values): RamActions {
  const {
    account_id: account,
    display_name: name,
    folder_id: folder,
    payer_account_id: payer,
    tags,
  } = values;
  const mayBeCreated = values.existing !== true && (!isSet(account) || isReference(account));
  const reads: readonly Operation[] = [
    ...A_MEMBER,
    ...(mayBeCreated || isSet(name) ? [ALL_MEMBERS] : []),
    ...(isSet(payer) ? (["GetPayerForAccount"] as const) : []),
  ];
  const { side, plan, apply } = management(reads, [
    ...(mayBeCreated ? [createMember] : []),
    ...(isSet(name) ? [renameMember] : []),
    ...(isSet(folder) ? [moveMember] : []),
    ...(isSet(payer) ? [changePayer] : []),
    ...(isSet(tags) ? [tagMember, untagMember] : []),
    ...(mayBeDestroyed(values) ? [removeMember, checkDeletion, deleteMember] : []),
  ]);
  return { side, plan, apply: [...apply, ramActionOf("GetFolder")] };
}

/** A protection looks at its member when the member is about to be created anew or removed, and by name at creation. */
function plansOfProtection({ values, isImported }: DeclaredResource): readonly Operation[] {
  const isCreatedHere = isReference(values.account_id);
  const looksAtMember = isCreatedHere || isImported || mayBeDestroyed(values);
  const looksForName = isCreatedHere && isSet(values.display_name);
  return [...(looksAtMember ? A_MEMBER : []), ...(looksForName ? [ALL_MEMBERS] : [])];
}

/** An acceptance that is told its invitation does not look for it, nor for whom it was if it is told that as well. */
function acceptBy({ handshake_id: handshake, expected_account_id: account }: Values): AnyStep {
  const spared: Operation | undefined = !isSet(handshake)
    ? "GetHandshake"
    : isSet(account)
      ? "ListHandshakesForAccount"
      : undefined;
  return {
    ramActions: accept.ramActions.filter((action) => spared === undefined || action !== ramActionOf(spared)),
  };
}

const LOOKS_AT_NO_MEMBER: readonly ResourceType[] = [
  "data.resourcedirectory_members",
  "resourcedirectory_folder",
  "resourcedirectory_handshake_acceptance",
];

function lookUpMany(resources: readonly DeclaredResource[]): boolean {
  const looking = resources.filter(({ type }) => !LOOKS_AT_NO_MEMBER.includes(type));
  const members = looking.map(({ values }) => values.account_id ?? values.target);
  return new Set(members).size > READ_ONE_BY_ONE || looking.some(({ values }) => isRepeated(values));
}

/** One block stands for any number of resources. */
function isRepeated({ count, for_each: forEach }: Values): boolean {
  return isSet(count) || isSet(forEach);
}

/** A policy that is computed may turn out to be this one. */
function mayBeDestroyed({ removal_policy: policy }: Values): boolean {
  return policy === "DESTROY" || isReference(policy);
}

function isReference(value: unknown): boolean {
  return typeof value === "string" && value.includes("${");
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function management(plan: readonly Operation[], steps: readonly AnyStep[]): RamActions {
  return ramActions("management", plan, steps);
}

function ramActions(side: Side, plan: readonly Operation[], steps: readonly AnyStep[]): RamActions {
  return {
    side,
    plan: plan.map(ramActionOf),
    apply: steps.flatMap((step) => step.ramActions),
  };
}
