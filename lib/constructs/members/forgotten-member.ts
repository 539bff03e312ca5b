import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { ResourceManagerAccount } from "../../bindings/alicloud/resource-manager-account";
import { AccountEmail } from "../../bindings/resourcedirectory/account-email";
import { Member } from "../../bindings/resourcedirectory/member";
import { MemberProtection } from "../../bindings/resourcedirectory/member-protection";
import { Promotion } from "../../bindings/resourcedirectory/promotion";
import { MemberResource } from "../directory/directory-ref";
import { checkCdk, warnOfMisspelt } from "../synth/checks";
import { ForgottenResource } from "../synth/forgotten-resource";
import { checkStackOf } from "../synth/stack-checks";
import { memberResourceOf } from "./member-resource";

const CONSTRUCT = "MemberAccount";

/** What is kept of a member that is forgotten. */
export interface ForgetMemberOptions {
  /**
   * Construct ids, below the member, of promotions and changes of address that shall go on without this stack: each is forgotten
   * as well, its link stays valid, and nothing is called. Another stack can take a promotion over with its `recordId`.
   *
   * @default - none: one that is pending is cancelled
   */
  readonly keepPending?: string[];
}

/**
 * Stands where a `MemberAccount` stood, and has Terraform forget its account and its protection and delete neither, on
 * whichever resource it was.
 * Its blocks join a list of the stack's own, `stack.addOverride("removed", [...])`.
 */
export class ForgottenMember extends Construct {
  /** The account's address. One that was overridden is repeated here: `resource.overrideLogicalId(...)`. */
  public readonly resource: TerraformElement;

  /** The protection's address. One that was overridden is repeated here: `protection.overrideLogicalId(...)`. */
  public readonly protection: TerraformElement;

  public constructor(scope: Construct, id: string, options: ForgetMemberOptions = {}) {
    super(scope, id);
    const { keepPending = [] } = options;
    checkCdk(this);
    warnOfMisspelt(this, options, { keepPending: true });
    checkStackOf(this);
    const { tfResourceType: type } = ResourceManagerAccount;
    const isOwn = () => memberResourceOf(this) === MemberResource.RESOURCE_DIRECTORY;
    this.resource = new ForgottenResource(this, "Resource", type, CONSTRUCT, Member.tfResourceType, isOwn);
    this.protection = new ForgottenResource(this, "Protection", MemberProtection.tfResourceType, CONSTRUCT);
    for (const hook of keepPending) {
      const { tfResourceType: promotion } = Promotion;
      const place = new Construct(this, hook);
      new ForgottenResource(place, "Resource", promotion, CONSTRUCT, AccountEmail.tfResourceType);
    }
  }
}
