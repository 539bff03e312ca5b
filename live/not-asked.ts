/** The lines of docs/assumptions.md that no call decides without a person, a month or somebody's harm, and why. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  "It throttles only when told to": "the service would have to be flooded",
  "It admits 20 members to a directory":
    "the directory would have to be filled, and few members can be deleted in 30 days",
  "It lets an account pay that it does not know": "it could bill a stranger",
  "It refuses to remove a member that was created here":
    "a created member becomes a cloud account by a person",
  "It labels a switched member SwitchSuccess":
    "a switch needs a phone or address that a person has confirmed",
  "It refuses to send again what has expired": "the link has to lapse first, in a day",
  "It starts the 24 hours of a promotion again": "no answer tells when a link lapses; it takes a day",
  "It gives the owner of a new cloud account 24 hours": "no answer tells when a link lapses; it takes a day",
  "It shows a cloud account in reads from its creation":
    "a cloud account that nobody confirms may stay in the directory for ever",
  "It forgets an expired invitation after 30 days": "it takes 44 days",
  "It lets the last accepted invitation exceed": "the directory would have to be filled",
  "It allows 20 invitations a day": "it would use up the invitations of a day",
  "It limits the invitations to one target": "it could lock the invitee out for an unknown time",
  "It does not limit deletions": "it would use up the deletions of 30 days",
  "It gives the owner of a new address 24 hours": "no answer tells when a link lapses; it takes a day",
  "It leaves the ModifyTime of a member alone": "a mail would go to whoever owns the new address",
  "It refuses to change the address of invited members":
    "it would begin to change the logon address of an account that exists outside",
  "It lets a code for a phone live for 15 minutes": "a person reads the code",
  "It sends 100 codes a day": "somebody would get 100 messages",
  "It refuses to delete the root folder": "taken literally, it would delete what was there before",
  "It remembers SetMemberDisplayNameSyncStatus": "it could rename members that were there before",
};
