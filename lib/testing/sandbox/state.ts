import { isRecord, listOf, recordOf, textOf } from "./json";
import type { Values } from "./plan-changes";

/** One resource in state. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
  /** Whether the next apply destroys and creates it because its creation failed. */
  readonly tainted: boolean;
}

/** The state as `terraform show -json` tells it. */
export interface SandboxState {
  /** By address, those of modules included. */
  readonly resources: Readonly<Record<string, StateResource>>;
  readonly outputs: Values;
}

export function readState(json: string): SandboxState {
  const value: unknown = JSON.parse(json);
  const values = recordOf(recordOf(value).values);
  const outputs = Object.entries(recordOf(values.outputs)).map(([name, output]) => [
    name,
    recordOf(output).value,
  ]);
  return {
    resources: Object.fromEntries(
      resourcesIn(values.root_module).map((resource) => [resource.address, resource]),
    ),
    outputs: Object.fromEntries(outputs) as Values,
  };
}

function resourcesIn(module: unknown): readonly StateResource[] {
  const { resources, child_modules: children } = recordOf(module);
  return [...listOf(resources).filter(isRecord).map(resourceOf), ...listOf(children).flatMap(resourcesIn)];
}

function resourceOf(resource: Values): StateResource {
  return {
    address: textOf(resource.address) ?? "",
    type: textOf(resource.type) ?? "",
    values: recordOf(resource.values),
    tainted: resource.tainted === true,
  };
}
