import { TerraformElement } from "cdktf";
import type { TerraformResource } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { addressOf, isForgotten, isInTree } from "../tree";
import { reference } from "./reference";

/** Registered, so that two copies of this library see each other's. */
const IMPORT_ID = Symbol.for("cdktf-alicloud-resource-directory/import-id");

/**
 * Takes objects that exist into the state of the resources that stand for them; what is there already is left alone.
 *
 * CDKTF's own `importFrom` starts `terraform` once for each resource, to look at its version.
 */
export class ImportBlocks extends TerraformElement {
  private readonly importId: string;
  private readonly resources: readonly TerraformResource[];

  public constructor(scope: Construct, importId: string, resources: readonly TerraformResource[]) {
    super(scope, "Import");
    this.importId = importId;
    this.resources = resources;
    Object.defineProperty(this, IMPORT_ID, { value: importId });
  }

  public override toTerraform(): unknown {
    const present = this.present();
    return present.length === 0
      ? {}
      : {
          import: present.map((resource) => ({
            to: addressOf(resource),
            id: this.importId,
            provider: resource.provider?.fqn,
          })),
        };
  }

  public override toHclTerraform(): unknown {
    return {
      import: this.present().map((resource) => ({
        to: reference(addressOf(resource)),
        id: { value: this.importId, type: "simple", storageClassType: "string" },
        provider: resource.provider && reference(resource.provider.fqn),
      })),
    };
  }

  private present(): TerraformResource[] {
    return this.resources.filter((resource) => isInTree(resource) && !isForgotten(resource));
  }
}

/** The id that `ImportBlocks` take into state. */
export function importIdOf(construct: IConstruct): string | undefined {
  return (construct as { readonly [IMPORT_ID]?: string })[IMPORT_ID];
}
