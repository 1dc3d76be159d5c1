import type { BlobStore } from '#blobs';
import { copiesOf, derivationsOf, getItem } from '#catalogue';
import type { Db, Tx } from '#db';
import type { Jobs } from '#jobs';
import { AppError, asSha256Hex, describeError, faultPoint, nowUtc, type Finding } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { commitOutcome, keepCopies, WORKER } from './commit.ts';
import type { TextLayer, ToolContext, ToolManifest, ToolOutcome } from './model.ts';
import { findProgram, runProgram, workFolder } from './program.ts';
import { itemsWithoutDerivation, receiptOf, type FirstReceipt } from './store.ts';
import { tools } from './tools.ts';
import { statedCharset } from './web-capture/facts.ts';

/** The parts of an archive that derivation works on. */
export interface DeriveParts {
  readonly db: Db;
  readonly blobs: BlobStore;
  readonly jobs: Jobs;
  /** Folder for work files; emptied by whoever opens the archive. */
  readonly scratch: string;
}

const TEXT_LIMIT_BYTES = 512 * 2 ** 20;

/** Reads a text layer blob. It is ours, but kept for decades: what is not one reads as null. */
export async function readTextLayer(
  blobs: BlobStore,
  copies: readonly LedgeredRow<'copy'>[],
): Promise<TextLayer | null> {
  const newest = copies.findLast((copy) => copy.role === 'text');
  if (!newest) return null;
  const bytes = await blobs.readAll(asSha256Hex(newest.sha256), TEXT_LIMIT_BYTES);
  const layer = JSON.parse(bytes.toString('utf8')) as TextLayer;
  return layer.v === 1 ? layer : null;
}

function missing(
  tool: ToolManifest,
  name: string,
  programs: readonly { program: string; debian: string }[],
): ToolOutcome {
  const names = programs.map(({ program, debian }) => `${program} (Debian package ${debian})`).join(', ');
  const finding: Finding = {
    code: 'TOOL_MISSING',
    subject: name,
    severity: 'warning',
    detail: `The tool “${tool.name}” did not run: ${names} is not installed. Install it and retry.`,
  };
  return { outcome: 'failed', findings: [finding] };
}

async function runTool(tool: ToolManifest, context: ToolContext): Promise<ToolOutcome> {
  const absent = [];
  for (const need of tool.needs) if ((await findProgram(need.program)) === null) absent.push(need);
  if (absent.length > 0) return missing(tool, context.name, absent);
  try {
    return await tool.run(context);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { message, code } = describeError(error);
    if (code === 'TOOL_MISSING')
      return missing(tool, context.name, [{ program: message.split(' ')[0] ?? '', debian: 'see doctor' }]);
    // Whatever a tool trips over in hostile bytes is a finding; the batch goes on (invariant 9).
    return {
      outcome: 'failed',
      findings: [
        {
          code: 'TOOL_FAILED',
          subject: context.name,
          detail: `The tool “${tool.name}” failed: ${message.slice(0, 300)}`,
          severity: 'error',
        },
      ],
    };
  }
}

/** Runs on one item those tools of a queue that have not run yet, each committed by itself. */
class ItemRun {
  readonly #parts: DeriveParts;
  readonly #signal: AbortSignal;
  readonly item: LedgeredRow<'item'>;
  readonly copies: LedgeredRow<'copy'>[];
  readonly #receipt: FirstReceipt;

  constructor(
    parts: DeriveParts,
    signal: AbortSignal,
    state: {
      item: LedgeredRow<'item'>;
      copies: LedgeredRow<'copy'>[];
      receipt: FirstReceipt;
    },
  ) {
    this.#parts = parts;
    this.#signal = signal;
    this.item = state.item;
    this.copies = state.copies;
    this.#receipt = state.receipt;
  }

  async run(tool: ToolManifest): Promise<ToolOutcome> {
    const { blobs, scratch, db } = this.#parts;
    const startedAt = nowUtc();
    const work = await workFolder(scratch, `${this.item.id}-${tool.name}`);
    try {
      const inputPath = await blobs.localPath(asSha256Hex(this.item.sha256));
      const context: ToolContext = {
        item: this.item,
        name: this.#receipt.name || this.item.title,
        statedLanguage: this.#receipt.language,
        statedCharset: statedCharset(this.#receipt.capturedType),
        inputPath,
        workDir: work.path,
        blobs,
        copy: (role) => this.copies.findLast((copy) => copy.role === role) ?? null,
        text: () => readTextLayer(blobs, this.copies),
        run: (given) =>
          runProgram({
            input: inputPath,
            workDir: work.path,
            signal: this.#signal,
            ...given,
            limits: { ...tool.limits, ...given.limits },
          }),
      };
      const outcome = await runTool(tool, context);
      this.#signal.throwIfAborted();
      const kept = await keepCopies(blobs, outcome.copies ?? []);
      faultPoint('derive.kept');
      const made = await db.tx(WORKER, (tx) =>
        commitOutcome(tx, this.item, tool, { outcome, kept, startedAt }),
      );
      faultPoint('derive.committed');
      this.copies.push(...made);
      return outcome;
    } finally {
      await work.remove();
    }
  }
}

async function load(tx: Tx, itemId: string) {
  const item = await getItem(tx, { id: itemId });
  return {
    item,
    copies: await copiesOf(tx, itemId),
    derivations: await derivationsOf(tx, itemId),
    receipt: await receiptOf(tx, itemId),
  };
}

/**
 * The job behind the queues `derive` and `ocr`: runs the tools that belong to the queue and have not run on the item
 * yet. A worker that dies repeats nothing that was committed. `only` runs one tool again whatever happened before.
 * Returns whether the item's text changed.
 */
export async function deriveItem(
  parts: DeriveParts,
  order: { itemId: string; queue: 'derive' | 'ocr'; only?: string },
  signal: AbortSignal,
): Promise<boolean> {
  const state = await parts.db.tx(WORKER, (tx) => load(tx, order.itemId));
  const ran = new Set(state.derivations.map((derivation) => `${derivation.tool}@${derivation.tool_version}`));
  const run = new ItemRun(parts, signal, state);
  let textChanged = false;
  let ocrWaits = false;
  for (const tool of tools) {
    const due =
      order.only === undefined ? !ran.has(`${tool.name}@${tool.version}`) : tool.name === order.only;
    // After OCR has added text, the comparison of texts runs again on the whole of it.
    const again = tool.name === 'near-duplicate' && textChanged;
    if (!due && !again) continue;
    if (!tool.applies(run.item, state.receipt.name)) continue;
    if (tool.queue === 'ocr' && order.queue !== 'ocr' && order.only === undefined) {
      ocrWaits = true;
      continue;
    }
    const { copies } = await run.run(tool);
    if (copies?.some((copy) => copy.role === 'text')) textChanged = true;
  }
  await parts.db.tx(WORKER, async (tx) => {
    await parts.jobs.enqueue(tx, 'index', [{ data: { itemId: order.itemId } }]);
    if (ocrWaits) await parts.jobs.enqueue(tx, 'ocr', [{ data: { itemId: order.itemId } }]);
  });
  return textChanged;
}

/** Enqueues a tool (or all that have not run) for these items again. Error DERIVE_UNKNOWN_TOOL. */
export async function retry(tx: Tx, jobs: Jobs, itemIds: readonly string[], tool?: string): Promise<void> {
  const manifest = tools.find(({ name }) => name === tool);
  if (tool !== undefined && !manifest) throw new AppError('DERIVE_UNKNOWN_TOOL', { tool });
  const queue = manifest?.queue ?? 'derive';
  await jobs.enqueue(
    tx,
    queue,
    itemIds.map((itemId) => ({ data: { itemId, ...(tool === undefined ? {} : { tool }) } })),
  );
}

/** Starts working on the derivation queues until the jobs are closed. */
export async function work(parts: DeriveParts): Promise<void> {
  for (const queue of ['derive', 'ocr'] as const)
    await parts.jobs.work(queue, async ({ itemId = '', tool }, signal) => {
      await deriveItem(parts, { itemId, queue, ...(tool === undefined ? {} : { only: tool }) }, signal);
    });
}

/**
 * Enqueues every item that was never derived when the queue is empty: after a rebuild, or when the queue was lost. With
 * jobs waiting it does nothing, since those items are among them. Returns how many were enqueued.
 */
export async function enqueueUnderived(parts: Pick<DeriveParts, 'db' | 'jobs'>): Promise<number> {
  const derive = (await parts.jobs.state()).find(({ name }) => name === 'derive');
  if (derive && derive.waiting + derive.active > 0) return 0;
  return parts.db.tx(WORKER, async (tx) => {
    const ids = await itemsWithoutDerivation(tx, 100_000);
    await parts.jobs.enqueue(
      tx,
      'derive',
      ids.map((itemId) => ({ data: { itemId } })),
    );
    return ids.length;
  });
}
