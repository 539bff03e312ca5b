/**
 * Messages are declared once, as tables of fields, and their TypeScript types follow from the tables.
 *
 * A field is `[number, type]`. Types are `string`, `bytes`, `bool`, `int32` (also for enums), `int64`, `uint32`, the name
 * of another message of the table, and `repeated X` or `map<string,X>` of any of them.
 */
export type Field = readonly [number: number, type: string];
export type MessageTable = Readonly<Record<string, Readonly<Record<string, Field>>>>;

interface Scalars {
  string: string;
  bytes: Uint8Array;
  bool: boolean;
  int32: number;
  int64: number;
  uint32: number;
}

/** A message as it arrives: every field is there; absent messages are null, other absent fields are empty or zero. */
export type Incoming<T extends MessageTable, Name extends keyof T> = {
  readonly [F in keyof T[Name]]: IncomingField<T, T[Name][F][1]>;
};

type IncomingField<T extends MessageTable, Type> = Type extends keyof Scalars
  ? Scalars[Type]
  : Type extends `repeated ${infer Element}`
    ? readonly NonNullable<IncomingField<T, Element>>[]
    : Type extends `map<string,${infer Element}>`
      ? Readonly<Record<string, NonNullable<IncomingField<T, Element>>>>
      : Type extends keyof T
        ? Incoming<T, Type> | null
        : never;

/** A message as it is answered: what is left out stays at its zero value. */
export type Outgoing<T extends MessageTable, Name extends keyof T> = {
  readonly [F in keyof T[Name]]?: OutgoingField<T, T[Name][F][1]>;
};

type OutgoingField<T extends MessageTable, Type> = Type extends keyof Scalars
  ? Scalars[Type]
  : Type extends `repeated ${infer Element}`
    ? readonly OutgoingField<T, Element>[]
    : Type extends `map<string,${infer Element}>`
      ? Readonly<Record<string, OutgoingField<T, Element>>>
      : Type extends keyof T
        ? Outgoing<T, Type>
        : never;
