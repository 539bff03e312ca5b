/** What happens in the cloud when a construct is deleted from the code and the change is applied. */
export enum RemovalPolicy {
  /**
   * Nothing is lost by deleting a line: a plan that would remove the member fails.
   *
   * A pending invitation is cancelled, since nobody has joined yet.
   */
  PROTECT = "PROTECT",

  /** The member is removed from the directory; an account that was created in it is deleted. */
  DESTROY = "DESTROY",

  /** It is left as it is and no longer managed. Only for an `Invitation`, and for a member on `MemberResource.RESOURCE_DIRECTORY`. */
  ABANDON = "ABANDON",
}
