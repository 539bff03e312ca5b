import { mayBeSet, nestedAttributes } from "./model";
import type { ObjectContent } from "./model";

const NAME = /^[a-z_][a-z0-9_]*$/;

/**
 * Refuses, while the provider's developer still sees it, what TypeScript lets pass and Terraform does not.
 *
 * @param setsAround How many sets it lies in.
 */
export function checkSchema({ attributes, blocks = {} }: ObjectContent, setsAround = 0, path = ""): void {
  for (const name of [...Object.keys(attributes), ...Object.keys(blocks)]) {
    refuse(!NAME.test(name), path + name, "must be lower case letters, digits and underscores");
    refuse(name in attributes && name in blocks, path + name, "is both an attribute and a block");
  }
  for (const [name, attribute] of Object.entries(attributes)) {
    // Terraform gives up matching such elements with those in state: every plan would change them again.
    const isFilledIn = mayBeSet(attribute).computed === true;
    refuse(setsAround > 1 && isFilledIn, path + name, "is filled in, which nothing in a set within a set can be");
    const nested = nestedAttributes(attribute.type);
    if (nested !== undefined) {
      checkSchema(nested, setsAround, `${path}${name}.`);
    }
  }
  for (const [name, block] of Object.entries(blocks)) {
    checkSchema(block, setsAround + (block.nesting === "set" ? 1 : 0), `${path}${name}.`);
  }
}

function refuse(isWrong: boolean, name: string, problem: string): void {
  if (isWrong) {
    throw new RangeError(`In a schema, "${name}" ${problem}.`);
  }
}
