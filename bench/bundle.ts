import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { receive, walk } from '#intake';
import { secondsSince } from '#kernel';
import { layOut } from './lay-out.ts';
import { withBrowser } from './pages-browser.ts';
import { hasProgram, runPeer, versionOf } from './peer.ts';
import { freshArchive, inRounds, makeFiles, sizeFrom, type BenchArchive, type BenchPlace } from './place.ts';
import { quotient, type Figures, type Measurement } from './report.ts';
import { runMeasured } from './run-measured.ts';

const VERIFIER_PAGE = join(import.meta.dirname, '../verify/dist/verify.html');
const PAGE_LIMIT_MS = 1_800_000;

/** Receives the files and lays all of them out as exhibits of one dossier. */
async function filled(fresh: BenchArchive, files: string, count: number): Promise<void> {
  const { archive, by, caseId, compartmentId } = fresh;
  const source = { name: 'Fictional Registry', kind: 'organisation' as const };
  const statement = { source, label: 'benchmark' };
  await receive(archive, { by, caseId, compartmentId, statement }, walk([files], archive.paths.root));
  await layOut(fresh, 'bundle', count);
}

/** Seconds from choosing the bundle on the verifier’s page, opened from a file as a stranger opens it, to its verdict. */
async function inBrowser(bundle: string): Promise<number> {
  let seconds = 0;
  await withBrowser(async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(VERIFIER_PAGE).href);
    const start = performance.now();
    await page.locator('input[type=file]').first().setInputFiles(bundle);
    const verdict = page.locator('.verdict');
    await verdict.waitFor({ timeout: PAGE_LIMIT_MS });
    seconds = secondsSince(start);
    if (!/\bPASS\b/.test((await verdict.getAttribute('class')) ?? ''))
      throw new Error(`the page says: ${await verdict.innerText()}`);
  });
  return seconds;
}

/** Seconds in which hashdeep audits files by a list that it made of them with the same flags. */
async function audited(place: BenchPlace, files: string, flags: readonly string[]): Promise<number> {
  const known = join(place.folder, 'known.txt');
  const { output } = await runPeer('hashdeep', [...flags, '-r', files]);
  await writeFile(known, output);
  return (await runPeer('hashdeep', [...flags, '-r', '-a', '-k', known, files])).seconds;
}

/** The same files, packed without compression and audited by the sums of a list, as an office does it without us. */
async function peers(place: BenchPlace, files: string): Promise<Figures> {
  const packed = join(place.folder, 'peer.zip');
  const zip = hasProgram('zip') ? (await runPeer('zip', ['-0', '-q', '-r', packed, files])).seconds : null;
  await rm(packed, { force: true });
  const hasHashdeep = hasProgram('hashdeep');
  return {
    'zip -0': zip,
    'hashdeep audits': hasHashdeep ? await audited(place, files, ['-c', 'sha256', '-j', '2']) : null,
    'hashdeep as it comes': hasHashdeep ? await audited(place, files, []) : null,
  };
}

/** A bundle of many exhibits: built streaming, verified by the command line and in the browser, against `zip -0` and hashdeep. */
export async function benchBundle(place: BenchPlace): Promise<Measurement> {
  const count = sizeFrom('MUNIMENT_BENCH_EXHIBITS', 10_000);
  const kilobytes = sizeFrom('MUNIMENT_BENCH_EXHIBIT_KB', 1000);
  place.say(`  ${count} files of ${kilobytes} kB, received and laid out`);
  const files = join(place.folder, 'files');
  makeFiles(files, count, kilobytes * 1000);
  const fresh = await freshArchive(place, 'archive');
  const rounds = await inRounds(place, 1, async (round): Promise<Figures> => {
    if (round === 1) await filled(fresh, files, count);
    const root = fresh.archive.paths.root;
    const peer = await peers(place, files);
    place.say('  building');
    const built = await runMeasured(['dossier', 'build', '--archive', root, 'bundle', '--json']);
    const { bundle } = JSON.parse(built.last) as { bundle: string };
    place.say('  verifying');
    const verified = await runMeasured(['verify', bundle, '--json']);
    const page = await inBrowser(bundle);
    return {
      build: built.seconds,
      'its peak memory': built.megabytes,
      verify: verified.seconds,
      'verify, peak memory': verified.megabytes,
      'verify in the browser': page,
      ...peer,
    };
  }).finally(() => fresh.archive.close());
  const least = (name: string, bound: number, ours: string, theirs: string) => ({
    name,
    kind: 'at least' as const,
    bound,
    unit: 'x',
    // Of times: how much longer theirs takes than ours.
    value: (figures: Figures) => quotient(figures, theirs, ours),
  });
  const versions = await Promise.all(
    [['zip', '-v'] as const, ['hashdeep', '-V'] as const].map(async ([name, flag]) =>
      hasProgram(name) ? `${name} ${await versionOf(name, [flag])}` : `${name} is not installed: skipped`,
    ),
  );
  return {
    name: 'bundle',
    setting: `${count} exhibits of ${kilobytes} kB each that do not compress; peers: ${versions.join('; ')}`,
    units: {
      build: 's',
      'its peak memory': 'MB',
      verify: 's',
      'verify, peak memory': 'MB',
      'verify in the browser': 's',
      'zip -0': 's',
      'hashdeep audits': 's',
      'hashdeep as it comes': 's',
    },
    rounds,
    goals: [
      least('build / zip -0', 0.6, 'build', 'zip -0'),
      least('verify / hashdeep', 3, 'verify', 'hashdeep audits'),
      least('browser / command line', 0.4, 'verify in the browser', 'verify'),
    ],
    notes: [
      'A build writes custody, proofs, two lists of sums and the verifier, flushes, and verifies what it wrote; zip writes the files and flushes nothing. hashdeep audits SHA-256 only, with two threads, and as it comes MD5 and SHA-256; the verifier makes every check of the bundle, with SHA-256 and SHA-512.',
    ],
  };
}
