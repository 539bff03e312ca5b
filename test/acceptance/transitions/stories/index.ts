import type { Story } from "../support/story";
import { ACCEPTANCE, QUEUED_ACCEPTANCE } from "./acceptance";
import { ACCOUNT_TYPE, MAINTAINED_WAY } from "./account-type";
import { ADDRESS } from "./address";
import { DELETION } from "./deletion";
import { HOOKS } from "./hooks";
import { INVITATION, MEMBERSHIP, QUEUED } from "./invitation";
import { CREATED_ELSEWHERE, INVITED_MEMBER, MEMBER } from "./member";
import { CANCELLED_PROMOTION, PROMOTION, PROMOTION_BY_ITSELF } from "./promotion";

/** All stories, by their files. */
export const STORIES: Readonly<Record<string, readonly Story[]>> = {
  member: [MEMBER, CREATED_ELSEWHERE, INVITED_MEMBER],
  promotion: [PROMOTION, CANCELLED_PROMOTION, PROMOTION_BY_ITSELF],
  "account-type": [ACCOUNT_TYPE, MAINTAINED_WAY],
  invitation: [INVITATION, MEMBERSHIP, QUEUED],
  acceptance: [ACCEPTANCE, QUEUED_ACCEPTANCE],
  deletion: [DELETION],
  address: [ADDRESS],
  hooks: HOOKS,
};
