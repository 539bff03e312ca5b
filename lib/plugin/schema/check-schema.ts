import { isWriteOnly } from "./attribute";
import { nestedAttributes } from "./nesting";
import type { ObjectContent } from "./nesting";

const NAME = /^[a-z_][a-z0-9_]*$/;

/** Refuses, while the provider's author still sees it, what TypeScript lets pass and Terraform does not. */
export function checkSchema({ attributes, blocks = {} }: ObjectContent, inSet = false, path = ""): void {
  for (const name of [...Object.keys(attributes), ...Object.keys(blocks)]) {
    refuse(!NAME.test(name), path + name, "must be lower case letters, digits and underscores");
    refuse(name in attributes && name in blocks, path + name, "is both an attribute and a block");
  }
  for (const [name, attribute] of Object.entries(attributes)) {
    refuse(inSet && isWriteOnly(attribute), path + name, "is write-only, which nothing in a set can be");
    const nested = nestedAttributes(attribute.type);
    if (nested !== undefined) {
      checkSchema(nested, inSet, `${path}${name}.`);
    }
  }
  for (const [name, block] of Object.entries(blocks)) {
    checkSchema(block, inSet || block.nesting === "set", `${path}${name}.`);
  }
}

function refuse(isWrong: boolean, name: string, problem: string): void {
  if (isWrong) {
    throw new RangeError(`In a schema, "${name}" ${problem}.`);
  }
}
