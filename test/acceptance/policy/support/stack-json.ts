import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Values = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, Values>>>>;

/** A synthesized stack, as far as its code is changed here. */
export interface StackJson {
  readonly terraform?: Values;
  readonly provider?: Values;
  readonly resource?: Resources;
  readonly locals?: Values;
  readonly output?: Values;
}

const STACK_FILE = "cdk.tf.json";

const made: string[] = [];

afterAll(() => made.splice(0).forEach((directory) => rmSync(directory, { recursive: true })));

export function readStackJson(stackDir: string): StackJson {
  return JSON.parse(readFileSync(join(stackDir, STACK_FILE), "utf8")) as StackJson;
}

/** Writes the stack where the command and Terraform find it. */
export function stackDirOf(stack: object): string {
  const directory = mkdtempSync(join(tmpdir(), "stack-"));
  made.push(directory);
  writeFileSync(join(directory, STACK_FILE), JSON.stringify(stack));
  return directory;
}

/** The same code with every text, number and tag that it sets changed, so that each change has something to do. */
export function withEveryValueChanged(stack: StackJson): StackJson {
  return mapResources(stack, (values) => ({ ...values, ...changesOf(values) }));
}

/** The same code with every mail going to another address. */
export function withOtherAddresses(stack: StackJson): StackJson {
  return mapResources(stack, ({ email, ...values }) => ({
    ...values,
    ...(typeof email === "string" ? { email: `other-${email}` } : {}),
  }));
}

/** The code after its resources were deleted, as far as `goes` says so; the provider blocks stay. */
export function without(stack: StackJson, goes: (type: string) => boolean): StackJson {
  const { locals: _locals, output: _output, resource, ...rest } = stack;
  const left = Object.entries(resource ?? {}).filter(([type]) => !goes(type));
  // Terraform refuses an empty one.
  return left.length === 0 ? rest : { ...rest, resource: Object.fromEntries(left) };
}

/** Whether Terraform refuses to delete a resource of this type while it stands in the code: no action is granted for that. */
export function hasProtected(stack: StackJson, type: string): boolean {
  return Object.values(stack.resource?.[type] ?? {}).some(
    ({ lifecycle }) => (lifecycle as Values | undefined)?.["prevent_destroy"] === true,
  );
}

/** Every member in this folder. */
export function withFolder(stack: StackJson, folderId: string): StackJson {
  return mapResources(stack, (values) =>
    "folder_id" in values ? { ...values, folder_id: folderId } : values,
  );
}

function changesOf(values: Values): Values {
  const { display_name: name, folder_name: folder, note, attempt, tags } = values;
  return {
    ...(typeof name === "string" ? { display_name: `${name}-2` } : {}),
    ...(typeof folder === "string" ? { folder_name: `${folder}-2` } : {}),
    ...(typeof note === "string" ? { note: `${note}, again` } : {}),
    ...(typeof attempt === "number" ? { attempt: attempt + 1 } : {}),
    ...(tags === undefined ? {} : { tags: { changed: "yes" } }),
  };
}

function mapResources(stack: StackJson, change: (values: Values) => Values): StackJson {
  const resource = Object.entries(stack.resource ?? {}).map(([type, byName]) => [
    type,
    Object.fromEntries(Object.entries(byName).map(([name, values]) => [name, change(values)])),
  ]);
  return { ...stack, resource: Object.fromEntries(resource) as Resources };
}
