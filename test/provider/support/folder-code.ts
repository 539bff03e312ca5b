export const TYPE = "resourcedirectory_folder";
export const PROD = `${TYPE}.prod`;

export const folder = (name: string, more = "", address = "prod") => `
resource "${TYPE}" "${address}" {
  name = "${name}"
  ${more}
}
`;
export const below = (parent: string) => `parent_folder_id = "${parent}"`;
export const nested = (name = "prod") =>
  folder(name) + folder("payments", `parent_folder_id = ${TYPE}.prod.folder_id`, "payments");
