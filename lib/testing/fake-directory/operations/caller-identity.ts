import type { AccessKey, Account } from "../world/entities";
import { accountOperation, type Body, STS } from "./operation";

/** Who the caller is, told by the token service. Every key may ask: no policy can forbid it. */
const getCallerIdentity = accountOperation({
  name: "GetCallerIdentity",
  kind: "read",
  versions: [STS],
  parameters: {},
  run: (_parameters, { caller, key }) => ({ AccountId: caller.id, ...identityOf(caller, key) }),
});

export const callerIdentityOperations = [getCallerIdentity];

/** As far as this tells, an account has one RAM user, and one role that all its temporary keys come from. */
function identityOf({ id, nickname }: Account, key: AccessKey): Body {
  if (key.identity === "root") {
    return { IdentityType: "Account", Arn: `acs:ram::${id}:root`, PrincipalId: id, UserId: id };
  }
  if (key.securityToken === null) {
    const userId = `2${id}0`;
    return {
      IdentityType: "RAMUser",
      Arn: `acs:ram::${id}:user/${nickname}`,
      PrincipalId: userId,
      UserId: userId,
    };
  }
  const roleId = `3${id}0`;
  return {
    IdentityType: "AssumedRoleUser",
    Arn: `acs:ram::${id}:assumed-role/${nickname}/session`,
    PrincipalId: `${roleId}:session`,
    RoleId: roleId,
  };
}
