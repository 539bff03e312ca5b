import type { Diagnostics } from "../diagnostics";
import { brokenPromises } from "../plan/promise-kept";
import type { Resource } from "../resource";
import { ValueError } from "../values/conform";
import { encodeObject } from "../values/dynamic-value";
import { unknownToNull } from "../values/value";
import type { ObjectValue } from "../values/value";
import type { ToTerraform } from "../wire/terraform-messages";
import type { Change } from "./apply-change";
import type { Host } from "./connection";

/**
 * Encodes what an apply left behind, after checking it against the plan. The object exists in any case, so whatever is
 * wrong with its values, as much of it as possible goes into state beside the error.
 */
export function checkResult(
  host: Host,
  resource: Resource,
  { prior, planned, context }: Change,
  result: ObjectValue | null,
): ToTerraform<"DynamicValue"> {
  const { diagnostics } = context;
  try {
    const encoded = encodeObject(resource.schema, result === null ? null : unknownToNull(result));
    if (!diagnostics.hasErrors && planned !== null) {
      reportBrokenPromises(host, resource, diagnostics, planned, result);
    }
    return encoded;
  } catch (problem) {
    if (!(problem instanceof ValueError)) {
      throw problem;
    }
    diagnostics.error(
      ...bug(host, resource, `"${problem.path.join(".")}" ${problem.problem}.`),
      problem.path,
    );
    const best = prior ?? planned;
    return encodeObject(resource.schema, best === null ? null : unknownToNull(best));
  }
}

function reportBrokenPromises(
  host: Host,
  resource: Resource,
  diagnostics: Diagnostics,
  planned: ObjectValue,
  result: ObjectValue | null,
): void {
  if (result === null) {
    diagnostics.error(...bug(host, resource, "Nothing was returned, and no error says why."));
    return;
  }
  const legacy = host.provider.imitatesOlderSdk;
  for (const { path, problem } of brokenPromises(resource.schema, planned, result, legacy)) {
    diagnostics.error(...bug(host, resource, `"${path.join(".")}" ${problem}.`), path);
  }
}

function bug(host: Host, resource: Resource, problem: string): [summary: string, detail: string] {
  return [
    "Unexpected result of apply",
    `A ${resource.typeName} was applied, but its result cannot be right. ${problem}\n\n` +
      `This is a bug in the provider ${host.provider.address}. Please report it.`,
  ];
}
