import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ResourceManagerAccount } from "../bindings/alicloud/resource-manager-account";
import { MemberProtection } from "../bindings/resourcedirectory/member-protection";

interface RemovedBlock {
  readonly from: string;
  readonly lifecycle: { readonly destroy: false };
}

/** CDKTF has no element for `removed` blocks, and a stack has one list of them: all forgotten members share it. */
const removedBlocksByStack = new WeakMap<TerraformStack, RemovedBlock[]>();

/** Tells Terraform to forget the two resources of a member and to delete neither. */
export class ForgottenMember extends Construct {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = TerraformStack.of(this);
    const blocks = removedBlocksByStack.get(stack) ?? [];
    blocks.push(
      this.removed(stack, ResourceManagerAccount.tfResourceType, "Resource"),
      this.removed(stack, MemberProtection.tfResourceType, "Protection"),
    );
    removedBlocksByStack.set(stack, blocks);
    stack.addOverride("removed", blocks);
  }

  /** A placeholder at the old path, because the stack computes an address from where an element stands. */
  private removed(stack: TerraformStack, resourceType: string, childId: string): RemovedBlock {
    const { node } = new Construct(this, childId);
    return { from: `${resourceType}.${stack.getLogicalId(node)}`, lifecycle: { destroy: false } };
  }
}
