import { isRecord, recordOf, textOf } from "./json";

/** The attributes of an object, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** An object in state. */
export interface StateObject {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
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
    throw new Error(`${name} is no state: write one with "terraform show -json > state.json".`);
  }
  return objectsIn(recordOf(state.values).root_module);
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
