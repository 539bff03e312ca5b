import { Folder, MemberAccount } from "../../lib";
import { carryOut } from "./carry-out";
import { FOLDER } from "./folder";
import { MEMBER_ACCOUNT } from "./member-account";
import { RESOURCE_DIRECTORY } from "./resource-directory";

carryOut("MemberAccount", {
  table: MEMBER_ACCOUNT,
  declare: ({ stack }, props) => new MemberAccount(stack, "payments", { displayName: "payments", ...props }),
});

carryOut("Folder", {
  table: FOLDER,
  declare: ({ stack }, props) => new Folder(stack, "department", props),
});

carryOut("ResourceDirectory", {
  table: RESOURCE_DIRECTORY,
  declaresDirectory: true,
  declare: (site, props) => {
    const folder = site.declareDirectory(props).addFolder("department");
    new MemberAccount(site.stack, "payments", { displayName: "payments", folder });
  },
});
