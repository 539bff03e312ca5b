import { App } from "cdktf";
import { EnvironmentStack } from "./environments/stacks";
import { ExistingAccountStack } from "./existing-account/stack";
import { GatedWorkloadDirectoryStack } from "./gated-workload/directory-stack";
import { GatedWorkloadStack } from "./gated-workload/stack";
import { InvitationWithAcceptanceStack } from "./invitation-with-acceptance/stack";
import { LifeOfAMemberStack } from "./life-of-a-member/stack";
import { OnboardingStack } from "./onboarding/stack";
import { OwnHookStack } from "./own-hook/stack";
import { PromotedMemberStack } from "./promoted-member/stack";

/** Every example as a stack of one app. */
export function addExamples(app: App): void {
  new PromotedMemberStack(app, "promoted-member");
  new InvitationWithAcceptanceStack(app, "invitation-with-acceptance");
  new ExistingAccountStack(app, "existing-account");
  new EnvironmentStack(app, "environments-staging", "staging");
  new EnvironmentStack(app, "environments-production", "production");
  new OnboardingStack(app, "onboarding", {
    teams: ["shop"],
    partner: "1772422852740001",
    note: "Welcome to the directory",
  });
  new OwnHookStack(app, "own-hook");
  new LifeOfAMemberStack(app, "life-of-a-member", "invite");
  const waiting = new GatedWorkloadDirectoryStack(app, "gated-workload-directory");
  new GatedWorkloadStack(app, "gated-workload", waiting);
}

if (require.main === module) {
  const app = new App();
  addExamples(app);
  app.synth();
}
