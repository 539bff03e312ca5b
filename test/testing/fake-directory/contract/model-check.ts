/** What every model class of the SDK says about itself. */
interface ModelClass {
  /** Wire name by property. */
  names(): Readonly<Record<string, string>>;
  /** By property: a primitive's name, a model class, or a list of one of both. */
  types(): Readonly<Record<string, unknown>>;
}

/** Every path that the model declares and the answer leaves out; a list without items leaves everything out. */
export function missingIn(model: object, path = ""): string[] {
  const { names, types } = classOf(model);
  const declared = types();
  return Object.entries(names()).flatMap(([property, wireName]) =>
    missingValue(Reflect.get(model, property), declared[property], `${path}${wireName}`),
  );
}

/** Every path of an answer as it came over the wire that the model does not declare. */
export function unknownIn(raw: unknown, model: unknown, path = ""): string[] {
  if (Array.isArray(model)) {
    return (raw as unknown[]).flatMap((item, index) => unknownIn(item, model[index], path));
  }
  if (!isModel(model)) return [];
  const properties = new Map(
    Object.entries(classOf(model).names()).map(([property, name]) => [name, property]),
  );
  return Object.entries(raw as Record<string, unknown>).flatMap(([name, value]) => {
    const property = properties.get(name);
    return property === undefined
      ? [`${path}${name}`]
      : unknownIn(value, Reflect.get(model, property), `${path}${name}.`);
  });
}

function missingValue(value: unknown, type: unknown, path: string): string[] {
  if (value === undefined || value === null) return [path];
  if (Array.isArray(value)) {
    return value.length === 0
      ? [path]
      : value.flatMap((item: unknown) => (isModel(item) ? missingIn(item, `${path}.`) : []));
  }
  if (isModel(value)) return missingIn(value, `${path}.`);
  // What is declared as text must not be a number.
  return typeof type === "string" && typeof value !== type ? [`${path} (${typeof value}, not ${type})`] : [];
}

function isModel(value: unknown): value is object {
  return typeof value === "object" && value !== null && "names" in value.constructor;
}

function classOf(model: object): ModelClass {
  return model.constructor as unknown as ModelClass;
}
