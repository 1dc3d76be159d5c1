import { sqlState, type Identity, type Tx } from '#db';
import { AppError, newId, nowUtc, requiredText } from '#kernel';
import { currentLaw, stateOfEditions } from '#editions';
import { fileIn, statementsOf, type Law, type LawFile, type ListedStatement } from '#law';
import { record, type LedgeredRow } from '#ledger';
import { confirmationPhrase } from './errors.ts';
import { findConfirmation, standing, stateOf } from './store.ts';

const made = new Map<string, { readonly state: string; readonly law: Law }>();

/**
 * The law of an archive as its people know it: what one of them looked up, as it stands now, is no longer to be checked. Made anew only when
 * a confirmation came or went, or a version was published.
 */
export async function confirmedLaw(tx: Tx, root: string): Promise<Law> {
  const state = `${await stateOf(tx)} ${await stateOfEditions(tx)}`;
  const known = made.get(root);
  if (known?.state === state) return known.law;
  const law = (await currentLaw(tx, root)).confirmedBy(await standing(tx));
  made.set(root, { state, law });
  return law;
}

/** A statement of a file, with the id of its confirmation where it has one. */
export interface CheckedStatement extends ListedStatement {
  readonly confirmationId: string | null;
}

/** Every statement of a file, as it is known now. Error LAW_UNKNOWN. */
export async function checkedStatements(
  tx: Tx,
  root: string,
  id: string,
): Promise<{ readonly file: LawFile; readonly statements: readonly CheckedStatement[] }> {
  const file = fileIn(await confirmedLaw(tx, root), id);
  if (!file) throw new AppError('LAW_UNKNOWN', { what: 'file', id });
  const ids = new Map(
    (await standing(tx)).map((one) => [`${one.file} ${one.statement} ${one.digest}`, one.id]),
  );
  const statements = statementsOf(file).map((one) => ({
    ...one,
    confirmationId: one.confirmed ? (ids.get(`${id} ${one.id} ${one.confirmed.digest}`) ?? null) : null,
  }));
  return { file, statements };
}

/**
 * Confirms a statement that is said from general knowledge: whoever does looked it up in `foundIn`. `digest` is that of what was looked at.
 * Errors LAW_UNKNOWN, LAW_STATEMENT_CHANGED, LAW_CONFIRMED, INVALID_INPUT.
 */
export async function confirmStatement(
  tx: Tx,
  by: Identity & { readonly personId: string },
  given: {
    readonly root: string;
    readonly file: string;
    readonly statement: string;
    readonly digest: string;
    readonly foundIn: string;
  },
): Promise<string> {
  const { root, file, statement, digest } = given;
  const { statements } = await checkedStatements(tx, root, file);
  const found = statements.find(({ id }) => id === statement);
  if (!found) throw new AppError('LAW_UNKNOWN', { what: 'statement', id: statement });
  if (found.digest !== digest) throw new AppError('LAW_STATEMENT_CHANGED', { statement });
  if (!found.toCheck) throw new AppError('LAW_CONFIRMED', { statement });
  const row: LedgeredRow<'law_confirmation'> = {
    id: newId(),
    file,
    statement,
    digest,
    found_in: requiredText(confirmationPhrase('confirmation-found-in'), given.foundIn, 1000),
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  try {
    await put(tx, by, 'law-confirmed', row);
  } catch (error) {
    // Somebody else was quicker.
    if (sqlState(error) === '23505') throw new AppError('LAW_CONFIRMED', { statement });
    throw error;
  }
  return row.id;
}

/** Takes a confirmation back; the statement is to be checked again. Error NOT_FOUND, also for one that was withdrawn. */
export async function withdrawConfirmation(tx: Tx, by: Identity, id: string, reason: string): Promise<void> {
  const found = await findConfirmation(tx, id);
  if (!found || found.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'confirmation', id });
  const said = requiredText(confirmationPhrase('confirmation-reason'), reason, 2000);
  await put(tx, by, 'law-confirmation-withdrawn', {
    ...found,
    withdrawn_at: nowUtc(),
    withdrawn_reason: said,
  });
}

function put(
  tx: Tx,
  by: Identity,
  kind: 'law-confirmed' | 'law-confirmation-withdrawn',
  row: LedgeredRow<'law_confirmation'>,
): Promise<unknown> {
  return record(tx, by, [
    {
      kind,
      subject: { table: 'law_confirmation', id: row.id },
      compartmentId: null,
      rows: [{ table: 'law_confirmation', op: 'put', row }],
    },
  ]);
}
