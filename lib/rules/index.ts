export { checkAccountId } from "./account-id";
export { checkAccountNamePrefix } from "./account-name-prefix";
export {
  ACCOUNT_TYPES,
  CLOUD_ACCOUNT,
  RESOURCE_ACCOUNT,
  checkAccountType,
  isAccountType,
  type AccountType,
} from "./account-type";
export { checkDirectoryId } from "./directory-id";
export { checkDisplayName } from "./display-name";
export { checkEmail, maskEmail, maskEmailsIn } from "./email";
export { checkNote } from "./note";
