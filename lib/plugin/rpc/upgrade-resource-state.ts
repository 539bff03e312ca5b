import { Diagnostics } from "../diagnostics";
import type { Resource, StoredState } from "../resource";
import type { Schema } from "../schema/model";
import { knownState, readObject, ValueError } from "../values/conform";
import { encodeObject, parseExactJson } from "../values/dynamic-value";
import type { Request, ToTerraform } from "../wire/messages";
import type { Host } from "./connection";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { callProvider, fromState } from "./provider-call";
import { findResource } from "./rpc";
import type { Rpc } from "./rpc";

/** Called with every object of a state file, whatever its version, to make it fit today's schema. */
export const upgradeResourceState: Rpc<"UpgradeResourceState"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const resource = findResource(connection, request.type_name, diagnostics);
  const state =
    resource === undefined ? undefined : await upgrade(connection.host, resource, request, diagnostics);
  return {
    ...(state === undefined ? {} : { upgraded_state: state }),
    diagnostics: diagnosticsToProto(connection.host, diagnostics, resource?.schema),
  };
};

async function upgrade(
  host: Host,
  resource: Resource,
  { version, raw_state }: Request<"UpgradeResourceState">,
  diagnostics: Diagnostics,
): Promise<ToTerraform<"DynamicValue"> | undefined> {
  const { schema, typeName } = resource;
  if (raw_state === null || raw_state.json.length === 0) {
    diagnostics.error(
      "State too old",
      `The state of this ${typeName} was written by Terraform 0.11 or older.`,
    );
    return undefined;
  }
  const stored = parseExactJson(raw_state.json);
  if (version === schema.version) {
    return fit(resource, withNewDefaults(resource.schema, stored), diagnostics);
  }
  if (version > schema.version) {
    diagnostics.error(
      "State written by a newer provider",
      `The state of this ${typeName} has version ${version}; this provider knows up to ${schema.version}. ` +
        "Upgrade the provider to at least the version that wrote the state.",
    );
    return undefined;
  }
  const outcome = await callProvider(host, `Upgrading the state of a ${typeName}`, diagnostics, async () => {
    if (resource.upgrade === undefined) {
      throw new Error(`State of version ${version} cannot be upgraded to ${schema.version}.`);
    }
    const upgraded = await resource.upgrade(version, stored as StoredState);
    return encodeObject(schema, knownState(fromState(upgraded)));
  });
  return outcome.returned ? outcome.value : undefined;
}

/** An attribute that the schema did not have yet has its default: the next plan would show it as a change otherwise. */
function withNewDefaults({ attributes }: Schema, stored: unknown): unknown {
  if (!isPlainObject(stored)) {
    return stored;
  }
  const missing = Object.entries(attributes).filter(
    ([name, { default: value }]) => value !== undefined && !Object.hasOwn(stored, name),
  );
  return { ...stored, ...Object.fromEntries(missing.map(([name, { default: value }]) => [name, value])) };
}

function isPlainObject(stored: unknown): stored is object {
  return typeof stored === "object" && stored !== null && !Array.isArray(stored);
}

function fit(
  { schema, typeName }: Resource,
  stored: unknown,
  diagnostics: Diagnostics,
): ToTerraform<"DynamicValue"> | undefined {
  try {
    return encodeObject(schema, readObject(schema, stored));
  } catch (problem) {
    if (!(problem instanceof ValueError)) {
      throw problem;
    }
    diagnostics.error(
      "State does not fit the provider",
      `In the stored state of this ${typeName}, ${problem.message}. Was the state edited by hand? ` +
        "Restore it from a backup, or remove the object from state and import it.",
      problem.path,
    );
    return undefined;
  }
}
