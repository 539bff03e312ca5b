import { TerraformStack, Token } from "cdktf";
import type { TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";
import { maskEmail } from "../rules";
import {
  displayNameTwiceProblem,
  emailTwiceProblem,
  invitedTwiceProblem,
  promotedAndSwitchedProblem,
  promotedTwiceProblem,
} from "./errors";

/** Something that is unique in a directory, by what must be unique in it. */
interface DeclaredInDirectory {
  readonly construct: IConstruct;
  readonly key: string;
  readonly provider: TerraformProvider | undefined;
}

interface DeclaredPromotion {
  readonly construct: IConstruct;
  readonly accountId: string;
  readonly email: string;
}

interface DeclaredTypeSwitch {
  readonly construct: IConstruct;
  readonly accountId: string;
}

/** What one stack declares. */
interface StackDeclarations {
  /** By display name. */
  readonly members: DeclaredInDirectory[];
  /** By target. */
  readonly invitations: DeclaredInDirectory[];
  readonly promotions: DeclaredPromotion[];
  readonly typeSwitches: DeclaredTypeSwitch[];
}

/** What all stacks of an app declare, by the key that two of them must not share. */
interface AppDeclarations {
  readonly stacks: Map<TerraformStack, StackDeclarations>;
  readonly promotionsByEmail: Map<string, IConstruct[]>;
  readonly promotionsByAccount: Map<string, IConstruct[]>;
}

/**
 * Constructs sign in here once, and each stack looks through its own list once at synth, so that thousands of members
 * cost linear time. Keyed by the root of the tree: nothing leaks from one app to the next.
 */
const declarationsByRoot = new WeakMap<IConstruct, AppDeclarations>();

export function declareMember(
  construct: IConstruct,
  displayName: string,
  provider: TerraformProvider | undefined,
): void {
  stackDeclarations(construct).members.push({ construct, key: displayName, provider });
}

export function declareInvitation(
  construct: IConstruct,
  target: string,
  provider: TerraformProvider | undefined,
): void {
  stackDeclarations(construct).invitations.push({ construct, key: target, provider });
}

export function declarePromotion(construct: IConstruct, accountId: string, email: string): void {
  const app = appDeclarations(construct);
  stackDeclarations(construct).promotions.push({ construct, accountId, email });
  append(app.promotionsByAccount, accountId, construct);
  if (!Token.isUnresolved(email)) {
    append(app.promotionsByEmail, emailKey(email), construct);
  }
}

export function declareTypeSwitch(construct: IConstruct, accountId: string): void {
  stackDeclarations(construct).typeSwitches.push({ construct, accountId });
}

function appDeclarations(construct: IConstruct): AppDeclarations {
  const { root } = construct.node;
  const known = declarationsByRoot.get(root);
  if (known !== undefined) {
    return known;
  }
  const app = { stacks: new Map(), promotionsByEmail: new Map(), promotionsByAccount: new Map() };
  declarationsByRoot.set(root, app);
  return app;
}

function stackDeclarations(construct: IConstruct): StackDeclarations {
  const app = appDeclarations(construct);
  const stack = TerraformStack.of(construct);
  const known = app.stacks.get(stack);
  if (known !== undefined) {
    return known;
  }
  const declared = { members: [], invitations: [], promotions: [], typeSwitches: [] };
  app.stacks.set(stack, declared);
  stack.node.addValidation({ validate: () => problems(declared, app) });
  return declared;
}

function problems(stack: StackDeclarations, app: AppDeclarations): string[] {
  return [
    ...duplicates(stack.members, displayNameTwiceProblem),
    ...duplicates(stack.invitations, invitedTwiceProblem),
    ...stack.promotions.flatMap((promotion) => promotionProblems(promotion, app)),
    ...stack.typeSwitches.flatMap((typeSwitch) => typeSwitchProblems(typeSwitch, app)),
  ];
}

function duplicates(
  declared: readonly DeclaredInDirectory[],
  problem: (key: string, first: IConstruct, second: IConstruct) => string,
): string[] {
  const firstByKey = new Map<string, IConstruct>();
  const found: string[] = [];
  for (const { construct, key, provider } of declared) {
    if (Token.isUnresolved(key)) {
      continue;
    }
    // Another alias may well act on another directory.
    const keyInDirectory = `${provider?.alias ?? ""}\n${key}`;
    const first = firstByKey.get(keyInDirectory);
    if (first === undefined) {
      firstByKey.set(keyInDirectory, construct);
    } else {
      found.push(problem(key, first, construct));
    }
  }
  return found;
}

function promotionProblems(
  { construct, accountId, email }: DeclaredPromotion,
  app: AppDeclarations,
): string[] {
  const [sameEmail] = app.promotionsByEmail.get(emailKey(email)) ?? [];
  const [sameAccount] = app.promotionsByAccount.get(accountId) ?? [];
  return [
    ...(sameEmail === undefined || sameEmail === construct
      ? []
      : [emailTwiceProblem(maskEmail(email), sameEmail, construct)]),
    ...(sameAccount === undefined || sameAccount === construct
      ? []
      : [promotedTwiceProblem(sameAccount, construct)]),
  ];
}

function typeSwitchProblems({ construct, accountId }: DeclaredTypeSwitch, app: AppDeclarations): string[] {
  const promotions = app.promotionsByAccount.get(accountId) ?? [];
  return promotions.map((promotion) => promotedAndSwitchedProblem(promotion, construct));
}

/** Mail servers ignore the case of an address in practice, and so the service may. */
function emailKey(email: string): string {
  return email.toLowerCase();
}

function append(map: Map<string, IConstruct[]>, key: string, construct: IConstruct): void {
  const present = map.get(key);
  if (present === undefined) {
    map.set(key, [construct]);
  } else {
    present.push(construct);
  }
}
