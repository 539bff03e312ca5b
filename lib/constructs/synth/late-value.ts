import { TerraformDataSource, TerraformStack, Token } from "cdktf";
import type { IResolvable, IResolveContext, TerraformResource } from "cdktf";

/** What becomes of the tokens in a value, in the stack that is rendered. */
export type Resolve = (value: unknown) => unknown;

type Referable = TerraformResource | TerraformDataSource;

/** What CDKTF's `Lazy` does, without the stack trace that each of those records: a third of the time of a synth. */
class LateValue implements IResolvable {
  public readonly creationStack: string[] = [];

  public constructor(private readonly read: (resolve: Resolve, context: IResolveContext) => string) {}

  public resolve(context: IResolveContext): string {
    return this.read((value) => context.resolve(value) as unknown, context);
  }

  public toString(): string {
    return Token.asString(this);
  }

  public toJSON(): string {
    return "<read when the stack is rendered>";
  }
}

/** A token for a text that is read whenever the stack is rendered, after setters, aspects and overrides. */
export function lateValue(read: () => string): string {
  return Token.asString(new LateValue(read));
}

/** As {@link lateValue}, for an expression of any type, `${...}`, whose parts are resolved as the stack writes them. */
export function lateExpression(read: (resolve: Resolve) => string): IResolvable {
  return new LateValue(read);
}

/**
 * A token for an attribute of a resource. Reading `resource.attribute` fixes the resource's address, so that
 * `overrideLogicalId` would come too late, and records a stack trace: a fifth of the time of a synth.
 *
 * @param attribute under Terraform's name
 */
export function lateReference(resource: Referable, attribute: string): string {
  let elsewhere: IResolvable | undefined;
  return Token.asString(
    new LateValue((resolve, { scope, suppressBraces }) => {
      if (TerraformStack.of(scope) === TerraformStack.of(resource)) {
        const expression = `${expressionOf(resource)}.${attribute}`;
        return suppressBraces ? expression : `\${${expression}}`;
      }
      // CDKTF makes an output of this stack and a remote state of the other.
      elsewhere ??= resource.interpolationForAttribute(attribute);
      return resolve(elsewhere) as string;
    }),
  );
}

function expressionOf(resource: Referable): string {
  const prefix = TerraformDataSource.isTerraformDataSource(resource) ? "data." : "";
  return `${prefix}${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}
