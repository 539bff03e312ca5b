/** `npm run demo`: a member's and a partner's life in a minute, with the real Terraform, or OpenTofu, and a simulated cloud. */
import { Story } from "./demo/story";
import { tellStory } from "./demo/steps";

async function main(): Promise<void> {
  const story = await Story.open((line) => console.log(line));
  try {
    await tellStory(story);
    story.end();
  } finally {
    await story.close();
  }
}

main().catch((error: unknown) => {
  console.error(`\nThe demo stopped: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
