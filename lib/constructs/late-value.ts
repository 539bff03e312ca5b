import { Token } from "cdktf";
import type { IResolvable, IResolveContext } from "cdktf";

/** What becomes of the tokens in a value, in the stack that is rendered. */
export type Resolve = (value: unknown) => unknown;

/** What CDKTF's `Lazy` does, without the stack trace that each of those records: a third of the time of a synth. */
class LateValue implements IResolvable {
  public readonly creationStack: string[] = [];

  public constructor(private readonly read: (resolve: Resolve) => string) {}

  public resolve(context: IResolveContext): string {
    return this.read((value) => context.resolve(value) as unknown);
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
 * A token for an attribute of a resource. Reading one fixes the resource's address, so that `overrideLogicalId` would come
 * too late: it is read when the stack is first rendered, and once, since each reading makes a token.
 */
export function lateReference(read: () => string): string {
  let reference: string | undefined;
  return lateValue(() => (reference ??= read()));
}
