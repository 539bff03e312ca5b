import type { Clock } from "../clock";
import type { FakeOptions } from "../options";
import { Mailbox } from "../mailbox";
import type { SeededRandom } from "../random";
import type {
  AccessKey,
  Account,
  Creation,
  Deletion,
  Directory,
  EmailChange,
  Finding,
  Folder,
  Handshake,
  Member,
  PhoneCode,
  Promotion,
} from "./entities";

/** All state of the fake, with the look-ups that everybody needs. What changes it lives in the files beside. */
export class Cloud {
  readonly accounts = new Map<string, Account>();
  readonly keys = new Map<string, AccessKey>();
  readonly directories = new Map<string, Directory>();
  readonly folders = new Map<string, Folder>();
  /** By account id: an account is in one directory at most. */
  readonly members = new Map<string, Member>();
  readonly handshakes = new Map<string, Handshake>();
  /** By record id, in order of time. */
  readonly promotions = new Map<string, Promotion>();
  /** By record id, in order of time. */
  readonly creations = new Map<string, Creation>();
  /** The latest of every account. */
  readonly emailChanges = new Map<string, EmailChange>();
  /** The latest of every account. */
  readonly phoneCodes = new Map<string, PhoneCode>();
  /** Those that were bound through the API; of others only their existence is known. */
  readonly securePhones = new Map<string, string>();
  /** When the latest check of every account began. */
  readonly deletionChecks = new Map<string, Date>();
  /** What stands in the way of deleting an account. */
  readonly deletionObstacles = new Map<string, readonly Finding[]>();
  /** The latest of every account. */
  readonly deletions = new Map<string, Deletion>();
  readonly removals = new Map<string, Date>();
  /** Addresses that belong to accounts which the fake knows nothing else about. */
  readonly takenEmails = new Set<string>();
  readonly mailbox = new Mailbox();
  /** Base URL of the links in mails; known once the server listens. */
  endpoint = "";
  private counter = 100;

  constructor(
    readonly clock: Clock,
    readonly random: SeededRandom,
    readonly options: FakeOptions,
  ) {}

  /** One counter for accounts, folders and handshakes. */
  nextNumber(): number {
    return this.counter++;
  }

  /** An id with the next number that is free: ids can be given, too. */
  nextId(existing: ReadonlyMap<string, unknown>, withNumber: (number: number) => string): string {
    const id = withNumber(this.nextNumber());
    return existing.has(id) ? this.nextId(existing, withNumber) : id;
  }

  /** The directory that an account manages. */
  directoryManagedBy(accountId: string): Directory | undefined {
    return [...this.directories.values()].find(
      ({ managementAccountId }) => managementAccountId === accountId,
    );
  }

  /** The directory that an account manages or is a member of. */
  directoryOf(accountId: string): Directory | undefined {
    const membership = this.members.get(accountId);
    return membership === undefined
      ? this.directoryManagedBy(accountId)
      : this.directories.get(membership.directoryId);
  }

  membersOf(directoryId: string): Member[] {
    return [...this.members.values()].filter((member) => member.directoryId === directoryId);
  }

  foldersOf(directoryId: string): Folder[] {
    return [...this.folders.values()].filter((folder) => folder.directoryId === directoryId);
  }

  accountOf(accountId: string): Account {
    return found(this.accounts.get(accountId), `account ${accountId}`);
  }

  directory(directoryId: string): Directory {
    return found(this.directories.get(directoryId), `directory ${directoryId}`);
  }

  accountByEmail(email: string): Account | undefined {
    const wanted = email.toLowerCase();
    return [...this.accounts.values()].find(({ accountName }) => accountName.toLowerCase() === wanted);
  }
}

function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Error(`There is no ${what} in this fake.`);
  return thing;
}
