import type { Reply } from "./caller";

/** What stands at a path of an answer, such as "Account.RecordId". */
export function at(reply: Reply, path: string): unknown {
  return path.split(".").reduce<unknown>((value, name) => fieldOf(value, name), reply.body);
}

/** The text at a path; empty if there is none. */
export function textAt(reply: Reply, path: string): string {
  const value = at(reply, path);
  return typeof value === "string" ? value : "";
}

/** The objects of a list at a path. */
export function listAt(reply: Reply, path: string): readonly object[] {
  const value = at(reply, path);
  return Array.isArray(value) ? value.filter((item): item is object => typeof item === "object") : [];
}

export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}

/** For people: "carried out", or the refusal. */
export function inWords({ code, status }: Reply): string {
  return code === null ? "carried out" : `${code} (${status})`;
}

/** An answer that the suite cannot do without. */
export class Refused extends Error {
  constructor(what: string, reply: Reply) {
    super(`${what} was refused: ${inWords(reply)}`);
  }
}

/** @throws Refused */
export function carriedOut(what: string, reply: Reply): Reply {
  if (reply.code !== null) throw new Refused(what, reply);
  return reply;
}
