import { configurability, nestedAttributes } from "./model";
import type { Attributes, Schema } from "./model";

const NAME = /^[a-z_][a-z0-9_]*$/;

/** Refuses, while the provider's developer still sees it, what TypeScript lets pass and Terraform or the plan does not. */
export function checkSchema({ attributes, blocks }: Pick<Schema, "attributes" | "blocks">): void {
  checkAttributes(attributes);
  for (const [name, block] of Object.entries(blocks)) {
    checkName(name, name);
    refuse(name in attributes, name, "is both an attribute and a block");
    checkNested(block.attributes, `${name}.`, block.nesting === "set");
  }
}

function checkAttributes(attributes: Attributes, path = "", isInSet = false): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    checkName(name, path + name);
    // Nothing says which element of a set in state is which one of the configuration.
    const isComputed = configurability(attribute).computed === true;
    refuse(
      isInSet && isComputed,
      path + name,
      "is computed or has a default, but nothing in a set is filled in",
    );
    checkNested(nestedAttributes(attribute.type)?.attributes ?? {}, `${path}${name}.`, isInSet);
  }
}

function checkNested(attributes: Attributes, path: string, isInSet: boolean): void {
  for (const [name, { requiresReplace }] of Object.entries(attributes)) {
    refuse(requiresReplace, path + name, "requires a replacement, which only attributes at the top can do");
  }
  checkAttributes(attributes, path, isInSet);
}

function checkName(name: string, path: string): void {
  refuse(!NAME.test(name), path, "must be lower case letters, digits and underscores");
}

function refuse(isWrong: boolean, name: string, problem: string): void {
  if (isWrong) {
    throw new RangeError(`In a schema, "${name}" ${problem}.`);
  }
}
