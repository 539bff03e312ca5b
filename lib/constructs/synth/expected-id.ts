import { Token } from "cdktf";
import type { TerraformResourceLifecycle } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Terraform imports only where state has nothing, and passes over the block of what is another object by now: the plan
 * compares, and fails.
 *
 * @param attribute of the resource that holds the id
 */
export function expectedId(
  construct: IConstruct,
  prop: string,
  id: string | undefined,
  attribute: string,
): TerraformResourceLifecycle["postcondition"] {
  if (id === undefined) {
    return undefined;
  }
  const self = `self.${attribute}`;
  return [
    {
      // A reference in quotes would be taken for a text.
      condition: `\${${self} == ${Token.isUnresolved(id) ? id : JSON.stringify(id)}}`,
      errorMessage:
        `${prop} of ${construct.node.path} says ${id}, and state has \${${self}} there: one cannot become the other. Nothing was changed. ` +
        `Take ${prop} out, or put the former one back; to have ${id} as well, declare another construct for it.`,
    },
  ];
}
