import { STORIES } from "./stories";
import { play } from "./support/story";

describe.each(Object.entries(STORIES))("%s", (_, stories) => {
  stories.forEach(play);
});
