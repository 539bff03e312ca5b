import {
  CollectionKind,
  isClassType,
  isEnumType,
  isNamedTypeReference,
  isPrimitiveTypeReference,
  isCollectionTypeReference,
  isUnionTypeReference,
} from "@jsii/spec";
import type {
  Assembly,
  Callable,
  ClassType,
  InterfaceType,
  OptionalValue,
  Parameter,
  Property,
  Type,
  TypeReference,
} from "@jsii/spec";

/** All that the package exports by itself, a line for each type and member, sorted: what a review of the API reads. */
export function describePublicApi(assembly: Assembly): string {
  const types = Object.values(assembly.types ?? {})
    .filter(({ namespace }) => namespace === undefined)
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const submodules = Object.keys(assembly.submodules ?? {}).map((name) => `namespace ${short(name)}`);
  return [...submodules, ...types.map((type) => describeType(type).join("\n"))].join("\n\n") + "\n";
}

function describeType(type: Type): readonly string[] {
  if (isEnumType(type)) {
    return [`enum ${type.name}`, ...type.members.map(({ name }) => `  ${name}`)];
  }
  return isClassType(type) ? describeClass(type) : describeInterface(type);
}

function describeClass(type: ClassType): readonly string[] {
  const { name, abstract, base, interfaces = [], initializer } = type;
  const kind = abstract === true ? "abstract class" : "class";
  const heritage = [
    ...(base === undefined ? [] : [`extends ${short(base)}`]),
    ...(interfaces.length === 0 ? [] : [`implements ${interfaces.map(short).join(", ")}`]),
  ];
  const constructor = initializer === undefined ? [] : [`  constructor${parameters(initializer)}`];
  return [[kind, name, ...heritage].join(" "), ...constructor, ...membersOf(type)];
}

function describeInterface(type: InterfaceType): readonly string[] {
  const { name, datatype, interfaces = [] } = type;
  const heritage = interfaces.length === 0 ? "" : ` extends ${interfaces.map(short).join(", ")}`;
  return [
    `${datatype === true ? "struct" : "interface"} ${name}${heritage}`,
    ...membersOf(type).map(withoutAbstract),
  ];
}

/** Members of an interface are all abstract. */
function withoutAbstract(line: string): string {
  return line.replace("abstract ", "");
}

function membersOf({ properties = [], methods = [] }: ClassType | InterfaceType): readonly string[] {
  const lines = [
    ...properties.map(describeProperty),
    ...methods.map((method) => {
      const result = method.returns === undefined ? "void" : typeOf(method.returns);
      return `${modifiers(method)}${method.name}${parameters(method)}: ${result}`;
    }),
  ];
  return lines.sort().map((line) => `  ${line}`);
}

function describeProperty(property: Property): string {
  const { name, immutable } = property;
  return `${modifiers(property)}${immutable === true ? "readonly " : ""}${name}${mark(property)}: ${typeOf(property)}`;
}

interface Modified {
  readonly static?: boolean;
  readonly protected?: boolean;
  readonly abstract?: boolean;
  readonly docs?: { readonly deprecated?: string };
}

function modifiers(member: Modified): string {
  return [
    ...(member.docs?.deprecated === undefined ? [] : ["@deprecated"]),
    ...(member.static === true ? ["static"] : []),
    ...(member.protected === true ? ["protected"] : []),
    ...(member.abstract === true ? ["abstract"] : []),
  ]
    .map((word) => `${word} `)
    .join("");
}

function parameters({ parameters: list = [] }: Callable): string {
  const written = list.map((each: Parameter) => {
    const rest = each.variadic === true ? "..." : "";
    return `${rest}${each.name}${mark(each)}: ${typeOf(each)}`;
  });
  return `(${written.join(", ")})`;
}

function mark({ optional }: OptionalValue): string {
  return optional === true ? "?" : "";
}

function typeOf({ type }: { readonly type: TypeReference }): string {
  if (isPrimitiveTypeReference(type)) {
    return type.primitive;
  }
  if (isNamedTypeReference(type)) {
    return short(type.fqn);
  }
  if (isCollectionTypeReference(type)) {
    const element = typeOf({ type: type.collection.elementtype });
    return type.collection.kind === CollectionKind.Map ? `Record<string, ${element}>` : `${element}[]`;
  }
  const [members, sign] = isUnionTypeReference(type)
    ? [type.union.types, " | "]
    : [type.intersection.types, " & "];
  return members.map((member) => typeOf({ type: member })).join(sign);
}

/** Without the name of the package, ours or another's: the types' own names are enough to tell them apart. */
function short(fqn: string): string {
  return fqn.slice(fqn.indexOf(".") + 1);
}
