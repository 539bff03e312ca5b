import { join } from "node:path";
import { isRecord, readJsonObject, recordOf, textOf } from "../json";
import { STACK_FILE, stackDirectories } from "../stack-directories";

type Values = Readonly<Record<string, unknown>>;

/** What a synthesized stack declares. */
export interface StackDeclarations {
  readonly declarations: readonly Declaration[];
  /** Addresses of modules, whose resources stand elsewhere. */
  readonly modules: readonly string[];
}

/** A resource or data source. */
export interface Declaration {
  /** With `data.` in front for a data source. */
  readonly type: string;
  readonly address: string;
  /** Of the provider block that serves it; {@link DEFAULT_ALIAS} for the one without. */
  readonly alias: string;
  readonly values: Values;
  /** Whether the stack imports it. */
  readonly isImported: boolean;
}

/** Stands for the provider block without alias. */
export const DEFAULT_ALIAS = "default";

/** The stack in this directory, or those in the `stacks/` below it. */
export function readStacks(directory: string): readonly StackDeclarations[] {
  return stackDirectories(directory).map(readStack);
}

function readStack(directory: string): StackDeclarations {
  const configuration = readJsonObject(join(directory, STACK_FILE));
  const imported = blocksOf(configuration.import).map(({ to }) => to);
  return {
    declarations: [
      ...declarationsIn(configuration.resource, "", imported),
      ...declarationsIn(configuration.data, "data.", imported),
    ],
    modules: Object.keys(recordOf(configuration.module)).map((name) => `module.${name}`),
  };
}

function declarationsIn(
  byType: unknown,
  prefix: string,
  imported: readonly unknown[],
): readonly Declaration[] {
  return Object.entries(recordOf(byType)).flatMap(([type, byName]) =>
    Object.entries(recordOf(byName)).map(([name, block]) => {
      const values = recordOf(block);
      const address = `${prefix}${type}.${name}`;
      const alias = textOf(values.provider)?.split(".")[1] ?? DEFAULT_ALIAS;
      return { type: prefix + type, address, alias, values, isImported: imported.includes(address) };
    }),
  );
}

function blocksOf(value: unknown): readonly Values[] {
  return [value].flat().filter(isRecord);
}
