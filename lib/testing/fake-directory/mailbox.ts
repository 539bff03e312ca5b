/** A mail that the cloud has sent. */
export interface Mail {
  readonly id: string;
  readonly kind: "promotion" | "creation" | "email-change";
  readonly to: string;
  readonly accountId: string;
  /** Null for a change of address, which has no record. */
  readonly recordId: string | null;
  /** GET this URL to confirm. A later mail of the same matter kills it, and so does use. */
  readonly link: string;
  readonly sentAt: Date;
}

/** A text message that the cloud has sent to a phone. */
export interface TextMessage {
  /** With country code, for example "86-13900001234". */
  readonly to: string;
  readonly accountId: string;
  readonly code: string;
  readonly sentAt: Date;
}

/** All mails sent so far, newest last: tests open it, and follow links, as the owner of the address would. */
export class Mailbox {
  private readonly sent: Mail[] = [];
  private readonly sentTexts: TextMessage[] = [];

  get mails(): readonly Mail[] {
    return [...this.sent];
  }

  /** How many mails; text messages do not count. */
  get count(): number {
    return this.sent.length;
  }

  get textMessages(): readonly TextMessage[] {
    return [...this.sentTexts];
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

  deliverText(message: TextMessage): void {
    this.sentTexts.push(message);
  }
}
