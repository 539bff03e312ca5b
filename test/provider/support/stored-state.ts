import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface StoredInstance {
  readonly index_key?: string | number;
  readonly status?: "tainted";
  readonly attributes: Record<string, unknown>;
}

interface StoredResource {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly instances: readonly StoredInstance[];
}

interface Stored {
  readonly resources: readonly StoredResource[];
}

/** The state file of a directory. To read it takes no run of Terraform; its root module is all that is read. */
export class StateFile {
  private readonly path: string;

  constructor(directory: string) {
    this.path = join(directory, "terraform.tfstate");
  }

  /** The instance at an address; undefined if state does not hold it. */
  instance(address: string): StoredInstance | undefined {
    return instanceIn(this.read(), address);
  }

  /** Writes attributes over, as if another version of the provider had written them. */
  change(address: string, attributes: Readonly<Record<string, unknown>>): void {
    const stored = this.read();
    Object.assign(instanceIn(stored, address)?.attributes ?? {}, attributes);
    writeFileSync(this.path, JSON.stringify(stored));
  }

  losePrivateState(): void {
    const stored = readFileSync(this.path, "utf8");
    writeFileSync(this.path, stored.replaceAll(/"private": "[^"]*"/g, `"private": ""`));
  }

  private read(): Stored {
    return existsSync(this.path)
      ? (JSON.parse(readFileSync(this.path, "utf8")) as Stored)
      : { resources: [] };
  }
}

function instanceIn({ resources }: Stored, address: string): StoredInstance | undefined {
  return resources
    .flatMap((resource) => resource.instances.map((instance) => ({ resource, instance })))
    .find(({ resource, instance }) => addressOf(resource, instance) === address)?.instance;
}

function addressOf({ mode, type, name }: StoredResource, { index_key: key }: StoredInstance): string {
  const index = key === undefined ? "" : `[${JSON.stringify(key)}]`;
  return `${mode === "data" ? "data." : ""}${type}.${name}${index}`;
}
