import type { App } from "cdktf";
import type * as examples from "../../examples/main";
import * as library from "../../lib";
import type { ResourceDirectoryProps } from "../../lib";
import { VENDORS } from "../support/member-kinds";
import type { MemberKind } from "../support/member-kinds";
import type { Construct } from "constructs";

/** The examples with members on this kind of resource, except those that choose one themselves. */
export function addExamplesOn({ members }: MemberKind, app: App): void {
  if (members === VENDORS.members) {
    loadExamples(library).addExamples(app);
    return;
  }
  class ResourceDirectory extends library.ResourceDirectory {
    public constructor(scope: Construct, id: string, props: ResourceDirectoryProps = {}) {
      super(scope, id, { members, ...props });
    }
  }
  loadExamples({ ...library, ResourceDirectory }).addExamples(app);
}

/** The code of the examples with another library below it, and with the CDK of this process. */
function loadExamples(other: typeof library): typeof examples {
  let loaded: typeof examples | undefined;
  const cdktf = jest.requireActual<object>("cdktf");
  const constructs = jest.requireActual<object>("constructs");
  jest.isolateModules(() => {
    jest.doMock("cdktf", () => cdktf);
    jest.doMock("constructs", () => constructs);
    jest.doMock("../../lib", () => other);
    loaded = require("../../examples/main") as typeof examples; // eslint-disable-line @typescript-eslint/no-require-imports
  });
  if (loaded === undefined) throw new Error("the examples were not loaded");
  return loaded;
}
