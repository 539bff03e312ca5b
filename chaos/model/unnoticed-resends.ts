import { firstAddressOf } from "../history/code";
import type { State } from "../terraform/state";
import type { World } from "../world/world";
import { isFurtherMail, isMail } from "./writes";
import type { Write } from "./writes";

const MINUTE_MS = 60_000;

/**
 * The resends that nobody can know of once Terraform and its provider have died together. The only trace of such a mail
 * is when the member was modified, which tells nothing within a minute of the mail before, nor behind a new name or in a new
 * folder that no apply has seen (docs/decisions/no-second-mail-after-a-crash.md). What is begun anew is seen under way, and
 * goes unnoticed only where the state says that one was under way before.
 */
export class UnnoticedResends {
  private readonly lastMailAt = new Map<string, number>();
  private readonly renamed = new Set<string>();
  private addresses = new Set<string>();
  private begunAnew = new Set<string>();

  constructor(private readonly world: World) {}

  commandBegins(): void {
    this.addresses = new Set();
    this.begunAnew = new Set();
  }

  renames(accountId: string): void {
    this.renamed.add(accountId);
  }

  /** An apply has ended well, and what it has seen of the members is stored. */
  applied(): void {
    this.renamed.clear();
  }

  committed(write: Write): void {
    if (!isMail(write)) {
      return;
    }
    const { change } = write.question;
    const address = firstAddressOf(write.question.address);
    const accountId = change?.before?.["account_id"];
    // A mail that may have been sent, its answer lost, counts in state as one that was.
    const known = Date.parse((change?.before?.["last_mail_at"] ?? "") as string);
    const lastAt = [known, this.lastMailAt.get(address) ?? Number.NaN];
    const isSoon = lastAt.some((at) => this.world.now() - at <= MINUTE_MS);
    const isHidden = typeof accountId === "string" && this.renamed.has(accountId);
    if (!isFurtherMail(write)) {
      this.begunAnew.add(address);
    } else if (isSoon || isHidden || leavesNoTrace(write)) {
      this.addresses.add(address);
    }
    this.lastMailAt.set(address, this.world.now());
  }

  /** Those of the command in which Terraform was killed. @param state what stands in it, by first addresses */
  ofThisCommand(state: State): readonly string[] {
    const isHidden = (address: string): boolean => state.get(address)?.values["status"] === "Pending";
    return [...this.addresses, ...[...this.begunAnew].filter(isHidden)];
  }
}

/** A member does not show how many mails have gone to the address that it is about to have. */
function leavesNoTrace({ operation }: Write): boolean {
  return operation === "RetryChangeAccountEmail";
}
