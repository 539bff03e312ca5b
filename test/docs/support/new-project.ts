import { read } from "../../repository/repository";

/** What the README says that a new project needs beside its program. */
export interface NewProject {
  /** As `npm install` takes them. */
  readonly packages: readonly string[];
  readonly cdktfJson: Readonly<Record<string, unknown>>;
  readonly tsconfig: { readonly compilerOptions: Readonly<Record<string, unknown>> };
}

const SECTION = /^## Use it in a project\n([^]*?)^\*\*/m;

export function newProject(): NewProject {
  const [, section = ""] = SECTION.exec(read("README.md")) ?? [];
  const [cdktfJson, tsconfig] = [...section.matchAll(/```json\n([^]*?)```/g)].map(
    ([, json = ""]) => JSON.parse(json) as unknown,
  );
  const installs = [...section.matchAll(/^npm install (?:--save-dev )?(.+)$/gm)];
  return {
    packages: installs.flatMap(([, names = ""]) => names.split(" ")),
    cdktfJson: cdktfJson as NewProject["cdktfJson"],
    tsconfig: tsconfig as NewProject["tsconfig"],
  };
}
