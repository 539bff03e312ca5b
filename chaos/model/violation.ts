/** What must hold in every history, whatever goes wrong in it. */
export const INVARIANTS = [
  "never two mails for one intent",
  "never two invitations for one target and intent",
  "never an accepted foreign handshake",
  "never a second account for one member",
  "never a second folder for one block",
  "nothing is taken over that the code does not adopt",
  "what the code does not set is left alone",
  "the payer is read only where the code sets it",
  "the account of a member is the one that was made for it",
  "a plan deletes no member that cannot be deleted",
  "no mail to an address that the code does not name",
  "no handle is lost that was ever returned to Terraform",
  "the declared state is reached once faults stop",
  "an undisturbed intent is carried out",
  "what waits for the service is sent once it takes it",
  "what lapses is sent again where the code allows it",
  "only what lapses is sent again by itself",
  "no destructive call that was not declared",
  "no write that the plan did not show",
  "no answer is a bug of the provider",
  "no secret and no e-mail address in messages and logs",
  "a process that has ended makes no call",
  "a process sends one write at a time",
  "a move that nobody declared is refused",
  "nothing is called for a member that has not joined",
  "with credentials of another account than expected nothing is done",
  "an acceptance says only what its own account has done",
  "a plan that passes a limit of the provider block fails",
] as const;

export type Invariant = (typeof INVARIANTS)[number];

export interface Violation {
  readonly invariant: Invariant;
  /** What was seen, for people. */
  readonly details: string;
}
