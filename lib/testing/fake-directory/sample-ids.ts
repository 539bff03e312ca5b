export const SAMPLE_DIRECTORY_ID = "rd-test01";

export const SAMPLE_ROOT_FOLDER_ID = "r-root01";

export const OTHER_DIRECTORY_ID = "rd-other1";

export const OTHER_ROOT_FOLDER_ID = "r-other1";

/** Manages {@link SAMPLE_DIRECTORY_ID}. Its usual key is that of a RAM user. */
export const MANAGEMENT_ACCOUNT_ID = "1000000000000001";

/** In no directory; same legal entity as the management account, so it can be invited. */
export const INVITEE_ACCOUNT_ID = "2000000000000002";

/** Like {@link INVITEE_ACCOUNT_ID}. */
export const INVITEE_TWO_ACCOUNT_ID = "2000000000000003";

/** Another company's management account, of {@link OTHER_DIRECTORY_ID}. */
export const OTHER_MANAGEMENT_ACCOUNT_ID = "4000000000000004";

/** In no directory; another legal entity. */
export const STRANGER_ACCOUNT_ID = "5000000000000005";

/** The logon name, and e-mail address, of {@link INVITEE_ACCOUNT_ID}. */
export const INVITEE_EMAIL = "invitee@example.com";
