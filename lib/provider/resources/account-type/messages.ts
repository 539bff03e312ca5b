import type { Message } from "../../reporting";

export function otherMember(prior: string, planned: string): Message {
  return {
    summary: "A type switch cannot move to another member",
    detail: `This one belongs to ${prior}; the code now says ${planned}. Declare another type switch for that member, under another name, and keep or remove this one.`,
  };
}

export function willForget(member: string, type: string): Message {
  return {
    summary: `${member}: stays a ${type}`,
    detail:
      "The type switch is forgotten, not undone, and no call is made. To switch back, change its type instead of deleting it.",
  };
}
