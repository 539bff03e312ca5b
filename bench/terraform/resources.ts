/**
 * One hook after another, none of which writes to the directory: what is measured is Terraform and the provider, where a
 * hook that writes is held to the rates of the service.
 */
export function hooks(count: number): string {
  return each(
    count,
    (index) => `resource "resourcedirectory_member_protection" "r${index}" {
  account_id     = "${accountId(index)}"
  removal_policy = "DESTROY"
}`,
  );
}

/** A promotion of each of these members. */
export function promotions(accountIds: readonly string[]): string {
  return each(
    accountIds.length,
    (index) => `resource "resourcedirectory_promotion" "p${index}" {
  account_id = "${accountIds[index] ?? ""}"
  email      = "member-${index}@example.com"
}`,
  );
}

/** As many of the resource that is built into Terraform. */
export function builtIn(count: number): string {
  return each(
    count,
    (index) => `resource "terraform_data" "r${index}" {
  input            = "${accountId(index)}"
  triggers_replace = "DESTROY"
}`,
  );
}

/** What one would write without a provider: a script for every object. */
export function scripts(count: number, script: string): string {
  return each(
    count,
    (index) => `resource "terraform_data" "r${index}" {
  input = "${accountId(index)}"
  provisioner "local-exec" {
    command = "node ${script} ${accountId(index)}"
  }
}`,
  );
}

function each(count: number, block: (index: number) => string): string {
  return Array.from({ length: count }, (_unused, index) => block(index)).join("\n");
}

function accountId(index: number): string {
  return String(1_000_000_000_000_000 + index);
}
