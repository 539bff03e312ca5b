/** Whom an invitation goes to. */
export class InvitationTarget {
  /**
   * An Alibaba Cloud account by its id.
   *
   * @param accountId 16 digits
   */
  public static account(accountId: string): InvitationTarget {
    return new InvitationTarget("Account", accountId);
  }

  /** `TargetType` of InviteAccountToResourceDirectory. */
  public readonly type: string;

  /** `TargetEntity` of InviteAccountToResourceDirectory. */
  public readonly value: string;

  private constructor(type: string, value: string) {
    this.type = type;
    this.value = value;
  }
}
