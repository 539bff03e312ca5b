const FIRST_CONNECTION_MS = 30_000;
const LAST_CONNECTION_MS = 1_000;
const PARENT_CHECK_MS = 1_000;
const SHUTDOWN_MS = 50;

/** When the process of a provider ends: when Terraform says so, or is gone. */
export class Lifetime {
  private timer: NodeJS.Timeout | undefined;
  private watch: NodeJS.Timeout | undefined;
  private connected = false;
  private dismissed = false;
  private ended = false;
  private release: () => Promise<void> = async () => undefined;

  /**
   * @param exit Ends the process.
   * @param parent The process that started this one, as it is now.
   */
  constructor(
    private readonly exit: () => void,
    private readonly parent: () => number,
  ) {}

  /** @param release Lets go of what the process holds, before it ends. */
  begin(release: () => Promise<void>): void {
    this.release = release;
    this.endAfter(FIRST_CONNECTION_MS);
    this.endWithParent();
  }

  /** A Terraform that is killed before it has connected closes nothing; but its children get another parent. */
  private endWithParent(): void {
    const parent = this.parent();
    this.watch = setInterval(() => {
      if (this.parent() !== parent) {
        this.endAfter(0);
      }
    }, PARENT_CHECK_MS);
  }

  opened(): void {
    this.connected = true;
    clearInterval(this.watch);
    if (!this.dismissed) {
      clearTimeout(this.timer);
    }
  }

  /** Without a goodbye before it: Terraform was killed. */
  allClosed(): void {
    this.connected = false;
    this.endAfter(this.dismissed ? 0 : LAST_CONNECTION_MS);
  }

  /** Terraform is done. The answer to its call is still on the way; it waits two seconds before it kills. */
  shutdown(): void {
    this.dismissed = true;
    this.endAfter(SHUTDOWN_MS);
  }

  /** Somebody has asked the process to end. As long as Terraform is connected that is Terraform's to decide. */
  terminate(): void {
    if (!this.connected) {
      this.endAfter(0);
    }
  }

  private endAfter(milliseconds: number): void {
    clearTimeout(this.timer);
    if (this.ended) {
      return;
    }
    this.timer = setTimeout(() => {
      this.ended = true;
      clearInterval(this.watch);
      void this.release().finally(this.exit);
    }, milliseconds);
  }
}
