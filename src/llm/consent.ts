import { rolesOf } from '#access';
import type { Identity, Tx } from '#db';
import { AppError, nowUtc } from '#kernel';
import { record } from '#ledger';
import { modelSettings } from './settings.ts';
import { consentOf } from './store.ts';

/**
 * Allows or forbids, with a reason, that text of a case is sent to the language model that is configured now; to that host and no other.
 * Forbidding needs no configuration. For owners. Errors ACCESS_ROLE_NEEDED, LLM_NOT_CONFIGURED, LLM_MISCONFIGURED.
 */
export async function allowModel(
  tx: Tx,
  by: Identity & { readonly personId: string },
  caseId: string,
  given: { readonly isAllowed: boolean; readonly reason: string },
): Promise<void> {
  if (!(await rolesOf(tx, by.personId)).includes('owner'))
    throw new AppError('ACCESS_ROLE_NEEDED', { role: 'owner' });
  const before = await consentOf(tx, caseId);
  const host = given.isAllowed ? (await modelSettings())?.host : before?.host;
  // What was never allowed is forbidden already.
  if (host === undefined && !given.isAllowed) return;
  if (host === undefined) throw new AppError('LLM_NOT_CONFIGURED');
  const row = {
    case_id: caseId,
    is_allowed: given.isAllowed,
    host,
    reason: given.reason,
    set_by: by.personId,
    set_at: nowUtc(),
  };
  await record(tx, by, [
    {
      kind: 'model-allowed',
      subject: { table: 'case_file', id: caseId },
      compartmentId: null,
      rows: [{ table: 'case_model', op: 'put', row }],
      reason: given.reason,
      note: { allowed: given.isAllowed ? 'yes' : 'no', host },
    },
  ]);
}
