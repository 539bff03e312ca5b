import { at, carriedOut, textAt } from "./answers";
import { callerIn } from "./caller";
import type { Caller, Parameters, Reply } from "./caller";
import { deleteMember } from "./clean-up";
import { consentIn } from "./consent";
import type { Consent, Environment } from "./consent";

/** What the suite takes from the machine. */
export interface LiveDeps {
  readonly env: Environment;
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Six letters or digits that tell this run's names from all others'. */
  readonly run: string;
}

/** Further identities, whose keys the environment may hold under a prefix. */
const OTHERS = {
  INVITEE_: "an account that is in no directory, to be invited and removed again",
  STRANGER_: "any other account",
  RESTRICTED_: "a RAM user of the management account that may do nothing",
  ROOT_: "the root user of the management account",
} as const;

const MOST_MEMBERS = 10;

/** Something that happens once and that several probes ask about. */
export type Story<T> = (live: Live) => Promise<T>;

/** The throwaway directory, and what this run has created in it. */
export class Live {
  private readonly members = new Map<string, string>();
  private readonly told = new Map<unknown, Promise<unknown>>();
  private readonly created: { readonly what: string; undo(): Promise<Reply> }[] = [];

  private constructor(
    readonly management: Caller,
    /** What GetResourceDirectory answered at the start. */
    readonly directory: Reply,
    readonly consent: Consent,
    private readonly deps: LiveDeps,
  ) {}

  /** @throws Error for people, if there is no consent, or the directory is another one or no throwaway */
  static async open(deps: LiveDeps): Promise<Live> {
    const consent = consentIn(deps.env);
    const management = callerIn(deps.env, "", deps.sleep);
    if (management === null) {
      throw new Error(
        "ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY are not set: the key of a RAM user of the management account.",
      );
    }
    const directory = carriedOut("GetResourceDirectory", await management.call("GetResourceDirectory"));
    const id = textAt(directory, "ResourceDirectory.ResourceDirectoryId");
    if (id !== consent.directoryId) {
      throw new Error(`The key is for ${id}, not for ${consent.directoryId}. Nothing was changed.`);
    }
    const listed = carriedOut("ListAccounts", await management.call("ListAccounts"));
    if (Number(at(listed, "TotalCount")) > MOST_MEMBERS) {
      throw new Error(
        `${id} has more than ${MOST_MEMBERS} members: it is no throwaway directory. Nothing was changed.`,
      );
    }
    return new Live(management, directory, consent, deps);
  }

  get rootFolderId(): string {
    return textAt(this.directory, "ResourceDirectory.RootFolderId");
  }

  now(): number {
    return this.deps.now();
  }

  /** @throws Error for people, if the environment has no key of them */
  other(prefix: keyof typeof OTHERS): Caller {
    const caller = callerIn(this.deps.env, prefix, this.deps.sleep);
    if (caller === null) {
      throw new Error(
        `asks for the key of ${OTHERS[prefix]} (${prefix}ALICLOUD_ACCESS_KEY, ${prefix}ALICLOUD_SECRET_KEY)`,
      );
    }
    return caller;
  }

  has(prefix: keyof typeof OTHERS): boolean {
    return callerIn(this.deps.env, prefix, this.deps.sleep) !== null;
  }

  /** A name that nothing else has. */
  name(name: string): string {
    return `live-${this.deps.run}-${name}`;
  }

  /** An address that no account has, and whose mails go to whoever gave the consent. */
  address(name: string): string {
    return `${this.name(name)}@${this.consent.mailDomain}`;
  }

  /** A member of this run, created when it is asked for first. @throws Error if it could not be deleted again */
  async member(name: string): Promise<string> {
    const known = this.members.get(name);
    if (known !== undefined) {
      return known;
    }
    const created = carriedOut("CreateResourceAccount", await this.createMember(name));
    return textAt(created, "Account.AccountId");
  }

  /** @throws Error if it could not be deleted again */
  async createMember(name: string, more: Parameters = {}): Promise<Reply> {
    if (textAt(this.directory, "ResourceDirectory.MemberDeletionStatus") !== "Enabled") {
      throw new Error(
        "deletion of members is disabled in the directory: what could not be deleted again is not created",
      );
    }
    const parameters = { DisplayName: this.name(name), ...more };
    const reply = await this.management.call("CreateResourceAccount", parameters);
    if (reply.code === null) {
      const id = textAt(reply, "Account.AccountId");
      this.members.set(name, id);
      this.cleanUpLater(`member ${id}`, () => deleteMember(this, id));
    }
    return reply;
  }

  /** A folder of this run. */
  async folder(name: string, parentFolderId = this.rootFolderId): Promise<Reply> {
    const reply = await this.management.call("CreateFolder", {
      FolderName: name,
      ParentFolderId: parentFolderId,
    });
    const id = textAt(reply, "Folder.FolderId");
    if (reply.code === null) {
      this.cleanUpLater(`folder ${id}`, () => this.management.call("DeleteFolder", { FolderId: id }));
    }
    return reply;
  }

  /** What a story tells. It happens once, whoever asks. */
  async story<T>(story: Story<T>): Promise<T> {
    const told = this.told.get(story) ?? story(this);
    this.told.set(story, told);
    return told as Promise<T>;
  }

  /** After how many milliseconds something has come about: 0 if it had at the first look, null if not within five minutes. */
  async timeUntil(isDone: () => Promise<boolean>): Promise<number | null> {
    if (await isDone()) return 0;
    const start = this.now();
    while (this.now() - start < 300_000) {
      await this.deps.sleep(5000);
      if (await isDone()) return this.now() - start;
    }
    return null;
  }

  cleanUpLater(what: string, undo: () => Promise<Reply>): void {
    this.created.push({ what, undo });
  }

  /** Undoes in the opposite order what this run has done. @returns what is left behind, for people */
  async cleanUp(): Promise<readonly string[]> {
    const left: string[] = [];
    for (const { what, undo } of this.created.splice(0).reverse()) {
      const problem = await undo().then(({ code }) => code, String);
      if (problem !== null && !GONE.test(problem)) left.push(`${what}: ${problem}`);
    }
    return left;
  }
}

/** It is not there any more, or has come to an end of its own. */
const GONE = /^(EntityNotExists\.|AccountNotExist\.|HandshakeStatusMismatch$|AccountTypeOrStatusMismatch$)/;
