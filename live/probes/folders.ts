import { inWords, textAt } from "../answers";
import type { Reply } from "../caller";
import { fact, quota, unknown } from "../finding";
import type { Finding } from "../finding";
import type { Live } from "../live";
import type { Probe } from "../probe";

const DEEPEST = 8;
const MOST_TAGS = 25;

/** Folders of this run, and the tags on them. */
export const FOLDER_PROBES: readonly Probe[] = [
  {
    line: "It wants folder names to be unique within their parent",
    ask: async (live) => {
      const name = live.name("twice");
      const first = await live.folder(name);
      const [beside, below] = [
        await live.folder(name),
        await live.folder(name, textAt(first, "Folder.FolderId")),
      ];
      return fact(
        beside.code === "InvalidParameter.Folder.Name.AlreadyUsed" && below.code === null,
        `beside: ${inWords(beside)}; below: ${inWords(below)}`,
      );
    },
  },
  { line: "It has at most 100 folders, 5 levels deep", ask: depth },
  {
    line: "It wants a ResourceType in tag calls",
    ask: async (live) => {
      const id = textAt(await live.folder(live.name("tagged")), "Folder.FolderId");
      const [without, asFolder] = [await tag(live, id, 1, {}), await tag(live, id, 1)];
      return fact(
        without.code !== null && asFolder.code === null,
        `without: ${inWords(without)}; as a folder: ${inWords(asFolder)}`,
      );
    },
  },
  { line: "It allows 20 tags on a member or folder", ask: tags },
];

async function depth(live: Live): Promise<Finding> {
  let parent: string | undefined;
  for (let levels = 0; levels <= DEEPEST; levels += 1) {
    const reply = await live.folder(live.name(`level-${levels + 1}`), parent);
    if (reply.code !== null) {
      return reply.code === "LimitExceeded.Folder.Depth"
        ? quota("folderDepth", levels, `level ${levels + 1}: ${inWords(reply)}`)
        : unknown(inWords(reply));
    }
    parent = textAt(reply, "Folder.FolderId");
  }
  return unknown(`${DEEPEST + 1} levels were taken`);
}

/** One more tag at a time, until it is one too many. */
async function tags(live: Live): Promise<Finding> {
  const id = textAt(await live.folder(live.name("many-tags")), "Folder.FolderId");
  for (let number = 1; number <= MOST_TAGS; number += 1) {
    const reply = await tag(live, id, number);
    if (reply.code !== null) {
      const limit = quota("tagsPerResource", number - 1, `tag ${number}: ${inWords(reply)}`);
      return reply.code === "LimitExceeded.Tag" ? limit : { ...limit, verdict: "differs" };
    }
  }
  return unknown(`${MOST_TAGS} tags were taken`);
}

function tag(
  { management }: Live,
  id: string,
  number: number,
  type: Readonly<Record<string, string>> = { ResourceType: "Folder" },
): Promise<Reply> {
  return management.call("TagResources", {
    ...type,
    "ResourceId.1": id,
    "Tag.1.Key": `live-${number}`,
    "Tag.1.Value": "x",
  });
}
