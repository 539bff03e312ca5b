import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const ROOT = join(__dirname, "..", "..", "lib", "plugin");

/** Where each library may be imported. A resource's developer sees none of them. */
const HOME_OF: Readonly<Record<string, string>> = {
  "@grpc/grpc-js": "server",
  protobufjs: "wire",
  "@msgpack/msgpack": "values",
};

interface Import {
  readonly file: string;
  readonly source: string;
}

function importsIn(directory: string): Import[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      return importsIn(path);
    }
    if (!entry.name.endsWith(".ts")) {
      return [];
    }
    const sources = [...readFileSync(path, "utf8").matchAll(/(?:from|import) "([^"]+)"/g)];
    return sources.map(([, source = ""]) => ({ file: relative(ROOT, path).split(sep).join("/"), source }));
  });
}

const imports = importsIn(ROOT);

test("transport, protobuf and msgpack stay in one layer each", () => {
  const strays = imports.filter(({ file, source }) => {
    const home = Object.entries(HOME_OF).find(
      ([library]) => source === library || source.startsWith(`${library}/`),
    )?.[1];
    return home !== undefined && !file.startsWith(`${home}/`);
  });

  expect(strays).toEqual([]);
});

test("what authors write with knows nothing of the wire", () => {
  const authorFacing = ["resource.ts", "provider.ts", "diagnostics.ts", "logger.ts", "timeouts.ts"];
  const strays = imports.filter(
    ({ file, source }) =>
      (authorFacing.includes(file) || file.startsWith("schema/")) &&
      /\/(?:wire|rpc|server|plan)\//.test(source),
  );

  expect(strays).toEqual([]);
});

test("it can be lifted out: nothing is imported from elsewhere in the project", () => {
  const outside = imports.filter(({ file, source }) => {
    const up = source.split("/").filter((step) => step === "..").length;
    return up > file.split("/").length - 1;
  });

  expect(outside).toEqual([]);
});
