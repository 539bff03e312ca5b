import { Token } from "cdktf";
import type { TerraformProvider } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { DataResourcedirectoryMembers } from "../../bindings/resourcedirectory/data-resourcedirectory-members";
import { checkDisplayName } from "../../rules";
import { belongToDirectory } from "../directory/belonging";
import { checkText } from "../synth/checks";
import { memberLookupNeedsName, memberNotFound, severalMembersFound } from "../synth/errors/lookups";
import { lateReference } from "../synth/late-value";
import { looksUp } from "../synth/lookups";
import { MemberAccountBase } from "./member-account-base";

const FOUND_MEMBER = Symbol.for("cdktf-alicloud-resource-directory/found-member");

/** Which member to look up: {@link ResourceDirectory.lookupMember}. */
export interface MemberLookupOptions {
  /** Name of the member exactly as the directory has it; no token. */
  readonly displayName: string;
}

/** A member that is managed elsewhere, found by its name in each plan. */
export class FoundMember extends MemberAccountBase {
  public readonly accountId: string;

  /** What hooks of it use is told by the directory that it stands in. */
  protected readonly directoryProvider: TerraformProvider | undefined = undefined;

  public constructor(scope: Construct, id: string, { displayName }: MemberLookupOptions) {
    super(scope, id);
    Object.defineProperty(this, FOUND_MEMBER, { value: true });
    checkText(this, "displayName", displayName, checkDisplayName);
    const lookup = new DataResourcedirectoryMembers(this, "Lookup", {
      displayName,
      lifecycle: {
        postcondition: [
          { condition: "${length(self.members) > 0}", errorMessage: memberNotFound(this, displayName) },
          { condition: "${length(self.members) < 2}", errorMessage: severalMembersFound(this, displayName) },
        ],
      },
    });
    belongToDirectory(lookup);
    looksUp(this, { of: "member", name: displayName, source: lookup });
    this.accountId = lateReference(lookup, "members[0].account_id");
  }
}

function isFoundMember(construct: IConstruct | undefined): construct is FoundMember {
  return construct !== undefined && FOUND_MEMBER in construct;
}

/** The construct for a name, made when it is first asked for. */
export function findMember(directory: Construct, options: MemberLookupOptions): FoundMember {
  const { displayName } = options;
  if (Token.isUnresolved(displayName)) {
    throw memberLookupNeedsName(directory);
  }
  const id = `Member ${displayName.replace(/[^ -~]+/g, encodeURIComponent)}`; // Ids lose other letters.
  const found = directory.node.tryFindChild(id);
  return isFoundMember(found) ? found : new FoundMember(directory, id, options);
}
