import { defineCommand } from "../command";
import { askDirectory } from "../directory-client";
import { UsageError } from "../errors";
import { SHOW_ADDRESSES_OPTION } from "../format";
import { readInput } from "../input";
import { withEmailChangesNow } from "../pending/email-changes";
import { reportPage } from "../report/page";
import { byDirectory } from "../pending/directories";
import { readContents } from "../report/read-contents";
import { reportOf } from "../report/report";
import { readState } from "../state-objects";
import { placeFor, writeInOneStep } from "../written-file";

/** `resource-directory report --html FILE`: the directory as a page. */
export const report = defineCommand({
  name: "report",
  summary:
    "writes a page that shows the directory: folders, members, who is waited for, what lapsed, what no state manages",
  details: `It asks the directory, in pages, with the credentials of the environment. The page is one file that loads nothing: it can be mailed, kept
as an artifact of a pipeline and printed. It names members and accounts; e-mail addresses are masked.`,
  options: {
    html: { value: "FILE", about: "where to write the page; what is there is replaced" },
    state: {
      value: "FILE",
      about:
        'what "terraform show -json" prints of a state; several times for several. What is in none is marked',
      repeated: true,
    },
    profile: {
      value: "NAME",
      about: "a profile of the Alibaba Cloud command line tool, instead of the environment",
    },
    "show-addresses": SHOW_ADDRESSES_OPTION,
  },
  run: async (machine, { html: file, state, profile, "show-addresses": showAddresses }) => {
    if (file === undefined) {
      throw new UsageError("--html FILE says where to write.");
    }
    const place = placeFor(machine, file);
    const states = await Promise.all(
      state.map(async (name) => readState(await readInput(machine, name), name)),
    );
    const answer = await askDirectory(machine, profile, async (client) => {
      const contents = await readContents(client);
      const { here } = byDirectory(states.flat(), contents.directoryId);
      const objects = await withEmailChangesNow(client, here, contents.members);
      return reportOf(contents, states.length === 0 ? undefined : objects);
    });
    writeInOneStep(place, reportPage(answer, { madeAt: machine.now(), showAddresses }));
    machine.out(
      `${file}: ${answer.memberCount} members in ${answer.folderCount} folders, ${answer.open.length} waited for, ${answer.over.length} lapsed or gone` +
        `${answer.unmanagedCount === null ? "" : `, ${answer.unmanagedCount} in no state`}.`,
    );
    return 0;
  },
});
