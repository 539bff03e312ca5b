import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { replaceFile } from "../../lib/cli/replaced-file";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "replaced-"));
  mkdirSync(join(root, "shared"));
});

afterEach(() => rmSync(root, { recursive: true }));

const at = (path: string) => join(root, path);

describe("a file that is replaced", () => {
  test("through a link stays where it is, and the link a link", () => {
    writeFileSync(at("shared/members.yaml"), "before");
    symlinkSync(at("shared/members.yaml"), at("members.yaml"));

    replaceFile(at("members.yaml"), "after");

    expect(lstatSync(at("members.yaml")).isSymbolicLink()).toBe(true);
    expect(readFileSync(at("shared/members.yaml"), "utf8")).toBe("after");
  });

  test.each([0o600, 0o664])("keeps its mode, %o", (mode) => {
    writeFileSync(at("members.yaml"), "before");
    chmodSync(at("members.yaml"), mode);

    replaceFile(at("members.yaml"), "after", 0o644);

    expect(statSync(at("members.yaml")).mode & 0o777).toBe(mode);
  });

  test("leaves every other file alone, whatever it is called, and none behind", () => {
    writeFileSync(at("members.yaml.next"), "precious");

    replaceFile(at("members.yaml"), "new");

    expect(readFileSync(at("members.yaml.next"), "utf8")).toBe("precious");
    expect(readdirSync(root).sort()).toEqual(["members.yaml", "members.yaml.next", "shared"]);
  });

  test("is as it was where the new one cannot be written, and nothing is left behind", () => {
    mkdirSync(at("members.yaml"));
    writeFileSync(at("members.yaml/rows"), "before");

    expect(() => {
      replaceFile(at("members.yaml"), "after");
    }).toThrow("EISDIR");
    expect(readdirSync(root).sort()).toEqual(["members.yaml", "shared"]);
  });
});

test("a pipe gets what is written", () => {
  const program = `require("ts-node/register/transpile-only");
require("./lib/cli/replaced-file").replaceFile("/dev/stdout", "to whom it may concern");`;
  const stdout = execFileSync("sh", ["-c", '"$0" -e "$1" | cat', process.execPath, program], {
    cwd: join(__dirname, "../.."),
    encoding: "utf8",
  });

  expect(stdout).toBe("to whom it may concern");
});
