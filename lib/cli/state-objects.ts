import { basename } from "node:path";
import { isRecord, recordOf, textOf } from "./json";

/** The attributes of an object, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** An object in state. */
export interface StateObject {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
}

/** What of a directory an object in state stands for, by id; an invitation also for the account that it is to. */
export interface StandsFor {
  readonly kind: "members" | "folders" | "invitations";
  readonly id: string;
}

/** Where each type has the ids. Whatever only hangs on a member stands for none. */
const STAND_FOR: Readonly<Record<string, readonly (readonly [StandsFor["kind"], attribute: string])[]>> = {
  alicloud_resource_manager_account: [["members", "id"]],
  alicloud_resource_manager_folder: [["folders", "id"]],
  alicloud_resource_manager_handshake: [
    ["invitations", "target_entity"],
    ["members", "target_entity"],
  ],
  resourcedirectory_member: [["members", "account_id"]],
  resourcedirectory_folder: [["folders", "folder_id"]],
  resourcedirectory_invitation: [
    ["invitations", "target"],
    // Accepted since the state was written, it is known by its target alone.
    ["members", "target"],
    ["members", "account_id"],
  ],
};

export function standsFor({ type, values }: StateObject): readonly StandsFor[] {
  const places = Object.hasOwn(STAND_FOR, type) ? (STAND_FOR[type] ?? []) : [];
  return places.flatMap(([kind, attribute]) => {
    const id = textOf(values[attribute]);
    return id === undefined ? [] : [{ kind, id }];
  });
}

/**
 * The objects of a state: of what `terraform show -json` prints, or of a state as a backend keeps it.
 *
 * @throws Error for people, if it is neither
 */
export function readState(text: string, name: string): readonly StateObject[] {
  const state = recordOf(parsed(text));
  if (Array.isArray(state.resources)) {
    return recordsIn(state.resources).flatMap(storedObjects);
  }
  if (state.format_version === undefined || state.planned_values !== undefined) {
    throw noState(name, text);
  }
  return objectsIn(recordOf(state.values).root_module);
}

function noState(name: string, text: string): Error {
  // The shell empties the file that it writes to before Terraform reads it.
  const file = basename(name) === "state.json" ? "shown.json" : "state.json";
  const what = text.trim() === "" ? "is empty" : "is no state";
  return new Error(`${name} ${what}: write one with "terraform show -json > ${file}".`);
}

/** The objects of a module and of those below it, as `terraform show -json` prints them, without data sources. */
export function objectsIn(module: unknown): readonly StateObject[] {
  const { resources, child_modules: modules } = recordOf(module);
  return [
    ...recordsIn(resources)
      .filter(({ mode }) => mode === "managed")
      .map(({ address, type, values }) => ({
        address: textOf(address) ?? "",
        type: textOf(type) ?? "",
        values: recordOf(values),
      })),
    ...recordsIn(modules).flatMap(objectsIn),
  ];
}

export function recordsIn(value: unknown): readonly Values[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function storedObjects({ mode, module, type, name, instances }: Values): readonly StateObject[] {
  const path = [module, type, name].flatMap((part) => textOf(part) ?? []).join(".");
  return (mode === "managed" ? recordsIn(instances) : []).map(({ index_key: key, attributes }) => ({
    address: key === undefined ? path : `${path}[${JSON.stringify(key)}]`,
    type: textOf(type) ?? "",
    values: recordOf(attributes),
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
