import { AccountEmail, AccountType, AccountTypeSwitch, Promotion } from "../../lib";
import { ACCOUNT_EMAIL } from "./account-email";
import { ACCOUNT_TYPE_SWITCH } from "./account-type-switch";
import { carryOut } from "./carry-out";
import { theMember } from "./hook";
import { PROMOTION } from "./promotion";

const EMAIL = "payments-root@example.com";

carryOut("Promotion", {
  table: PROMOTION,
  declare: (place, { account = theMember(place), ...props }) =>
    new Promotion(place.stack, "promotion", { account, email: EMAIL, ...props }),
});

carryOut("AccountEmail", {
  table: ACCOUNT_EMAIL,
  declare: (place, { account = theMember(place), ...props }) =>
    new AccountEmail(place.stack, "email", { account, email: EMAIL, ...props }),
});

carryOut("AccountTypeSwitch", {
  table: ACCOUNT_TYPE_SWITCH,
  declare: (place, { account = theMember(place), ...props }) =>
    new AccountTypeSwitch(place.stack, "type", { account, type: AccountType.RESOURCE_ACCOUNT, ...props }),
});
