import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { startWorkers, waitForQueues } from '#archive';
import { receive, walk } from '#intake';
import { typeset } from '#volume';
import { layOut } from './lay-out.ts';
import { freshArchive, inRounds, sizeFrom, type BenchArchive, type BenchPlace } from './place.ts';
import type { Figures, Measurement } from './report.ts';
import { runMeasured } from './run-measured.ts';

const FIRST_S = 60;
const AGAIN_S = 5;
const MOST_MB = 1000;
const PAGES_OF_PDF = 11;

const SENTENCE =
  'Nobody said this in the fictional town of Nowhere, where an invented council counted forty wells and published the number. ';

/** So many pages of text, different for each number. */
async function report(number: number): Promise<Buffer> {
  const source = `#set page(paper: "a4")
#for page in range(1, ${PAGES_OF_PDF + 1}) [= Report ${number}, page #page
  #lorem(380) #pagebreak(weak: true)]`;
  return (await typeset(source, {})).bytes;
}

/** Kinds of exhibits in equal parts of twelve: six PDFs, two pictures, two texts, one saved page, one table for an office. */
async function write(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let n = 0; n < count; n += 1) {
    const name = join(folder, `e${String(n).padStart(4, '0')}`);
    const kind = n % 12;
    if (kind < 6) await writeFile(`${name}.pdf`, await report(n));
    else if (kind < 8)
      await sharp({
        create: { width: 2400 + n, height: 1600, channels: 3, background: { r: n % 255, g: 90, b: 120 } },
      })
        .jpeg()
        .toFile(`${name}.jpg`);
    else if (kind < 10) await writeFile(`${name}.txt`, `Statement ${n}. ${SENTENCE.repeat(60)}\n`);
    else if (kind === 10)
      await writeFile(`${name}.html`, `<!doctype html><title>Page ${n}</title><p>${SENTENCE.repeat(40)}</p>`);
    else await writeFile(`${name}.fodt`, flatText(n));
  }
}

const flatText = (n: number): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3"><office:body><office:text>${`<text:p>Letter ${n}. ${SENTENCE}</text:p>`.repeat(30)}</office:text></office:body></office:document>`;

async function filled(place: BenchPlace, fresh: BenchArchive, count: number) {
  const { archive, by, caseId, compartmentId } = fresh;
  const files = join(place.folder, 'files');
  await write(files, count);
  const statement = {
    source: { name: 'Fictional Registry', kind: 'organisation' as const },
    label: 'benchmark',
  };
  await receive(archive, { by, caseId, compartmentId, statement }, walk([files], archive.paths.root));
  const workers = await startWorkers(archive);
  await waitForQueues(archive, () => undefined);
  await workers.stop();
  await layOut(fresh, 'volume', count);
}

/** Volumes of many exhibits, built for the first time and again without a change, each as a command of its own. There is no peer. */
export async function benchVolume(place: BenchPlace): Promise<Measurement> {
  const count = sizeFrom('MUNIMENT_BENCH_EXHIBITS', 120);
  let pages = 0;
  const rounds = await inRounds(place, 2, async (round): Promise<Figures> => {
    const fresh = await freshArchive(place, `archive-${round}`);
    try {
      place.say(`  ${count} exhibits, received and read`);
      await filled({ ...place, folder: join(place.folder, `round-${round}`) }, fresh, count);
      const build = () =>
        runMeasured([
          'dossier',
          'build',
          '--archive',
          fresh.archive.paths.root,
          'volume',
          '--profile',
          'icj',
          '--json',
        ]);
      place.say('  building');
      const first = await build();
      const again = await build();
      const said = JSON.parse(first.last) as { volumes: { pages: number }[] };
      pages = said.volumes.reduce((sum, one) => sum + one.pages, 0);
      return {
        'first build': first.seconds,
        'the same again': again.seconds,
        'memory, first build': first.megabytes,
        'memory, first build, with its tools': first.megabytesWithTools,
        pages,
      };
    } finally {
      await fresh.archive.close();
    }
  });
  const goal = (name: string, bound: number, unit: string) => ({
    name,
    kind: 'at most' as const,
    bound,
    unit,
    value: (figures: Figures) => figures[name] ?? null,
  });
  return {
    name: 'volume',
    setting: `${count} exhibits: PDFs, pictures, texts, saved pages and office files; ${pages} pages with covers, lists and sheets`,
    units: {
      'first build': 's',
      'the same again': 's',
      'memory, first build': 'MB',
      'memory, first build, with its tools': 'MB',
      pages: 'pages',
    },
    rounds,
    goals: [
      goal('first build', FIRST_S, 's'),
      goal('the same again', AGAIN_S, 's'),
      goal('memory, first build, with its tools', MOST_MB, 'MB'),
    ],
    notes: [
      'With the bundle: custody, proofs and verification of it are in the time. No peer makes such volumes.',
    ],
  };
}
