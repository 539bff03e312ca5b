import { App, LocalBackend, OssBackend, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { MemberCatalog, ResourceDirectory } from "cdktf-alicloud-resource-directory";

/** The organization: whatever members.yaml says. */
class Organization extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.keepState(process.env.STATE_BUCKET);
    new ResourceDirectory(this, "rd", { region: "cn-hangzhou", limits: { mails: 20, removals: 1 } });
    new MemberCatalog(this, "members", { file: "members.yaml" });
  }

  /** In OSS, locked by a table; without a bucket on this machine, to try things out. */
  private keepState(bucket: string | undefined): void {
    if (bucket === undefined) {
      new LocalBackend(this, { path: "../../../terraform.tfstate" });
      return;
    }
    new OssBackend(this, {
      bucket,
      prefix: "organization",
      region: "cn-hangzhou",
      encrypt: true,
      tablestoreEndpoint: process.env.STATE_LOCK_ENDPOINT,
      tablestoreTable: process.env.STATE_LOCK_TABLE,
    });
  }
}

const app = new App();
new Organization(app, "organization");
app.synth();
