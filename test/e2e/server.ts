import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { chromium, type Browser } from 'playwright-core';
import sharp from 'sharp';
import { initArchive, startWorkers, waitForQueues } from '#archive';
import { loadSample } from '#cli';
import { serve } from '#http';
import { receive, walk } from '#intake';

/** Debian's browser; the stories are skipped, visibly, where there is none. */
export const CHROMIUM = '/usr/bin/chromium';

/** How long a story waits for what a page is to show: two stories and their servers share the machine. */
export const WAIT_MS = 30_000;

/** Why the stories cannot be told here, or false. */
export const skipReason: string | false = await access(CHROMIUM).then(
  () =>
    access(new URL('../../web/dist/index.html', import.meta.url)).then(
      () => false as const,
      () => 'web/dist is not built: npx vite build --config web/vite.config.ts',
    ),
  () => `no browser at ${CHROMIUM}`,
);

const MAIN = join(import.meta.dirname, '../../src/main.ts');
/** A worker that has not been killed by then is ended, and the story fails. */
const WORKER_MS = 60_000;

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A served archive with a handful of items, and a browser. */
export interface Stage {
  readonly url: string;
  readonly setupUrl: string;
  readonly browser: Browser;
  /** Stops the server, waits for `meanwhile`, and serves the same archive at the same address again. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
  /** Ends every session, as if their time were over. */
  endSessions(): Promise<void>;
  /** Starts a worker of its own process that is killed (-9) in the middle of its first job. The signal that ended it. */
  killedWorker(): Promise<string | null>;
  /** Starts the workers of a stage that was opened without. */
  startWorkers(): Promise<void>;
  /** Folder in which the archive keeps its blobs. */
  readonly blobs: string;
  close(): Promise<void>;
}

const TEXTS: readonly (readonly [string, string])[] = [
  [
    'statement-en.txt',
    'The foreign ministry said that a map of 97,000 mines was handed over on 12 June 2021.',
  ],
  [
    'statement-ru.txt',
    'Министерство иностранных дел сообщило о передаче карт минных полей двенадцатого июня.',
  ],
  [
    'statement-hy.txt',
    'Արտաքին գործերի նախարարությունը հայտարարեց ականապատ դաշտերի քարտեզների հանձնման մասին։',
  ],
  [
    'statement-az.txt',
    'Xarici İşlər Nazirliyi iyunun on ikisində minalanmış sahələrin xəritələrinin verildiyini bildirdi.',
  ],
  [
    'letter-fr.html',
    '<!doctype html><title>Lettre</title><p>Le ministère a remis les cartes des champs de mines au mois de juin.</p>',
  ],
];

async function writeFiles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of TEXTS) await writeFile(join(folder, name), `${text}\n`);
  await sharp({ create: { width: 600, height: 400, channels: 3, background: '#8899aa' } })
    .jpeg()
    .toFile(join(folder, 'photograph.jpg'));
  // Named as a picture and none: a finding to show.
  await writeFile(join(folder, 'broken.jpg'), 'not a picture');
}

/**
 * Makes an archive in a folder of its own, has everything in it derived, serves it and opens a browser. `write` writes the
 * files that are received; without it they are the usual seven. `hasWorkers` false leaves them as they were received.
 */
export async function openStage(
  write: (folder: string) => Promise<void> = writeFiles,
  hasWorkers = true,
): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'muniment-e2e-'));
  await write(join(folder, 'files'));
  const archive = await initArchive(join(folder, 'archive'), 'e2e', {
    ownerName: 'A. Archivist',
    ownerEmail: null,
    caseTitle: 'Case of the browser stories',
  });
  let stopping = new AbortController();
  let workers = hasWorkers ? await startWorkers(archive) : null;
  const { ownerId, caseId, compartmentId } = await archive.home();
  await receive(
    archive,
    {
      by: { kind: 'person', personId: ownerId },
      caseId,
      compartmentId,
      statement: { source: { name: 'Ministry', kind: 'organisation' }, label: 'Stories' },
    },
    walk([join(folder, 'files')], archive.paths.root),
  );
  if (hasWorkers) await waitForQueues(archive, () => undefined);
  await archive.ledger.publishAll();
  const first = await serve(archive, { port: 0, signal: stopping.signal, loadSample });
  const { url, setupUrl } = first;
  let { stopped } = first;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  return {
    url,
    setupUrl: setupUrl ?? '',
    browser,
    blobs: archive.paths.blobs,
    async restart(meanwhile) {
      stopping.abort();
      await stopped;
      await meanwhile();
      stopping = new AbortController();
      ({ stopped } = await serve(archive, { port: Number(new URL(url).port), signal: stopping.signal }));
    },
    async endSessions() {
      await archive.db.pool.query('delete from auth.session');
    },
    async killedWorker() {
      const child = spawn(process.execPath, [MAIN, 'worker', '--archive', archive.paths.root], {
        stdio: 'ignore',
        env: { ...process.env, MUNIMENT_FAULT: 'derive.kept:1', DATABASE_URL: archive.ownerUrl },
      });
      const tooLong = setTimeout(() => child.kill('SIGTERM'), WORKER_MS);
      const [, signal] = (await once(child, 'close')) as [number | null, string | null];
      clearTimeout(tooLong);
      return signal;
    },
    async startWorkers() {
      workers ??= await startWorkers(archive);
    },
    async close() {
      await browser.close();
      stopping.abort();
      await stopped;
      await workers?.stop();
      await archive.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A PDF of so many pages, each saying which it is. */
export function longPdf(pages: number): Uint8Array {
  const typst = NodeCompiler.create();
  const text = Array.from({ length: pages }, (_, n) => `This is page ${n + 1} of the long file.`);
  const { result } = typst.compile({ mainFileContent: text.join('\n#pagebreak()\n') });
  if (!result) throw new Error('the PDF could not be typeset');
  return typst.pdf(result);
}
