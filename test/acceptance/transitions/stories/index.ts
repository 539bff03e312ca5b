import type { Story } from "../support/story";
import {
  ACCEPTANCE,
  ACCEPTANCE_BY_ADDRESS,
  ACCEPTANCE_SINCE_THE_PLAN,
  QUEUED_ACCEPTANCE,
} from "./acceptance";
import { ACCOUNT_TYPE, MAINTAINED_WAY } from "./account-type";
import { ADDRESS } from "./address";
import { ADDRESS_CANCELLED_SINCE_THE_PLAN, ADDRESS_SINCE_THE_PLAN } from "./address-races";
import { DELETION } from "./deletion";
import { HOOKS } from "./hooks";
import { INVITATION, MEMBERSHIP, QUEUED } from "./invitation";
import {
  INVITATION_BY_ADDRESS,
  INVITATION_BY_ITSELF,
  REPLACED_INVITATION,
  WITHDRAWN_SINCE_THE_PLAN,
} from "./invitation-again";
import { CREATED_ELSEWHERE, CREATION_ENDS, INVITED_MEMBER, MEMBER } from "./member";
import { CANCELLED_PROMOTION, PROMOTION, PROMOTION_BY_ITSELF } from "./promotion";
import {
  CANCELLED_SINCE_THE_PLAN,
  PROMOTED_SINCE_THE_PLAN,
  PROMOTION_SINCE_THE_PLAN,
  RECORD_ID,
} from "./promotion-races";

/** All stories, by their files. */
export const STORIES: Readonly<Record<string, readonly Story[]>> = {
  member: [MEMBER, CREATED_ELSEWHERE, CREATION_ENDS, INVITED_MEMBER],
  promotion: [PROMOTION, CANCELLED_PROMOTION, PROMOTION_BY_ITSELF],
  "promotion-races": [PROMOTION_SINCE_THE_PLAN, CANCELLED_SINCE_THE_PLAN, PROMOTED_SINCE_THE_PLAN, RECORD_ID],
  "account-type": [ACCOUNT_TYPE, MAINTAINED_WAY],
  invitation: [INVITATION, MEMBERSHIP, QUEUED],
  "invitation-again": [
    INVITATION_BY_ITSELF,
    REPLACED_INVITATION,
    WITHDRAWN_SINCE_THE_PLAN,
    INVITATION_BY_ADDRESS,
  ],
  acceptance: [ACCEPTANCE, ACCEPTANCE_SINCE_THE_PLAN, ACCEPTANCE_BY_ADDRESS, QUEUED_ACCEPTANCE],
  deletion: [DELETION],
  address: [ADDRESS],
  "address-races": [ADDRESS_SINCE_THE_PLAN, ADDRESS_CANCELLED_SINCE_THE_PLAN],
  hooks: HOOKS,
};
