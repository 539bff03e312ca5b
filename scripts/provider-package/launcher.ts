const NEEDED = "Node.js 20.9 or newer must be on the PATH to run this provider";

/** What stands beside the executable, for Node or with Node inside. */
export const START_FILE = "start.cjs";
export const STANDALONE_FILE = "provider";

/**
 * The executable: a shell script, because a JavaScript file without extension would take its module system from the
 * user's package.json, and because it can say what is wrong with Node. Of a provider that does not start Terraform shows
 * the first line on stdout, and nothing of stderr.
 */
export const SHIM = launcher(
  `node="node"\nstart="\${0%/*}/${START_FILE}"`,
  `hash node || say "${NEEDED}, found none"`,
);

/** The same in front of an executable with Node inside, which obeys NODE_OPTIONS as Node does. */
export const STANDALONE_SHIM = launcher(`node="\${0%/*}/${STANDALONE_FILE}"\nstart=""`, "");

/**
 * A module that NODE_OPTIONS preloads may print first. So Node writes into a pipe, and
 * `sieve` passes on what is meant for Terraform: the handshake, or a sentence of this package. It ends with that line;
 * the process that Terraform started becomes Node, so that a kill reaches it.
 */
function launcher(whatToStart: string, check: string): string {
  return `#!/bin/sh
${whatToStart}
pipe="\${TMPDIR:-/tmp}/provider-start-$$"

sieve() {
  rm "$pipe"
  while read -r line; do
    case "$line" in
      *"1|6|"*"|grpc|"*) say "1|6|\${line#*"1|6|"}" ;;
      "Node.js "* | "The provider "* | "This is the Terraform provider "*) say "$line" ;;
      *) printf '%s\\n' "$line" >&2 ;;
    esac
  done
  say "$(command -v "$node")\${NODE_OPTIONS:+ with NODE_OPTIONS=$NODE_OPTIONS} did not start this provider: $(reason) (more: npx resource-directory doctor)"
}

# What Node says when it is started once more, by hand: its error, or else the first line.
reason() {
  said=$(TF_PLUGIN_MAGIC_COOKIE='' "$node" \${start:+"$start"} 2>&1 | tr -d '\\000-\\011\\013-\\037\\177')
  line=$(printf '%s\\n' "$said" | grep -m 1 'rror: ' || printf '%s\\n' "$said" | grep -m 1 .)
  case "$line" in
    "" | "This is the Terraform provider "*) line="it ended without a word" ;;
  esac
  printf '%.400s' "$line"
}

say() {
  printf '%s\\n' "$1"
  exit 1
}

${check}
case "$NODE_OPTIONS" in
  *--inspect-brk* | *--inspect-wait*)
    say "NODE_OPTIONS=$NODE_OPTIONS makes Node wait for a debugger, and Terraform for this provider: unset it where terraform runs" ;;
esac
# Without /dev/null a shell starts nothing in the background.
if [ -e /dev/null ] && mkfifo -m 600 "$pipe"; then
  sieve <"$pipe" &
  exec >"$pipe"
fi
exec "$node" \${start:+"$start"} "$@"
`;
}

/** In syntax that every Node can read, so that an old one gets as far as the message. */
export const START = `"use strict";
var version = process.versions.node.split(".").map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 9)) {
  console.log("${NEEDED}, found " + process.version);
  process.exit(1);
}
require("./provider.cjs");
`;
