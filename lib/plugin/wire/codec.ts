import { Root } from "protobufjs/light";
import type { IConversionOptions, INamespace, Type } from "protobufjs/light";
import type { Incoming, MessageTable, Outgoing } from "./fields";

/** Protobuf bytes to plain objects and back, for the messages of one table. */
export interface Codec<T extends MessageTable> {
  decode<Name extends keyof T & string>(name: Name, bytes: Uint8Array): Incoming<T, Name>;
  encode<Name extends keyof T & string>(name: Name, message: Outgoing<T, Name>): Buffer;
}

const PLAIN: IConversionOptions = { longs: Number, defaults: true, arrays: true, objects: true };

export function createCodec<T extends MessageTable>(table: T): Codec<T> {
  const root = Root.fromJSON({ nested: descriptors(table) });
  const types = new Map<string, Type>();
  const typeOf = (name: string): Type => {
    const known = types.get(name) ?? root.lookupType(flat(name));
    types.set(name, known);
    return known;
  };
  return {
    decode<Name extends keyof T & string>(name: Name, bytes: Uint8Array) {
      const type = typeOf(name);
      return type.toObject(type.decode(bytes), PLAIN) as Incoming<T, Name>;
    },
    encode<Name extends keyof T & string>(name: Name, message: Outgoing<T, Name>) {
      return Buffer.from(typeOf(name).encode(message).finish());
    },
  };
}

function descriptors(table: MessageTable): NonNullable<INamespace["nested"]> {
  return Object.fromEntries(
    Object.entries(table).map(([name, fields]) => [
      flat(name),
      {
        fields: Object.fromEntries(
          Object.entries(fields).map(([field, [id, type]]) => [field, descriptor(id, type)]),
        ),
      },
    ]),
  );
}

function descriptor(id: number, type: string): { id: number; type: string; rule?: string; keyType?: string } {
  const [, element] = /^map<string,(.+)>$/.exec(type) ?? [];
  if (element !== undefined) {
    return { id, keyType: "string", type: flat(element) };
  }
  const [, item] = /^repeated (.+)$/.exec(type) ?? [];
  return item === undefined ? { id, type: flat(type) } : { id, rule: "repeated", type: flat(item) };
}

/** Message names are never on the wire, so nested messages need no nesting here. */
function flat(name: string): string {
  return name.replaceAll(".", "_");
}
