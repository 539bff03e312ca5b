import type { Schema } from "../../lib/plugin";
import type { ObjectValue, Value } from "../../lib/plugin/values/value";

/** What another resource will know: `resourcedirectory_invitation.acme.handshake_id`. */
export class Reference {
  constructor(
    readonly address: string,
    readonly attribute: string,
  ) {}
}

/** One `resource` block. */
export interface ResourceBlock {
  /** Type and name. */
  readonly address: string;
  /** Which provider block it uses. */
  readonly alias: string;
  readonly arguments: Readonly<Record<string, Value | Reference>>;
}

/** A `moved` block. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** All `resource` blocks, dependencies before what depends on them. */
export type Configuration = readonly ResourceBlock[];

export function typeOf(address: string): string {
  return address.split(".")[0] ?? address;
}

export function dependenciesOf(block: ResourceBlock): readonly string[] {
  return Object.values(block.arguments).flatMap((argument) =>
    argument instanceof Reference ? [argument.address] : [],
  );
}

/** The block as the provider gets it: every attribute there, null if unset, references looked up. */
export function evaluate(
  block: ResourceBlock,
  { attributes, blocks }: Schema,
  lookUp: (reference: Reference) => Value,
): ObjectValue {
  const names = [...Object.keys(attributes), ...Object.keys(blocks)];
  return Object.fromEntries(
    names.map((name) => {
      const argument = block.arguments[name] ?? null;
      return [name, argument instanceof Reference ? lookUp(argument) : argument];
    }),
  );
}
