import { INVITEE_ACCOUNT_ID } from "../../lib/testing";
import type { Story } from "./story";

const ONE_TEAM = { teams: ["payments"] };
const WITH_PARTNER = { ...ONE_TEAM, partner: INVITEE_ACCOUNT_ID, note: "Welcome" };

/** The whole story; each step checks that it did what it says. */
export async function tellStory(story: Story): Promise<void> {
  story.say(
    "Simulated: the cloud (a fake Resource Directory on this machine) and the alicloud provider (a stand-in).\n" +
      "Real: Terraform or OpenTofu, the constructs, and this package's own provider. The code is examples/onboarding.\n" +
      `What the cloud sees, to watch meanwhile: ${story.fake.consolePage}. npx resource-directory fake keeps one running.`,
  );
  await promoteAMember(story);
  await confirmTheMail(story);
  await inviteAPartner(story);
  await refuseADeletion(story);
}

async function promoteAMember(story: Story): Promise<void> {
  story.step("The code declares one member, to be promoted to a cloud account. terraform init, then plan:");
  story.code(ONE_TEAM);
  await story.init();
  const plan = await story.plan();
  story.expect(story.writesOf(plan).length === 0, "a plan changed something");

  story.step("apply: the member is created, and one mail goes to the future owner of the account.");
  const apply = await story.apply();
  story.expect(story.writesOf(apply).includes("PromoteResourceAccount"), "no promotion was started");
  story.expect(story.fake.mailbox.mails.length === 1, "not exactly one mail was sent");

  story.step("plan: nothing to change, but a person is waited for.");
  const waiting = await story.plan();
  story.expect(waiting.summary === "No changes.", "the plan after apply was not empty");
  story.expect(says(waiting.warnings, "Waits for a person"), "nobody was said to be waited for");
}

async function confirmTheMail(story: Story): Promise<void> {
  story.step("The person opens the link in the (fake) mailbox. The next plan says so:");
  const [mail] = story.fake.mailbox.mails;
  story.expect(await story.person("confirm", { link: mail?.link ?? "" }), "the link could not be opened");
  const confirmed = await story.plan();
  story.expect(says(confirmed.warnings, "is confirmed"), "the confirmation was not noticed");

  story.step("apply records it, and the plan after that has no changes and no warning:");
  const apply = await story.apply();
  story.expect(story.writesOf(apply).length === 0, "recording the confirmation changed something");
  const silent = await story.plan();
  story.expect(
    silent.summary === "No changes." && silent.warnings.length === 0,
    "the last plan was not silent",
  );
  story.expect(story.fake.mailbox.mails.length === 1, "a second mail was sent");
}

async function inviteAPartner(story: Story): Promise<void> {
  story.step("The code invites a partner's account, which accepts with its own credentials:");
  story.code(WITH_PARTNER);
  const apply = await story.apply();
  const accepted = story.fake.requests.of("AcceptHandshake");
  story.expect(story.writesOf(apply).includes("InviteAccountToResourceDirectory"), "nobody was invited");
  story.expect(
    accepted.length === 1 && accepted[0]?.callerName === "invitee",
    "the invited account did not accept",
  );
  story.expect(story.fake.world.tryMember(INVITEE_ACCOUNT_ID) !== undefined, "the partner is not a member");

  story.step(
    "The note of the accepted invitation is edited. It is recorded; nobody is expelled or invited again:",
  );
  story.code({ ...WITH_PARTNER, note: "Welcome to the directory" });
  const edited = await story.apply();
  story.expect(story.writesOf(edited).length === 0, "editing the note called the directory");
  const plan = await story.plan();
  story.expect(
    plan.summary === "No changes." && plan.warnings.length === 0,
    "the plan after it was not silent",
  );
}

async function refuseADeletion(story: Story): Promise<void> {
  story.step("Somebody deletes the member from the code. The plan is refused before anything happens:");
  story.code({ ...WITH_PARTNER, note: "Welcome to the directory", teams: [] });
  const plan = await story.refusedPlan();
  story.expect(says(plan.errors, "payments-prod"), "the refusal does not name the member");
  story.expect(story.writesOf(plan).length === 0, "the refused plan changed something");
  story.expect(story.fake.world.tryMember("payments-prod") !== undefined, "the member is gone");
}

function says(
  messages: readonly { readonly summary: string; readonly detail: string }[],
  text: string,
): boolean {
  return messages.some(({ summary, detail }) => `${summary}\n${detail}`.includes(text));
}
