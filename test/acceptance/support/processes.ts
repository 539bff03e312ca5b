import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

interface ProcessInfo {
  readonly pid: number;
  readonly parent: number;
  readonly hasEnded: boolean;
}

/** The processes that this one has started, and those that they have. */
export function descendantsOf(pid: number): readonly number[] {
  const all = processes();
  const below = (parent: number): readonly number[] =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each.pid, ...below(each.pid)]);
  return below(pid);
}

/** What those processes were started as: program and arguments. */
export function commandsBelow(pid: number): readonly string[] {
  return descendantsOf(pid).map((each) => {
    const file = `/proc/${each}/cmdline`;
    return existsSync(file)
      ? readFileSync(file, "utf8").replace(/\0/g, " ")
      : execFileSync("ps", ["-p", String(each), "-o", "command="], { encoding: "utf8", timeout: 10_000 });
  });
}

/** Those of them that run still. */
export function stillRunning(pids: readonly number[]): readonly number[] {
  const running = new Set(processes().flatMap(({ pid, hasEnded }) => (hasEnded ? [] : [pid])));
  return pids.filter((pid) => running.has(pid));
}

/** Resolves as soon as all have ended; otherwise answers, after the limit, those that have not. */
export async function ended(pids: readonly number[], limitMs: number): Promise<readonly number[]> {
  const deadline = Date.now() + limitMs;
  let left = stillRunning(pids);
  while (left.length > 0 && Date.now() < deadline) {
    await pause(50);
    left = stillRunning(left);
  }
  return left;
}

/** Linux tells about processes in files, and may lack the program that macOS asks. */
function processes(): readonly ProcessInfo[] {
  return existsSync("/proc/self/stat")
    ? readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? readProcess(name) : []))
    : listedProcesses();
}

function listedProcesses(): readonly ProcessInfo[] {
  return execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8", timeout: 10_000 })
    .trim()
    .split("\n")
    .map((line) => {
      const [pid, parent, state = ""] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), hasEnded: state.startsWith("Z") };
    });
}

/** Empty for a process that ended while the list was read. */
function readProcess(name: string): readonly ProcessInfo[] {
  try {
    // The name of the program stands in parentheses and may hold anything, spaces included.
    const [state = "", parent = ""] = readFileSync(`/proc/${name}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return [{ pid: Number(name), parent: Number(parent), hasEnded: state === "Z" || state === "X" }];
  } catch {
    return [];
  }
}
