import { textOf } from "../json";
import type { Values } from "../state-objects";
import type { Plan } from "./plan";
import { withoutKeys } from "./plan";

const ACCOUNT = "alicloud_resource_manager_account";
const FOLDER = "alicloud_resource_manager_folder";
const OWN_MEMBER = "resourcedirectory_member";
const OWN_FOLDER = "resourcedirectory_folder";

/** Which attribute of a type holds an id, and which a name. */
const NAMED: Readonly<Record<string, { readonly id: string; readonly name: string }>> = {
  [ACCOUNT]: { id: "id", name: "display_name" },
  [FOLDER]: { id: "id", name: "folder_name" },
  [OWN_MEMBER]: { id: "account_id", name: "display_name" },
  [OWN_FOLDER]: { id: "folder_id", name: "name" },
  resourcedirectory_member_protection: { id: "account_id", name: "display_name" },
};

/** What members and folders are called, as far as plan and state know it. */
export class Names {
  private readonly byId = new Map<string, string>();
  private readonly byAddress = new Map<string, string>();
  private readonly references: ReadonlyMap<string, Plan["blocks"][number]["references"]>;

  constructor({ changes = [], state, blocks = [] }: Pick<Plan, "state"> & Partial<Plan>) {
    this.references = new Map(blocks.map((block) => [block.address, block.references]));
    changes.forEach(({ type, address, after }) => this.learn(type, address, after));
    // What state calls a member is what people know it by: it wins over a name that is only planned.
    state.forEach(({ type, address, values }) => this.learn(type, address, values));
    changes.forEach(({ type, address, before }) => this.learn(type, address, before));
  }

  /** The name of the object with this id. */
  of(id: string | undefined): string | undefined {
    return id === undefined ? undefined : this.byId.get(id);
  }

  /** The name of what an argument refers to, where its value is known only after apply. */
  referredBy(address: string, argument: string): string | undefined {
    const references = this.references.get(withoutKeys(address))?.[argument] ?? [];
    const key = /\[[^[]*\]$/.exec(address)?.[0] ?? "";
    return references
      .map(resourceOf)
      .flatMap((resource) => this.byAddress.get(resource + key) ?? this.byAddress.get(resource) ?? [])[0];
  }

  /** Whether the code gives the object this argument; false also where the code is not known. */
  isInCode(address: string, argument: string): boolean {
    return this.references.get(withoutKeys(address))?.[argument] !== undefined;
  }

  private learn(type: string, address: string, values: Values | null): void {
    const attributes = NAMED[type];
    const name = textOf(values?.[attributes?.name ?? ""]);
    if (attributes === undefined || name === undefined) {
      return;
    }
    this.byAddress.set(address, name);
    const id = textOf(values?.[attributes.id]);
    if (id !== undefined) {
      this.byId.set(id, name);
    }
  }
}

/** `module.a.type.name.id` is of `module.a.type.name`. */
function resourceOf(reference: string): string {
  return /^((?:module\.[^.]+\.)*[^.]+\.[^.[]+)/.exec(reference)?.[1] ?? reference;
}
