import type { Message } from "../../reporting";

export function otherMember(prior: string, planned: string): Message {
  return {
    summary: "A type switch cannot move to another member",
    detail: `This one belongs to ${prior}; the code now says ${planned}. Declare another type switch for that member, under another name, and keep or remove this one.`,
  };
}

export function willForget(member: string): Message {
  return {
    summary: "Forgets a type switch",
    detail: `${member}: the switch is not undone and no call is made for it; to switch back, change its type instead of deleting it.`,
  };
}
