import { MEMBERS } from "../history/code";
import type { Code } from "../history/code";
import { addressOf, EMPTY_CODE } from "../history/code";
import { OurStage } from "./conformance/our-stage";
import { RealStage } from "./conformance/real-stage";
import { trace } from "./conformance/stage";
import type { Scenario } from "./conformance/stage";

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
