import type { LoggedRequest } from "../../lib/testing";
import type { ObjectValue } from "../../lib/plugin/values/value";
import { typeOf } from "../terraform/configuration";
import type { Question } from "../terraform/walk";
import type { World } from "../world/world";

const ACCEPTANCE = "resourcedirectory_handshake_acceptance";

/** Whose credentials are used for an acceptance, and what it may say of the account behind them. */
export class Identities {
  private readonly callers = new WeakMap<Question, string | null>();

  constructor(private readonly world: World) {}

  /** @returns whether the call does something as another account than the code expects */
  isForbidden(question: Question, { operation, caller }: LoggedRequest): boolean {
    if (typeOf(question.address) !== ACCEPTANCE) {
      return false;
    }
    this.callers.set(question, caller);
    const expected = question.values?.["expected_account_id"];
    return typeof expected === "string" && caller !== expected && operation !== "GetCallerIdentity";
  }

  /** What is wrong with an acceptance that came with the answer; null if nothing is, or nobody was asked. */
  problemWith(question: Question, values: ObjectValue | null): string | null {
    const caller = this.callers.get(question);
    if (caller === undefined || values?.["status"] !== "Accepted") {
      return null;
    }
    const { account_id: account, handshake_id: handshakeId } = values;
    // What stood there before was judged then.
    const before = question.change?.before;
    if (typeof account === "string" && account !== caller && account !== before?.["account_id"]) {
      return `it names ${account}, with credentials of ${String(caller)}`;
    }
    const handshake = this.world.fake.world.handshakes.find(({ id }) => id === handshakeId);
    const isAnother = handshake !== undefined && handshakeId !== before?.["handshake_id"];
    if (isAnother && handshake.targetEntity !== caller) {
      return `${handshake.id} is for ${handshake.targetEntity}, with credentials of ${String(caller)}`;
    }
    return null;
  }
}
