import { createHash } from "node:crypto";
import { INVITATION_MS } from "../../directory";
import { textOf } from "../json";
import { Names } from "../review/names";
import type { StateObject } from "../state-objects";
import { addressKey } from "../../rules";
import { hasLapsed } from "./step";
import type { Step, StepStatus } from "./step";

/** What a state says of everybody who is waited for, or was. */
export function stepsInState(objects: readonly StateObject[]): readonly Step[] {
  const names = new Names({ state: objects });
  const accepted = acceptedIn(objects);
  return objects
    .map((object) => (accepted.has(object.values.handshake_id) ? asAccepted(object) : object))
    .flatMap((object) => READERS[object.type]?.(new Stored(object, names)) ?? []);
}

/** The invitations that an acceptance has been carried out for: each is pending in a state until it is refreshed. */
function acceptedIn(objects: readonly StateObject[]): ReadonlySet<unknown> {
  const done = objects.filter(
    ({ type, values }) =>
      type === "resourcedirectory_handshake_acceptance" &&
      values.status === "Accepted" &&
      textOf(values.handshake_id) !== undefined,
  );
  return new Set(done.map(({ values }) => values.handshake_id));
}

function asAccepted(object: StateObject): StateObject {
  return object.type === "resourcedirectory_invitation" && object.values.status === "Pending"
    ? { ...object, values: { ...object.values, status: "Accepted" } }
    : object;
}

/** A state is as old as its last refresh: what has run out since is over, whatever it says. */
export function unlessOver(step: Step, now: Date): Step {
  const until = Date.parse(step.until ?? "");
  return step.status === "waiting" && until <= now.getTime() ? { ...step, status: "lapsed" } : step;
}

type Reader = (stored: Stored) => Step | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  resourcedirectory_promotion: promotion,
  resourcedirectory_account_email: emailChange,
  resourcedirectory_account_type: typeSwitch,
  resourcedirectory_invitation: invitation,
  resourcedirectory_handshake_acceptance: acceptance,
  resourcedirectory_member: membership,
  alicloud_resource_manager_handshake: handshake,
};

const PROMOTION_STATUS: Readonly<Record<string, StepStatus>> = {
  PromoteVerifying: "waiting",
  PromoteExpired: "lapsed",
  PromoteCancelled: "cancelled",
  PromoteFailed: "failed",
  Removed: "removed",
};

function promotion(stored: Stored): Step {
  const isDone = stored.values.promoted === true;
  // Any other label is from before the promotion: the mail is still to go out.
  const status = isDone ? "done" : (PROMOTION_STATUS[stored.text("status") ?? ""] ?? "queued");
  return stored.step("promotion", status, {
    who: `the owner of ${stored.text("email") ?? "the address"}`,
    since: stored.text("last_mail_at"),
    until: stored.text("link_expires_at"),
    again: stored.text("record_id") === undefined && status === "waiting" ? "once the link has lapsed, " : "",
  });
}

const EMAIL_STATUS: Readonly<Record<string, StepStatus>> = {
  Pending: "waiting",
  Confirmed: "done",
  Expired: "lapsed",
  Cancelled: "cancelled",
  Removed: "removed",
};

function emailChange(stored: Stored): Step {
  const isDone = stored.values.confirmed === true;
  return stored.step(
    "e-mail change",
    isDone ? "done" : (EMAIL_STATUS[stored.text("status") ?? ""] ?? "queued"),
    {
      who: `the owner of ${stored.text("email") ?? "the address"}`,
      since: stored.text("last_mail_at"),
    },
  );
}

const SWITCH_STATUS: Readonly<Record<string, StepStatus>> = {
  Waiting: "queued",
  Blocked: "queued",
  Removed: "removed",
};

function typeSwitch(stored: Stored): Step | undefined {
  const status = SWITCH_STATUS[stored.text("status") ?? ""] ?? "done";
  return stored.step("type switch", status, { who: "the account, to be ready for it" });
}

const INVITATION_STATUS: Readonly<Record<string, StepStatus>> = {
  Pending: "waiting",
  Queued: "queued",
  Accepted: "done",
  Declined: "declined",
  Cancelled: "cancelled",
  Expired: "lapsed",
  Deleted: "lapsed",
  Removed: "removed",
};

function invitation(stored: Stored): Step {
  const until = stored.text("expires_at");
  return stored.step("invitation", INVITATION_STATUS[stored.text("status") ?? ""] ?? "queued", {
    ...stored.invitee("target"),
    since: until === undefined ? undefined : timeBefore(until, INVITATION_MS),
    until,
  });
}

/** The vendor's is never renewed, and destroying it can expel: the way out is another resource. */
function handshake(stored: Stored): Step {
  const until = stored.text("expire_time");
  const step = stored.step("invitation", INVITATION_STATUS[stored.text("status") ?? ""] ?? "queued", {
    ...stored.invitee("target_entity"),
    since: until === undefined ? undefined : timeBefore(until, INVITATION_MS),
    until,
  });
  return hasLapsed(step)
    ? {
        ...step,
        next: "the vendor's resource invites nobody again: move it to a resourcedirectory_invitation",
      }
    : step;
}

function acceptance(stored: Stored): Step {
  const id = stored.text("account_id") ?? stored.text("expected_account_id");
  return stored.step("acceptance", stored.text("status") === "Accepted" ? "done" : "queued", {
    who: "the invited account",
    subject: id,
  });
}

const MEMBER_STATUS: Readonly<Record<string, StepStatus>> = { Waiting: "queued", Removed: "removed" };

/** The settings of an account without an id wait for its invitation, which is a step of its own. */
function membership(stored: Stored): Step | undefined {
  if (stored.values.existing === true && stored.text("account_id") === undefined) {
    return undefined;
  }
  return stored.step("membership", MEMBER_STATUS[stored.text("status") ?? ""] ?? "done", {
    who: "the account, to join",
  });
}

/** What a reader says of a step besides its status. */
interface Facts {
  readonly who: string;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Whom it is about, if that is not the account id. */
  readonly subject?: string | undefined;
  /** What comes before the advice to raise the attempt. */
  readonly again?: string;
}

/** An object in state, with the questions that all readers ask. */
class Stored {
  readonly values: StateObject["values"];

  constructor(
    private readonly object: StateObject,
    private readonly names: Names,
  ) {
    this.values = object.values;
  }

  text(name: string): string | undefined {
    return textOf(this.values[name]);
  }

  /** Whom an invitation is for. */
  invitee(target: string): Pick<Facts, "who" | "subject"> {
    return { who: "the invited account", subject: this.text("account_id") ?? this.text(target) };
  }

  step(step: Step["step"], status: StepStatus, facts: Facts): Step {
    const subject = facts.subject ?? this.text("account_id");
    const isAddress = subject?.includes("@") === true;
    const name = this.names.of(subject) ?? this.text("display_name");
    return {
      step,
      member: { id: isAddress ? null : (subject ?? null), name: (isAddress ? subject : name) ?? null },
      status,
      who: facts.who,
      since: facts.since ?? null,
      until: facts.until ?? null,
      next: this.next(status, facts),
      address: this.object.address,
      key: keyOf(step, subject ?? this.object.address),
    };
  }

  private next(status: StepStatus, { again = "" }: Facts): string {
    if (status === "done") {
      return "nothing";
    }
    if (status === "queued") {
      return "nothing: it goes on with the first apply after what it waits for";
    }
    if (status === "removed") {
      return this.values.target === undefined
        ? "delete it from the code, unless the account joins again"
        : "raise attempt to invite again, or delete it from the code";
    }
    const attempt = this.values.attempt;
    return typeof attempt === "number"
      ? `to send again, ${again}raise attempt from ${attempt} to ${attempt + 1}`
      : "nothing can be sent again from here";
  }
}

/** The same for a step however it is found, and without the address that it may be about. */
export function keyOf(step: Step["step"], subject: string): string {
  // The directory may have an address in other letters than a state.
  const known = subject.includes("@") ? addressKey(subject) : subject;
  return createHash("sha256").update(`${step} ${known}`).digest("hex").slice(0, 24);
}

function timeBefore(time: string, ms: number): string | undefined {
  const at = Date.parse(time);
  return Number.isNaN(at) ? undefined : new Date(at - ms).toISOString().replace(".000Z", "Z");
}
