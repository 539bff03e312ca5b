/** A mail that the cloud has sent. */
export interface Mail {
  readonly id: string;
  readonly kind: "promotion";
  readonly to: string;
  readonly accountId: string;
  readonly recordId: string;
  /** GET this URL to confirm. A later mail of the same promotion kills it, and so does use. */
  readonly link: string;
  readonly sentAt: Date;
}

/** All mails sent so far, newest last: tests open it, and follow links, as the owner of the address would. */
export class Mailbox {
  private readonly sent: Mail[] = [];

  get mails(): readonly Mail[] {
    return [...this.sent];
  }

  get count(): number {
    return this.sent.length;
  }

  /** The newest mail to an address. */
  newestTo(address: string): Mail {
    const mail = this.sent.filter(({ to }) => to === address).at(-1);
    if (mail === undefined)
      throw new Error(`No mail was sent to ${address} (${this.sent.length} mails in all).`);
    return mail;
  }

  deliver(mail: Mail): void {
    this.sent.push(mail);
  }
}
