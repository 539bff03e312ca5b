import type { Action, Reader, ReadChange, Subject } from "./action";
import { OWN_MEMBER_READERS } from "./own-member";
import { policyLifted } from "./settings";

const DAY = "with a link to open within 24 hours";

/** What the resources of this package's provider do. */
export const OWN_READERS: Readonly<Record<string, Reader>> = {
  ...OWN_MEMBER_READERS,
  resourcedirectory_promotion: promotion,
  resourcedirectory_account_email: accountEmail,
  resourcedirectory_account_type: accountType,
  resourcedirectory_invitation: invitation,
  resourcedirectory_handshake_acceptance: acceptance,
};

/** Stands in state without a call as long as the account has not joined. */
function isParked(read: ReadChange): boolean {
  return !read.isUnknown("account_id") && read.willBe("account_id") === undefined;
}

function hasBegun(read: ReadChange): boolean {
  return read.was("account_id") !== undefined;
}

function parked(read: ReadChange, what: string): Action {
  return read.action("record", read.member(), `${what}; it waits until its account has joined`);
}

function promotion(read: ReadChange): readonly Action[] {
  if (read.ends) {
    return [promotionEnd(read)];
  }
  if (isParked(read)) {
    return [parked(read, "a promotion")];
  }
  return read.creates || !hasBegun(read) ? [firstMail(read)] : promotionUpdate(read);
}

function firstMail(read: ReadChange): Action {
  const detail = `to ${read.email("email")}, ${DAY}; none if the member is promoted or being promoted already`;
  return read.possible("mail", read.member(), detail, ["PromoteResourceAccount"]);
}

/** A mail shows as an update of what only a mail changes. */
function promotionUpdate(read: ReadChange): readonly Action[] {
  if (!read.isUnknown("mails_sent")) {
    return [read.action("record", read.member(), "what the code says of its promotion; no mail")];
  }
  const subject = read.member();
  const isLive = read.was("status") === "PromoteVerifying";
  const to = read.email("email");
  if (isLive && !read.changesAddress("email")) {
    return [
      read.action("mail", subject, `again to ${to}; the link of the mail before stops working`, [
        "ResendPromoteResourceAccountEmail",
      ]),
    ];
  }
  const sent = read.action("mail", subject, `to ${to}, ${DAY}`, ["PromoteResourceAccount"]);
  const detail = "the link that went to another address";
  return isLive
    ? [read.action("cancellation", subject, detail, ["CancelPromoteResourceAccount"]), sent]
    : [sent];
}

function promotionEnd(read: ReadChange): Action {
  const subject = read.member();
  const isLive = read.before.promoted !== true && read.was("status") === "PromoteVerifying";
  if (!isLive) {
    return read.action("forget", subject, "its promotion; what has happened stays");
  }
  return read.was("record_id") === undefined
    ? read.action(
        "forget",
        subject,
        "its promotion; the link stays valid, because its record id is not known",
      )
    : read.action(
        "cancellation",
        subject,
        `the promotion mail to ${read.email("email")}; its link stops working`,
        ["CancelPromoteResourceAccount"],
      );
}

function accountEmail(read: ReadChange): readonly Action[] {
  const subject = read.member();
  const isLive = read.was("status") === "Pending";
  if (read.ends) {
    return [emailEnd(read, isLive)];
  }
  if (isParked(read)) {
    return [parked(read, "a change of its e-mail address")];
  }
  const detail = `to ${read.email("email")}, to confirm the change of its e-mail address`;
  if (read.creates || !hasBegun(read)) {
    return [read.possible("mail", subject, detail, ["ChangeAccountEmail"])];
  }
  if (!read.isUnknown("mails_sent")) {
    return [read.action("record", subject, "what the code says of its e-mail address; no mail")];
  }
  // A change that is not ours is cancelled and begun anew; ours to the same address is only sent again.
  return [
    ...(isLive
      ? [read.possible("cancellation", subject, "the mail before", ["CancelChangeAccountEmail"])]
      : []),
    read.action("mail", subject, detail, ["ChangeAccountEmail", "RetryChangeAccountEmail"]),
  ];
}

function emailEnd(read: ReadChange, isLive: boolean): Action {
  const subject = read.member();
  if (!isLive) {
    return read.action("forget", subject, "the change of its e-mail address; what has happened stays");
  }
  return read.was("last_mail_at") === undefined
    ? read.action(
        "forget",
        subject,
        "a change of its e-mail address that is not known as ours; it can still be confirmed",
      )
    : read.action("cancellation", subject, `the mail to ${read.email("email")}`, [
        "CancelChangeAccountEmail",
      ]);
}

function accountType(read: ReadChange): readonly Action[] {
  const subject = read.member();
  if (read.ends) {
    return [read.action("forget", subject, "the switch of its type; the type stays as it is")];
  }
  if (isParked(read)) {
    return [parked(read, "a type switch")];
  }
  const to = read.shown(read.willBe("type"));
  if (read.creates || !hasBegun(read)) {
    return [read.possible("switch", subject, `to ${to}, unless it is one already`, ["UpdateAccount"])];
  }
  return read.changesValue("type")
    ? [read.action("switch", subject, `from ${read.shown(read.was("type"))} to ${to}`, ["UpdateAccount"])]
    : [read.action("record", subject, "what the code says of its type")];
}

function invitation(read: ReadChange): readonly Action[] {
  const subject = target(read);
  if (read.ends) {
    return invitationEnd(read, subject);
  }
  const lifted = policyLifted(read, subject);
  if (read.creates) {
    const unless = "; none if the account is a member or invited already";
    return [
      read.possible("invitation", subject, `${TO_JOIN}${unless}`, ["InviteAccountToResourceDirectory"]),
    ];
  }
  if (!read.isUnknown("invitations_sent")) {
    return lifted.length > 0
      ? lifted
      : [read.action("record", subject, "what the code says of its invitation")];
  }
  const cancelled = `invitation ${read.shown(read.was("handshake_id"))}, to invite again`;
  return [
    ...lifted,
    ...(read.was("status") === "Pending"
      ? [read.action("cancellation", subject, cancelled, ["CancelHandshake"])]
      : []),
    read.action("invitation", subject, TO_JOIN, ["InviteAccountToResourceDirectory"]),
  ];
}

const TO_JOIN = "to join the directory, to be answered within 14 days";

function invitationEnd(read: ReadChange, subject: Subject): readonly Action[] {
  const policy = read.was("removal_policy");
  const status = read.was("status");
  if (policy === "ABANDON" || (status === "Pending" && read.before.adopted === true)) {
    const stays = status === "Pending" ? "it can still be accepted" : "the account stays as it is";
    return [read.action("forget", subject, `its invitation: ${stays}`)];
  }
  const leaves = "the removal policy is DESTROY";
  if (status === "Accepted") {
    return [read.action("removal", subject, leaves, ["RemoveCloudAccount"])];
  }
  const isPending = status === "Pending";
  const ended = isPending
    ? read.action("cancellation", subject, `invitation ${read.shown(read.was("handshake_id"))}`, [
        "CancelHandshake",
      ])
    : read.action("forget", subject, "an invitation that is over");
  // Without a refresh the state may not know yet that it was accepted, and the provider does.
  return policy === "DESTROY" && isPending
    ? [
        ended,
        read.possible(
          "removal",
          subject,
          `if it has been accepted since the state was refreshed: ${leaves}`,
          ["RemoveCloudAccount"],
        ),
      ]
    : [ended];
}

function target(read: ReadChange): Subject {
  const value = read.willBe("target") ?? read.was("target") ?? null;
  return value?.includes("@") === true
    ? { what: "account", id: null, name: read.email("target") }
    : { what: "account", id: value, name: read.showing.names.of(value ?? undefined) ?? null };
}

function acceptance(read: ReadChange): readonly Action[] {
  const id = read.willBe("expected_account_id") ?? read.was("account_id") ?? null;
  const subject: Subject = { what: "account", id, name: read.showing.names.of(id ?? undefined) ?? null };
  const into = `into ${read.shown(read.willBe("expected_directory_id") ?? read.was("expected_directory_id"))}`;
  if (read.ends) {
    return [read.action("forget", subject, `its acceptance ${into}; accepting cannot be undone`)];
  }
  if (read.updates && !read.isUnknown("status")) {
    return [read.action("record", subject, "what the code says of its acceptance")];
  }
  return [
    read.possible(
      "acceptance",
      subject,
      `${into}, with the invited account's credentials; none if it is a member already`,
      ["AcceptHandshake"],
    ),
  ];
}
