import type { Story } from "../support/story";
import { ACCEPTANCE } from "./acceptance";
import { ACCOUNT_TYPE } from "./account-type";
import { ADDRESS } from "./address";
import { DELETION } from "./deletion";
import { INVITATION, MEMBERSHIP, QUEUED } from "./invitation";
import { CREATED_ELSEWHERE, INVITED_MEMBER, MEMBER } from "./member";
import { CANCELLED_PROMOTION, PROMOTION } from "./promotion";

/** All stories, by their files. */
export const STORIES: Readonly<Record<string, readonly Story[]>> = {
  member: [MEMBER, CREATED_ELSEWHERE, INVITED_MEMBER],
  promotion: [PROMOTION, CANCELLED_PROMOTION],
  "account-type": [ACCOUNT_TYPE],
  invitation: [INVITATION, MEMBERSHIP, QUEUED],
  acceptance: [ACCEPTANCE],
  deletion: [DELETION],
  address: [ADDRESS],
};
