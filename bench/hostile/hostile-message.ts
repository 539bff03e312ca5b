import { join } from "node:path";
import { compare } from "../result";
import type { BenchmarkResults } from "../result";
import { outputOf } from "../typescript-program";
import { RefusingService } from "./refusing-service";

const GOAL = 2;
const LENGTH = 200 * 1024;

const SHORT = "The member is busy.";
/** What masks e-mail addresses slowly has most to do with text that almost holds some. */
const HOSTILE = "a.b@c%40\u001b]0;".repeat(LENGTH).slice(0, LENGTH);
const HARMLESS = "The member is busy. ".repeat(LENGTH).slice(0, LENGTH);

/**
 * A refusal whose message is 200 KB of hostile text against one with a short message, from the call to the text shown.
 * Beside it, what is not the hostility's: the same with harmless text, and receiving 200 KB without looking at them. The client
 * has a process of its own, with nothing in its memory that other benchmarks left there, and without the service's work.
 */
export async function benchmarkHostileMessage(): Promise<BenchmarkResults> {
  const services = await Promise.all([SHORT, HOSTILE, HARMLESS].map((text) => RefusingService.start(text)));
  try {
    const program = join(__dirname, "program.ts");
    const output = await outputOf(
      program,
      services.map(({ endpoint }) => endpoint),
    );
    const measured = JSON.parse(output) as Readonly<
      Record<"hostile" | "short" | "harmless" | "received", number>
    >;
    return { "hostile-message": compare(measured, "hostile", "short", GOAL) };
  } finally {
    await Promise.all(services.map((service) => service.stop()));
  }
}
