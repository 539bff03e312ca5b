export { addressKey, checkEmail, maskEmail, maskEmailsIn, shownTarget } from "./email";
export { hasInvisible } from "./invisible";
export { literalTags, literalText } from "./literal-text";
export { checkRegion, probableRegion } from "./region";
export { quoted, safeLines, safeText, WHOLE, type SafeTextOptions } from "./safe-text";
export { suggestion } from "./suggestion";
export {
  ACCOUNT_TYPES,
  checkAccountId,
  checkAccountNamePrefix,
  checkAttempt,
  checkDirectoryId,
  checkDisplayName,
  checkDuration,
  checkFolderId,
  checkFolderName,
  checkLimit,
  checkHandshakeId,
  checkMost,
  checkNote,
  checkTags,
  CLOUD_ACCOUNT,
  isAccountType,
  oneOf,
  RESOURCE_ACCOUNT,
  type AccountType,
} from "./values";
