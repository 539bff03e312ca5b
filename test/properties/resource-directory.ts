import {
  DirectoryCredentials,
  MemberResource,
  ProviderInstallation,
  ResourceDirectoryProvider,
} from "../../lib";
import type { ResourceDirectoryProps } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import { OTHER_DIRECTORY_ID, SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { abandoned, alike, forgetInstead, MAY_BE_REMOVED, NO_CALL } from "./row";
import type { PropertyTable } from "./row";

/** What becomes of each property of a `ResourceDirectory` with a member and a folder when the code changes it. */
export const RESOURCE_DIRECTORY: PropertyTable<ResourceDirectoryProps> = {
  directoryId: [
    alike({
      change: "that of the directory",
      to: () => ({ directoryId: SAMPLE_DIRECTORY_ID }),
      outcome: NO_CALL,
    }),
    {
      change: "another directory",
      to: () => ({ directoryId: OTHER_DIRECTORY_ID }),
      // The protection asks the directory only when something is about to happen to a member.
      vendors: { leftAlone: "this plan asks nothing of ours; the first that creates a member is refused" },
      own: {
        refused: "plan",
        says: "Use the credentials of the right management account",
        instead: "the credentials of its management account",
      },
    },
  ],
  credentials: [
    {
      change: "variables with a prefix",
      to: () => ({ credentials: DirectoryCredentials.environmentPrefix("OURS_") }),
      vendors: {
        refused: "synth",
        says: "Use DirectoryCredentials.environment()",
        instead: "`environment()`, `profile`, `assumeRole` or `ecsRole`",
      },
      own: NO_CALL,
    },
  ],
  region: [alike({ change: "another region", to: () => ({ region: "eu-central-1" }), outcome: NO_CALL })],
  limits: [alike({ change: "given", to: () => ({ limits: { removals: 0 } }), outcome: NO_CALL })],
  removalPolicy: [
    MAY_BE_REMOVED,
    abandoned({
      vendors: forgetInstead("Folder", "`MemberAccount.forget` or `Folder.forget`"),
      own: forgetInstead(
        "Folder",
        "a policy of its own for each folder, or `Folder.forget`; members take it",
      ),
    }),
  ],
  members: [
    alike({
      change: "`RESOURCE_DIRECTORY`",
      to: () => ({ members: MemberResource.RESOURCE_DIRECTORY }),
      outcome: NO_CALL,
    }),
    {
      change: "`ALICLOUD`",
      to: () => ({ members: MemberResource.ALICLOUD }),
      vendors: NO_CALL,
      own: {
        refused: "plan",
        says: "import it in the same plan (in CDKTF: accountId on the member)",
        instead: "`accountId` on each member, `folderId` on each folder",
      },
    },
  ],
  installation: [
    alike({
      change: "`BUNDLED`",
      to: () => ({ installation: ProviderInstallation.BUNDLED }),
      outcome: NO_CALL,
    }),
  ],
  alias: [alike({ change: "given", to: () => ({ alias: "ours" }), outcome: NO_CALL })],
  provider: [
    alike<ResourceDirectoryProps>({
      change: "given",
      to: ({ stack }) => ({
        installation: undefined,
        provider: new ResourceDirectoryProvider(stack, "element", {
          installation: ProviderInstallation.NONE,
        }),
      }),
      outcome: NO_CALL,
    }),
  ],
  alicloudProvider: [
    alike({
      change: "given",
      to: ({ stack }) => ({
        alicloudProvider: new AlicloudProvider(stack, "element", { region: "cn-hangzhou" }),
      }),
      outcome: NO_CALL,
    }),
  ],
};
