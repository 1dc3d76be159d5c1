import { isSealed } from '#access';
import { lockItem } from '#catalogue';
import type { Db, Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type EntryKind, type LedgeredRow } from '#ledger';
import { checkedAnswer } from './answer.ts';
import { askModel, SEED, TEMPERATURE } from './ask.ts';
import { messagesFor, PROMPT_VERSION, promptSha256, sha256Of, type Message } from './prompt.ts';
import { modelSettings, type ModelSettings } from './settings.ts';
import { consentOf, lockRun } from './store.ts';

type Item = LedgeredRow<'item'>;
type Run = LedgeredRow<'model_run'>;
type Person = Identity & { readonly personId: string };

const MOST_CHARACTERS = 40_000;

/** The page that is to be read: its text as it is frozen, and the blob that holds it. */
export interface PageToSend {
  readonly layerSha256: string;
  readonly page: number;
  readonly text: string;
}

// The one place in which it is decided. A compartment that is not known to be open counts as sealed.
async function assertMaySend(tx: Tx, item: Item, { host }: ModelSettings): Promise<void> {
  if ((await isSealed(tx, item.compartment_id)) !== false)
    throw new AppError('LLM_SEALED', { serial: item.serial });
  const consent = await consentOf(tx, item.case_id);
  if (!consent?.is_allowed || consent.host !== host) throw new AppError('LLM_NOT_ALLOWED', { host });
}

/** Which host and model text of this item may be sent to; null when nothing is configured or it may not be sent. */
export async function mayAsk(tx: Tx, item: Item): Promise<{ host: string; model: string } | null> {
  try {
    const settings = await modelSettings();
    if (!settings) return null;
    await assertMaySend(tx, item, settings);
    return { host: settings.host, model: settings.model };
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('LLM_')) return null;
    throw error;
  }
}

async function put(tx: Tx, by: Person, kind: EntryKind, row: Run): Promise<void> {
  await record(tx, by, [
    {
      kind,
      subject: { table: 'item', id: row.item_id },
      compartmentId: row.compartment_id,
      rows: [{ table: 'model_run', op: 'put', row }],
      note: { host: row.host, model: row.model ?? row.model_asked, outcome: row.outcome },
    },
  ]);
}

async function begin(
  tx: Tx,
  by: Person,
  itemId: string,
  sent: PageToSend & { readonly settings: ModelSettings; readonly messages: readonly Message[] },
): Promise<Run> {
  const item = await lockItem(tx, itemId);
  await assertMaySend(tx, item, sent.settings);
  const row: Run = {
    id: newId(),
    case_id: item.case_id,
    compartment_id: item.compartment_id,
    item_id: item.id,
    layer_sha256: sent.layerSha256,
    page: sent.page,
    host: sent.settings.host,
    model_asked: sent.settings.model,
    model: null,
    prompt_version: PROMPT_VERSION,
    prompt_sha256: promptSha256(sent.messages),
    text_sha256: sha256Of(sent.text),
    temperature: TEMPERATURE,
    seed: SEED,
    outcome: 'asked',
    failure: null,
    tokens_in: null,
    tokens_out: null,
    dropped: null,
    proposals: null,
    asked_by: by.personId,
    asked_at: nowUtc(),
    ended_at: null,
  };
  await put(tx, by, 'model-asked', row);
  return row;
}

async function end(tx: Tx, by: Person, { id, item_id: itemId }: Run, known: Partial<Run>): Promise<Run> {
  const row = await lockRun(tx, id);
  // Sealed meanwhile against whoever asked: what came back is theirs no longer.
  if (!row) throw new AppError('NOT_FOUND', { what: 'item', id: itemId });
  const next = { ...row, ...known, ended_at: nowUtc() };
  await put(tx, by, 'model-answered', next);
  return next;
}

/**
 * Sends a page to the configured model and keeps what of the answer stands the checks. Three steps: that it is sent is durable before it
 * goes (an entry `model-asked`); it is sent with no transaction open; what came back, or that nothing did, is a second entry. A process
 * that dies between leaves a run that says `asked`. Errors LLM_NOT_CONFIGURED, LLM_NOT_ALLOWED, LLM_SEALED, LLM_PAGE_TOO_LONG and those
 * of `askModel`; each of the latter is recorded with the run.
 */
export async function askForPage(
  db: Db,
  by: Person,
  itemId: string,
  page: PageToSend,
  options: { readonly timeoutMs?: number } = {},
): Promise<Run> {
  const settings = await modelSettings();
  if (!settings) throw new AppError('LLM_NOT_CONFIGURED');
  if (page.text.length > MOST_CHARACTERS) throw new AppError('LLM_PAGE_TOO_LONG', { limit: MOST_CHARACTERS });
  const messages = messagesFor(page.text);
  const run = await db.tx(by, (tx) => begin(tx, by, itemId, { ...page, settings, messages }));
  try {
    const answer = await askModel(settings, messages, options.timeoutMs);
    const { proposals, dropped } = checkedAnswer(page.text, answer.content, settings.host);
    return await db.tx(by, (tx) =>
      end(tx, by, run, {
        outcome: 'answered',
        model: answer.model,
        tokens_in: answer.tokensIn,
        tokens_out: answer.tokensOut,
        dropped,
        proposals: proposals.map((one) => JSON.parse(JSON.stringify(one)) as object) as Run['proposals'],
      }),
    );
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('LLM_'))
      await db.tx(by, (tx) => end(tx, by, run, { outcome: 'failed', failure: error.code }));
    throw error;
  }
}
