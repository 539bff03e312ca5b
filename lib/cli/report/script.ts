/** What the page does by itself: search, filter, fold. Without it everything is shown. */
export const SCRIPT = `
const search = document.getElementById("search");
const said = document.getElementById("said");
const members = [...document.querySelectorAll("li[data-member]")];
const folders = [...document.querySelectorAll("li[data-folder]")];
const rows = [...document.querySelectorAll("tr[data-text]")];
const all = [...document.querySelectorAll("details")];

function matches(element, words) {
  return words.every((word) => element.dataset.text.includes(word));
}

function apply() {
  const words = search.value.toLowerCase().split(/\\s+/).filter((word) => word !== "");
  const kind = document.querySelector("input[name=show]:checked").value;
  const isAll = kind === "all" && words.length === 0;
  for (const member of members) {
    member.hidden = !(matches(member, words) && (kind === "all" || member.dataset.kinds.split(" ").includes(kind)));
  }
  // From the leaves up: a folder is shown for what it holds, or for its own name.
  for (const folder of folders.slice().reverse()) {
    const holds = folder.querySelector("li[data-member]:not([hidden]), li[data-folder]:not([hidden])") !== null;
    const itself = matches(folder, words) && (kind === "all" || folder.dataset.kinds === kind);
    folder.hidden = !(isAll || holds || itself);
    if (!isAll && holds) folder.querySelector("details").open = true;
  }
  for (const row of rows) row.hidden = !matches(row, words);
  const shown = members.filter((member) => !member.hidden).length;
  said.textContent = shown + " of " + members.length + " members are shown.";
}

let pause;
search.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(apply, 100); });
for (const choice of document.querySelectorAll("input[name=show]")) choice.addEventListener("change", apply);
document.getElementById("unfold").addEventListener("click", () => all.forEach((each) => { each.open = true; }));
document.getElementById("fold").addEventListener("click", () => all.forEach((each) => { each.open = each.dataset.root !== undefined; }));
// Paper cannot be unfolded.
let open = [];
addEventListener("beforeprint", () => { open = all.filter((each) => each.open); all.forEach((each) => { each.open = true; }); });
addEventListener("afterprint", () => all.forEach((each) => { each.open = open.includes(each); }));
document.getElementById("tools").hidden = false;
apply();
`;
