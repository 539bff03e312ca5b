import { DataResource } from "cdktf";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { LifecycleHook } from "../../lib";
import type { IMemberAccount, LifecycleHookOptions } from "../../lib";

/** Props of a {@link HandoverHook}. */
export interface HandoverHookProps extends LifecycleHookOptions {
  /** The member that is handed over. */
  readonly account: IMemberAccount;

  /** The team that takes it over. */
  readonly team: string;
}

/**
 * A lifecycle hook of one's own: tells the company's service desk who owns a member from now on.
 *
 * The step is a command, run once when the member is new and again when the team changes. Where the step has an API
 * with a state worth planning, any provider's resource can take the place of terraform_data.
 */
export class HandoverHook extends LifecycleHook {
  public readonly resource: TerraformResource;
  public readonly accountId: string;

  public constructor(scope: Construct, id: string, props: HandoverHookProps) {
    super(scope, id);
    this.accountId = props.account.accountId;

    // Naming accountId is what orders this step after the member.
    const facts = { account_id: this.accountId, team: props.team };

    // The child is called Resource, as in the hooks of the library: the path is the resource's address in state.
    this.resource = new DataResource(this, "Resource", {
      dependsOn: props.dependsOn,
      input: { ...facts, status: "HandedOver" },
      triggersReplace: facts,
      provisioners: [
        {
          type: "local-exec",
          // A real one would call the service desk. Values go in by environment, never into the command's text.
          command: 'echo "account $ACCOUNT_ID now belongs to $TEAM"',
          environment: { ACCOUNT_ID: this.accountId, TEAM: props.team },
        },
      ],
    });
  }

  public get status(): string {
    return this.resource.getStringAttribute("output.status");
  }
}
