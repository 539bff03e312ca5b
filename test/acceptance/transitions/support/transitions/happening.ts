/** What happens to a member, an invitation, a deletion or an address of the service. */
export interface Happening {
  readonly from: string;
  readonly event: string;
  /** A test of one resource that says more of it: its file below `test/`, and words of its name. */
  readonly closer?: string;
}
