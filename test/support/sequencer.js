const Sequencer = require("@jest/test-sequencer").default;

/** Files that run terraform for a minute, the longest first. */
const LONG = [
  "/test/acceptance/",
  "/test/properties/",
  "/test/docs/",
  "/chaos/",
  "/test/packaging/",
  "/test/provider/",
];

/** Where no earlier run is known the long files go first, so that no core waits alone for one of them at the end. */
module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return tests.some(({ duration }) => duration !== undefined)
      ? sorted
      : sorted.sort((one, other) => rank(one.path) - rank(other.path));
  }
};

function rank(path) {
  const index = LONG.findIndex((folder) => path.includes(folder));
  return index === -1 ? LONG.length : index;
}
