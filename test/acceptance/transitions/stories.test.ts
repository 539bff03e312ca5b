import { ACCEPTANCE } from "./stories/acceptance";
import { ACCOUNT_TYPE } from "./stories/account-type";
import { ADDRESS } from "./stories/address";
import { DELETION } from "./stories/deletion";
import { INVITATION, MEMBERSHIP, QUEUED } from "./stories/invitation";
import { CREATED_ELSEWHERE, INVITED_MEMBER, MEMBER } from "./stories/member";
import { CANCELLED_PROMOTION, PROMOTION } from "./stories/promotion";
import { play } from "./support/story";

[
  MEMBER,
  CREATED_ELSEWHERE,
  INVITED_MEMBER,
  PROMOTION,
  CANCELLED_PROMOTION,
  ACCOUNT_TYPE,
  DELETION,
  INVITATION,
  MEMBERSHIP,
  QUEUED,
  ACCEPTANCE,
  ADDRESS,
].forEach(play);
