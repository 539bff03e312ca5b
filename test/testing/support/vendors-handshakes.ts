import { INVITEE_ACCOUNT_ID, MANAGEMENT_ACCOUNT_ID, SAMPLE_DIRECTORY_ID } from "../../../lib/testing";

/** The state that the vendor's provider writes for an invitation that it has sent. */
export function vendorsHandshake(handshakeId: string, status = "Pending"): Record<string, unknown> {
  return {
    create_time: "2026-03-01T09:00:00Z",
    expire_time: "2026-03-15T09:00:00Z",
    id: handshakeId,
    master_account_id: MANAGEMENT_ACCOUNT_ID,
    master_account_name: "management@example.com",
    modify_time: "2026-03-01T09:00:00Z",
    note: "welcome",
    resource_directory_id: SAMPLE_DIRECTORY_ID,
    status,
    target_entity: INVITEE_ACCOUNT_ID,
    target_type: "Account",
    timeouts: null,
  };
}

/** The state of an acceptance as its create leaves it; a refused read empties all but the id and the status. */
export function vendorsAcceptance(handshakeId: string): Record<string, unknown> {
  return {
    ...vendorsHandshake(handshakeId),
    handshake_id: handshakeId,
    invited_account_real_name: null,
    master_account_real_name: null,
  };
}

/** As it stands in a state file. */
export function vendorsObject(type: string, name: string, attributes: Record<string, unknown>) {
  const provider = 'provider["registry.terraform.io/aliyun/alicloud"]';
  return { mode: "managed", type, name, provider, instances: [{ schema_version: 0, attributes }] };
}

/** A state file with these objects. */
export function stateFile(resources: readonly unknown[]): string {
  const lineage = "5d1b1f0e-8a1f-4a38-9d4f-4a4b1c1d1e1f";
  return JSON.stringify({ version: 4, serial: 1, lineage, resources });
}
