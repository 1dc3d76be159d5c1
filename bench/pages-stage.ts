import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { addPerson, SignIn } from '#access';
import { openArchive, startWorkers, waitForQueues } from '#archive';
import { newId } from '#kernel';
import { receive, walk } from '#intake';
import { padFilm, shortFilm } from './pages-film.ts';
import { sizeFrom, type BenchPlace } from './place.ts';
import { corpusShape } from './search-corpus.ts';
import { fill, READER } from './search-fill.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..');

/** Pages of the long PDF. */
export const LONG_PAGES = 2000;
/** Bytes of nothing inside the large film, whose index lies behind them. */
const FILM_BYTES = 4_000_000_000;

/** Items made directly in the database, besides the sample case. */
export const listItemCount = (): number => sizeFrom('MUNIMENT_BENCH_ITEMS', 20_000);

function longPdf(): Uint8Array {
  const typst = NodeCompiler.create();
  const text = Array.from({ length: LONG_PAGES }, (_, n) => `This is page ${n + 1} of the long file.`);
  const { result } = typst.compile({ mainFileContent: text.join('\n#pagebreak()\n') });
  if (!result) throw new Error('the PDF could not be typeset');
  return typst.pdf(result);
}

async function writeFiles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'long.pdf'), longPdf());
  const short = await shortFilm(folder);
  await padFilm(short, join(folder, 'film.mp4'), FILM_BYTES);
  await rm(short);
  const sine = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=20', '-af', 'tremolo=f=2:d=0.9'];
  await run('ffmpeg', ['-v', 'error', ...sine, join(folder, 'sound.wav')]);
  // Large enough to be shown in tiles.
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=6000x4000', '-frames:v', '1'];
  await run('ffmpeg', ['-v', 'error', ...picture, join(folder, 'sheet.png')]);
}

/**
 * The archive that the pages are measured with: the sample case with its dossier, a PDF of 2,000 pages, a film of 4 GB, a
 * sound, a large picture, and many items made directly in the database. Everything is derived before this returns. Its owner
 * signs in as READER. Returns the folder of the archive.
 */
export async function pagesArchive(place: BenchPlace): Promise<string> {
  place.say('  the sample case, received and read');
  const demo = join(place.folder, 'demo');
  const main = join(ROOT, 'src/main.ts');
  await run(process.execPath, [...process.execArgv, main, 'demo', '--dir', demo, '--json']);
  const archive = await openArchive(join(demo, 'archive'));
  try {
    const { ownerId, caseId, compartmentId } = await archive.home();
    const by = { kind: 'person', personId: ownerId } as const;
    place.say(`  a PDF of ${LONG_PAGES} pages, a film of ${FILM_BYTES / 1e9} GB, a sound, a large picture`);
    const files = join(place.folder, 'files');
    await writeFiles(files);
    const workers = await startWorkers(archive);
    const statement = { source: { name: 'Bench', kind: 'organisation' }, label: 'Large files' } as const;
    await receive(archive, { by, caseId, compartmentId, statement }, walk([files], archive.paths.root));
    await waitForQueues(archive, () => undefined);
    await workers.stop();
    place.say(`  ${listItemCount()} items`);
    const shape = { ...corpusShape(listItemCount()), meanWords: 0 };
    await fill({ archive, by, caseId, compartmentId }, null, shape, place.say);
    await addOwner(archive, by, compartmentId);
    // Opened once, so that the server does not take the index for one that is lost.
    await archive.index.count();
    return archive.paths.root;
  } finally {
    await archive.close();
  }
}

async function addOwner(
  archive: Awaited<ReturnType<typeof openArchive>>,
  by: { readonly kind: 'person'; readonly personId: string },
  compartmentId: string,
): Promise<void> {
  await archive.db.tx(by, (tx) =>
    addPerson(tx, by, {
      ...READER,
      roles: ['owner', 'steward', 'analyst', 'collector', 'lawyer'],
      compartmentIds: [compartmentId],
    }),
  );
  const { db, ownerUrl } = archive;
  // The secret signs cookies only, and the server makes its own.
  const accounts = await SignIn.open({ db, ownerUrl, secret: newId(), baseUrl: 'http://localhost' });
  try {
    await accounts.addAccount(READER);
  } finally {
    await accounts.close();
  }
}
