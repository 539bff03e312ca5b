import { createLogger, logLevel } from "../../../lib/plugin/server/log-lines";
import type { LogLevel } from "../../../lib/plugin/server/log-lines";
import type { Logger } from "../../../lib/plugin";

function loggerAt(level: LogLevel): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  const log = createLogger({
    level,
    module: "provider.demo",
    now: () => new Date("2026-03-01T12:00:00.123Z"),
    redact: (text) => text.replaceAll(/\S+@\S+/g, "***@***"),
    write: (line) => lines.push(line),
  });
  return { log, lines };
}

test("a line is one JSON object whose time has the six digits that Terraform parses", () => {
  const { log, lines } = loggerAt("info");

  log.warn("two\nlines", { attempt: 2 });

  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      "@level": "warn",
      "@module": "provider.demo",
      "@timestamp": "2026-03-01T12:00:00.123000Z",
      "@message": "two\nlines",
      attempt: 2,
    },
  ]);
  expect(lines[0]).not.toContain("\n");
});

test("every text is masked, however deep it stands", () => {
  const { log, lines } = loggerAt("info");

  log.info("mail to a@example.com", {
    to: ["b@example.com"],
    request: { cc: "c@example.com" },
    seen: { "d@example.com": 1n },
  });

  expect(lines[0]).not.toContain("example.com");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    "@message": "mail to ***@***",
    to: ["***@***"],
    request: { cc: "***@***" },
    seen: { "***@***": "1" },
  });
});

test("what is less important than the level is left out", () => {
  const { log, lines } = loggerAt("warn");

  log.info("left out");
  log.warn("kept");
  log.error("kept too");

  expect(lines).toHaveLength(2);
});

test.each<[Record<string, string>, LogLevel]>([
  [{}, "off"],
  [{ TF_LOG: "" }, "off"],
  [{ TF_LOG: "DEBUG" }, "debug"],
  [{ TF_LOG: "JSON" }, "trace"],
  [{ TF_LOG: "gibberish" }, "trace"],
  [{ TF_LOG: "TRACE", TF_LOG_PROVIDER: "ERROR" }, "error"],
  [{ TF_LOG: "TRACE", TF_LOG_PROVIDER: "off" }, "off"],
])("%j asks for the level %s", (env, level) => {
  expect(logLevel(env)).toBe(level);
});
