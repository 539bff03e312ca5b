import { MemberAccount } from "../../lib";
import { carryOut } from "./carry-out";
import { FOLDER } from "./folder";
import { MEMBER_ACCOUNT } from "./member-account";

carryOut("MemberAccount", {
  table: MEMBER_ACCOUNT,
  declare: ({ stack }, props) => new MemberAccount(stack, "payments", { displayName: "payments", ...props }),
});

carryOut("Folder", {
  table: FOLDER,
  declare: ({ directory }, props) => directory.addFolder("department", props),
});
