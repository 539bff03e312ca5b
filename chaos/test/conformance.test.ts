import { MEMBERS } from "../history/code";
import type { Code } from "../history/code";
import { addressOf, EMPTY_CODE } from "../history/code";
import { OurStage } from "./conformance/our-stage";
import { RealStage } from "./conformance/real-stage";
import { trace } from "./conformance/stage";
import type { Scenario, Trace } from "./conformance/stage";
import { isWrite } from "../model/writes";

// The small Terraform of the histories is worth as much as it is like the real one: the same scenarios with both.

const [PAYMENTS] = MEMBERS;
const PROMOTION = addressOf.promotion(PAYMENTS);
const INVITATION = addressOf.invitation("acme");
const HOUR_MS = 3_600_000;

function promotion(attempt = 1, email = "payments-root@example.com", waitFor: string | null = null): Code {
  return { ...EMPTY_CODE, promotions: { payments: { email, attempt, waitFor, maxMails: null } } };
}

function invitation(attempt = 1, note: string | null = null): Code {
  const invited = { note, attempt, maxInvitations: null, policy: "PROTECT", waitFor: null } as const;
  return { ...EMPTY_CODE, invitations: { acme: invited } };
}

function acceptedInvitation(attempt = 1, note: string | null = null): Code {
  return {
    ...invitation(attempt, note),
    acceptances: {
      acme: {
        accepts: "the declared one",
        namesAccount: false,
        credentialsOf: "acme",
        bringsCredentials: false,
      },
    },
  };
}

/** A member in a folder of the code, or, once that has left the code, in another one. */
function memberIn(folder: "teams" | "platform"): Code {
  const teams = { name: "teams", parent: null, adopts: false };
  const member = { displayName: "billing-prod", takesOver: null, adopts: false, payer: null, tags: null };
  return {
    ...EMPTY_CODE,
    folders: folder === "teams" ? { teams } : {},
    vended: { billing: { ...member, folder, policy: "PROTECT" } },
  };
}

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  "a first mail, nothing to do, a second one": async (stage) => {
    stage.code(promotion());
    const first = [await stage.apply(), await stage.apply()];
    stage.fake.clock.advance(HOUR_MS);
    stage.code(promotion(2));
    return [...first, await stage.apply(), await stage.plan()];
  },
  "another address, and a wait for the person": async (stage) => {
    stage.code(promotion());
    const first = await stage.apply();
    stage.code(promotion(1, "payments-owner@example.com", "10m"));
    return [first, await stage.apply(), await stage.apply()];
  },
  "a block that leaves the code": async (stage) => {
    stage.code(promotion());
    const first = await stage.apply();
    stage.code(EMPTY_CODE);
    return [first, await stage.apply()];
  },
  "a block that leaves the code after its member has left the directory": async (stage) => {
    stage.code(promotion());
    const first = await stage.apply();
    stage.fake.world.removeMember("payments-prod");
    stage.code(EMPTY_CODE);
    return [first, await stage.plan(), await stage.apply()];
  },
  "a block that leaves the code after its mail was answered": async (stage) => {
    stage.code(promotion());
    const first = await stage.apply();
    stage.fake.world.confirmPromotion("payments-prod");
    stage.code(EMPTY_CODE);
    return [first, await stage.apply()];
  },
  "a tainted object": async (stage) => {
    stage.code(promotion());
    return [await stage.apply(), await stage.taint(PROMOTION), await stage.plan(), await stage.apply()];
  },
  "a replacement that is refused": async (stage) => {
    stage.code(promotion());
    return [await stage.apply(), await stage.plan({ replace: PROMOTION })];
  },
  "a lost state, and an import": async (stage) => {
    stage.code(promotion());
    const lost = [await stage.apply(), await stage.forget(PROMOTION)];
    const { accountId = "", recordId = "" } = stage.fake.mailbox.mails[0] ?? {};
    return [...lost, await stage.import(PROMOTION, `${accountId}/${recordId ?? ""}`), await stage.apply()];
  },
  "a plan that is applied after the world has moved": async (stage) => {
    stage.code(promotion());
    const first = await stage.apply();
    stage.code(promotion(2));
    const planned = await stage.plan();
    stage.fake.world.cancelPromotion("payments-prod");
    return [first, planned, await stage.applyPlan(), await stage.applyPlan(), await stage.apply()];
  },
  "a creation that fails, a creation whose answer is lost": async (stage) => {
    stage.fake.faults.failNext("PromoteResourceAccount", { code: "InternalError", status: 500 });
    stage.code(promotion());
    const first = await stage.apply();
    stage.fake.faults.dropAfterCommit("PromoteResourceAccount");
    return [first, await stage.apply(), await stage.apply()];
  },
  "an update that fails in its middle": async (stage) => {
    stage.code(promotion());
    const first = await stage.apply();
    stage.fake.faults.failNext("PromoteResourceAccount", { code: "NoPermission", status: 403 });
    stage.code(promotion(1, "payments-owner@example.com"));
    return [first, await stage.apply(), await stage.apply()];
  },
  "an invitation and its acceptance in one apply, and an edited note": async (stage) => {
    stage.code(acceptedInvitation());
    const first = [await stage.apply(), await stage.apply()];
    stage.code(acceptedInvitation(1, "Welcome"));
    return [...first, await stage.apply(), await stage.apply({ refresh: false })];
  },
  "an acceptance that follows a second invitation": async (stage) => {
    stage.code(invitation());
    const first = await stage.apply();
    stage.fake.world.decline(stage.fake.world.handshakes[0]?.id ?? "");
    stage.code(acceptedInvitation(2));
    return [first, await stage.apply(), await stage.plan()];
  },
  "an invitation that stops its acceptance by failing": async (stage) => {
    stage.fake.faults.failNext("InviteAccountToResourceDirectory", { code: "NoPermission", status: 403 });
    stage.code(acceptedInvitation());
    return [await stage.apply(), await stage.apply()];
  },
  "both leave the code, and the member is protected": async (stage) => {
    stage.code(acceptedInvitation());
    const first = await stage.apply();
    stage.code(EMPTY_CODE);
    const refused = await stage.plan();
    stage.code(acceptedInvitation());
    return [first, refused, await stage.apply()];
  },
  "a tainted folder with a member in it": async (stage) => {
    stage.code(memberIn("teams"));
    const first = await stage.apply();
    return [first, await stage.taint(addressOf.folder("teams")), await stage.apply(), await stage.plan()];
  },
  "a tainted invitation with its acceptance": async (stage) => {
    stage.code(acceptedInvitation());
    return [await stage.apply(), await stage.taint(INVITATION), await stage.apply(), await stage.plan()];
  },
};

test.each(Object.keys(SCENARIOS))("the real Terraform and ours agree on %s", async (name) => {
  const scenario = SCENARIOS[name] ?? (async () => []);

  const real = await trace(() => RealStage.open(), scenario);
  const ours = await trace(() => OurStage.open(), scenario);

  expect(ours).toEqual(real);
});

test("the real Terraform and ours agree on a folder that leaves the code together with the members in it", async () => {
  const scenario: Scenario = async (stage) => {
    stage.code(memberIn("teams"));
    const first = [await stage.apply(), await stage.apply()];
    // It is deleted before they are moved, and so it is not deleted at all.
    stage.code(memberIn("platform"));
    const refused = [await stage.apply(), await stage.apply()];
    stage.code({ ...memberIn("platform"), folders: memberIn("teams").folders });
    const moved = await stage.apply();
    stage.code(memberIn("platform"));
    return [...first, ...refused, moved, await stage.apply()];
  };

  const real = await trace(() => RealStage.open(), scenario);
  const ours = await trace(() => OurStage.open(), scenario);

  expect(real.ok).toEqual([true, true, false, false, true, true]);
  expect({ ...ours, calls: inAnyOrder(ours) }).toEqual({ ...real, calls: inAnyOrder(real) });
});

/** What is in the code and what has left it is looked at side by side: reads between two writes come in any order. */
function inAnyOrder({ calls }: Trace): readonly (readonly string[])[] {
  const groups = calls.reduce<readonly (readonly string[])[]>((all, call) => {
    const last = all.at(-1);
    const isWriteCall = isWrite({ operation: call, parameters: {} });
    return isWriteCall || last === undefined ? [...all, [call], []] : [...all.slice(0, -1), [...last, call]];
  }, []);
  return groups.map((group) => [...group].sort());
}
