import type { LogFields, Logger } from "../logger";

const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LEVELS)[number] | "off";

export interface LogOptions {
  readonly level: LogLevel;
  /** Stands in each line as its origin, such as `provider.demo`. */
  readonly module: string;
  readonly now: () => Date;
  /** Applied to the message, and to every text in the fields. */
  readonly redact: (text: string) => string;
  /** Takes one line, without its end. */
  readonly write: (line: string) => void;
}

/** A logger in the format that Terraform reads from a plugin's stderr: one JSON object a line. */
export function createLogger(options: LogOptions): Logger {
  const log =
    (level: (typeof LEVELS)[number]) =>
    (message: string, fields: LogFields = {}): void => {
      if (options.level !== "off" && LEVELS.indexOf(level) >= LEVELS.indexOf(options.level)) {
        options.write(logLine(options, level, message, fields));
      }
    };
  return {
    trace: log("trace"),
    debug: log("debug"),
    info: log("info"),
    warn: log("warn"),
    error: log("error"),
  };
}

function logLine(options: LogOptions, level: string, message: string, fields: LogFields): string {
  const plain: unknown = JSON.parse(JSON.stringify({ ...fields, "@message": message }, withBigInts));
  return JSON.stringify({
    "@level": level,
    "@module": options.module,
    "@timestamp": timestamp(options.now()),
    ...(redacted(plain, options.redact) as LogFields),
  });
}

function withBigInts(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

/** Every text in it, names included: those of a map come from outside. */
function redacted(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === "string") {
    return redact(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => redacted(item, redact));
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, inner]) => [redact(name), redacted(inner, redact)]);
    return Object.fromEntries(entries);
  }
  return value;
}

/** Terraform parses a time only with exactly six digits of a second, and prints the raw line otherwise. */
function timestamp(moment: Date): string {
  return moment.toISOString().replace("Z", "000Z");
}

/** The level that the user asked Terraform for. Without one nothing is logged. */
export function logLevel(env: Readonly<Record<string, string | undefined>>): LogLevel {
  const wanted = (env.TF_LOG_PROVIDER || env.TF_LOG || "off").toLowerCase();
  // "JSON" is Terraform's word for everything, as JSON.
  return wanted === "json"
    ? "trace"
    : (LEVELS.find((level) => level === wanted) ?? (wanted === "off" ? "off" : "trace"));
}

/** The origin of a provider's log lines: the last part of its address tells it from others in one log. */
export function moduleName(address: string): string {
  return `provider.${address.split("/").at(-1) ?? address}`;
}
