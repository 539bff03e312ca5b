/** What a field of a catalog may be, once: the types, the reading, the refusals and the schema for editors follow. */

/** Says what is wrong with a value and what is allowed; undefined when it is fine. */
type Rule<T> = (value: T) => string | undefined;

interface Described {
  /** For whoever writes the file: an editor shows it. */
  readonly about: string;
}

export interface TextField extends Described {
  readonly form: "text";
  readonly check?: Rule<string>;
  /** For editors, which cannot run a rule. */
  readonly pattern?: string;
  /** Whether messages mask it. */
  readonly isAddress?: boolean;
}

export interface CountField extends Described {
  readonly form: "count";
  readonly check: Rule<number>;
}

export interface FlagField extends Described {
  readonly form: "flag";
}

export interface WordField<W extends string = string> extends Described {
  readonly form: "word";
  readonly words: readonly W[];
}

export interface TextsField extends Described {
  readonly form: "texts";
  readonly check?: Rule<string>;
}

export interface MapField extends Described {
  readonly form: "map";
  /** Of all names and values together. */
  readonly check?: Rule<Readonly<Record<string, string>>>;
}

export interface RecordField<F extends Fields = Fields> extends Described {
  readonly form: "record";
  readonly fields: F;
  readonly required: readonly string[];
  /** Fields of which exactly one is written. */
  readonly oneOf?: readonly string[];
  /** The field that a value alone, in place of the record, is meant for. */
  readonly shorthand?: string;
}

export interface RecordsField<F extends Fields = Fields> extends Described {
  readonly form: "records";
  readonly of: RecordField<F>;
}

/** Records by a name that the user chooses. */
export interface NamedField<F extends Fields = Fields> extends Described {
  readonly form: "named";
  readonly of: RecordField<F>;
  readonly check: Rule<string>;
}

export type Field =
  | TextField
  | CountField
  | FlagField
  | WordField
  | TextsField
  | MapField
  | RecordField
  | RecordsField
  | NamedField;

export interface Fields {
  readonly [name: string]: Field;
}

/** What a field holds when it was read. */
export type ValueOf<F extends Field> = F extends { readonly form: "text" }
  ? string
  : F extends { readonly form: "count" }
    ? number
    : F extends { readonly form: "flag" }
      ? boolean
      : F extends WordField<infer W>
        ? W
        : F extends { readonly form: "texts" }
          ? readonly string[]
          : F extends { readonly form: "map" }
            ? Readonly<Record<string, string>>
            : F extends RecordField<infer Inner>
              ? ValuesOf<Inner>
              : F extends RecordsField<infer Inner>
                ? readonly ValuesOf<Inner>[]
                : F extends NamedField<infer Inner>
                  ? Readonly<Record<string, ValuesOf<Inner>>>
                  : never;

/** What fields hold when they were read; any of them may be missing, the required ones with a fault. */
export type ValuesOf<F extends Fields> = { readonly [Name in keyof F]?: ValueOf<F[Name]> };

export function record<const F extends Fields>(
  about: string,
  fields: F,
  limits: {
    readonly required?: readonly (keyof F & string)[];
    readonly oneOf?: readonly (keyof F & string)[];
    readonly shorthand?: keyof F & string;
  } = {},
): RecordField<F> {
  return { form: "record", about, fields, ...limits, required: limits.required ?? [] };
}
