import { statSync } from "node:fs";
import { isRecord, readJsonObject, recordOf, textOf } from "../json";

/** An object in a state that the next plan wants to delete and create anew. */
export interface TaintedObject {
  readonly type: string;
  /** As `terraform untaint` takes it. */
  readonly address: string;
  /** Its name in the directory; the rest of its values stays in the state. */
  readonly name: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** A state is never to be deleted: with it goes all that Terraform knows. */
const RESTORE =
  "Restore it: from the backup that Terraform keeps beside it, or a version that the backend keeps.";

/** The tainted objects in the file of a state, or in what `terraform show -json` prints of one. */
export function taintedObjects(file: string): readonly TaintedObject[] {
  // Terraform takes an empty file for no state.
  if (statSync(file).size === 0) return [];
  const state = readJsonObject(file, RESTORE);
  if (Array.isArray(state.resources)) {
    return state.resources.filter(isRecord).flatMap(taintedInstances);
  }
  if (state.format_version !== undefined) {
    return taintedInModule(recordOf(recordOf(state.values).root_module));
  }
  throw new Error(`${file} is no state: name a terraform.tfstate, or what "terraform show -json" prints.`);
}

function taintedInstances({ mode, module, type, name, instances }: Json): readonly TaintedObject[] {
  const path = [module, type, name].flatMap((part) => textOf(part) ?? []).join(".");
  return (mode === "managed" && Array.isArray(instances) ? instances : [])
    .filter(isRecord)
    .filter(({ status }) => status === "tainted")
    .map(({ index_key: key, attributes }) => ({
      type: textOf(type) ?? "",
      address: key === undefined ? path : `${path}[${JSON.stringify(key)}]`,
      name: nameIn(attributes),
    }));
}

function taintedInModule({ resources, child_modules: modules }: Json): readonly TaintedObject[] {
  return [
    ...recordsIn(resources)
      .filter(({ tainted }) => tainted === true)
      .map(({ type, address, values }) => ({
        type: textOf(type) ?? "",
        address: textOf(address) ?? "",
        name: nameIn(values),
      })),
    ...recordsIn(modules).flatMap(taintedInModule),
  ];
}

function recordsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function nameIn(values: unknown): string | undefined {
  const { display_name: displayName, folder_name: folderName } = recordOf(values);
  return textOf(displayName) ?? textOf(folderName);
}
