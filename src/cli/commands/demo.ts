import { chmod, copyFile, mkdir, open, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { initArchive, waitForQueues, type Archive } from '#archive';
import { listItems } from '#catalogue';
import { buildDossier, verifyFile } from '#dossier';
import { asSha256Hex, secondsSince } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { makeSample, type SampleManifest } from '#sample';
import { ownerOf, withWorkers, type CommonOptions } from '../context.ts';
import { progress, say, sayJson, step } from '../output.ts';
import { receiveSample } from '../sample-case.ts';
import { codeSample } from '../sample-coding.ts';
import { coverSampleAddresses, openSampleDossiers } from '../sample-dossiers.ts';
import { bringSamplePleadings } from '../sample-pleadings.ts';

/** Result of the demonstration; other programs build on these names. */
export interface DemoResult {
  readonly archive: string;
  readonly items: number;
  readonly failed: number;
  readonly entries: number;
  readonly checkpoint: { readonly size: number; readonly root: string };
  readonly dossier: { readonly pages: number; readonly exhibits: number };
  /** Volumes of annexes, one side after the other. */
  readonly volumes: readonly { readonly file: string; readonly pages: number }[];
  /** Public versions of those, one for each side, in which addresses of a fictional desk are covered. */
  readonly publicVersions: readonly {
    readonly file: string;
    readonly covered: number;
    readonly result: 'PASS' | 'FAIL';
  }[];
  readonly bundle: string;
  readonly verify: { readonly result: 'PASS' | 'FAIL' };
  readonly tampered: { readonly result: 'PASS' | 'FAIL' };
  readonly seconds: number;
}

const DOSSIER = 'sample-dossier';

type Built = Awaited<ReturnType<typeof buildDossier>>;

interface SampleBundles {
  readonly built: Built;
  readonly volumes: DemoResult['volumes'];
  readonly publicVersions: DemoResult['publicVersions'];
}

/** Builds the dossier of both sides, and a volume of annexes and a public version for each, which are put beside the bundle. */
async function sampleBundles(
  archive: Archive,
  sample: SampleManifest,
  folder: string,
): Promise<SampleBundles> {
  const { by } = await ownerOf(archive);
  const { both, sides } = await openSampleDossiers(archive, sample);
  await bringSamplePleadings(archive, sample, sides);
  const build = (dossier: LedgeredRow<'dossier'>, isPublic = false): Promise<Built> =>
    buildDossier(archive, by, dossier, {
      isPublic,
      progress: ({ done, total, what }) => progress(`  ${dossier.name}: ${done} of ${total}, ${what}`),
    });
  const built = await build(both);
  const give = async (sha256: string, name: string): Promise<string> => {
    const file = join(folder, name);
    await rm(file, { force: true });
    await copyFile(await archive.blobs.localPath(asSha256Hex(sha256)), file);
    return file;
  };
  const volumes = [];
  for (const dossier of sides)
    for (const { number, sha256, pages } of (await build(dossier)).volumes)
      volumes.push({ file: await give(sha256, `${dossier.name}-volume-${number}.pdf`), pages });
  await coverSampleAddresses(archive, sides);
  const publicVersions = [];
  for (const dossier of sides) {
    const { build: made, isPublic, report } = await build(dossier, true);
    const file = await give(made.bundle_sha256, `${dossier.name}-public.zip`);
    publicVersions.push({ file, covered: isPublic?.covered ?? 0, result: report.result });
  }
  return { built, volumes, publicVersions };
}

/** A copy of the bundle in which one bit of one byte differs. */
async function tamperedCopy(bundle: string, target: string): Promise<void> {
  await rm(target, { force: true });
  await copyFile(bundle, target);
  // The bundle is a blob and read-only; its copy is ours to break.
  await chmod(target, 0o644);
  const handle = await open(target, 'r+');
  try {
    const at = Math.floor((await handle.stat()).size / 2);
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, at);
    byte[0] = (byte[0] ?? 0) ^ 0x01;
    await handle.write(byte, 0, 1, at);
  } finally {
    await handle.close();
  }
}

/** The whole journey on the sample case, in a folder of its own; run again it starts from nothing. */
export async function demo(folder: string): Promise<DemoResult> {
  const started = performance.now();
  const root = resolve(folder);
  const [archiveDir, files, bundles] = [join(root, 'archive'), join(root, 'files'), join(root, 'bundles')];
  step(`1/7 Writing the sample case to ${files}`);
  const sample = await makeSample(files);
  await mkdir(bundles, { recursive: true });
  step(`2/7 Opening an archive in ${archiveDir}`);
  const archive = await initArchive(archiveDir, 'sample', {
    ownerName: 'A. Archivist',
    ownerEmail: null,
    caseTitle: 'Sample case: two applications of September 2021',
  });
  try {
    return await withWorkers(archive, async () => {
      step(`3/7 Receiving ${sample.files.length} files in ${sample.batches.length} batches`);
      let failed = 0;
      for await (const { folder, result } of receiveSample(archive, files, sample)) {
        failed += result.failed;
        step(
          `  ${folder}: ${result.received} received, ${result.items} new items, ${result.duplicates} again, ${result.failed} failed`,
        );
      }
      step('4/7 Reading text, pictures and scans in five languages');
      await waitForQueues(archive, (state) =>
        progress(
          `  ${state.map(({ name, waiting, active }) => `${name} ${waiting + active}`).join(' · ')} to do`,
        ),
      );
      step('5/7 Coding what is said');
      const coded = await codeSample(archive, sample);
      step(`  ${coded.claims} claims, ${coded.incidents} incidents, ${coded.conclusions} conclusions`);
      step(
        '6/7 Building and verifying a dossier, and a volume of annexes for each side, confidential and public',
      );
      const { built, volumes, publicVersions } = await sampleBundles(archive, sample, bundles);
      const bundle = join(bundles, `${DOSSIER}.zip`);
      const tampered = join(bundles, `${DOSSIER}-tampered.zip`);
      await rm(bundle, { force: true });
      await copyFile(await archive.blobs.localPath(asSha256Hex(built.build.bundle_sha256)), bundle);
      step(`  ${basename(bundle)}: ${built.report.result}`);
      for (const { file, pages } of volumes) step(`  ${basename(file)}: ${pages} pages`);
      for (const { file, covered, result } of publicVersions)
        step(`  ${basename(file)}: ${covered} places covered, ${result}`);
      step('7/7 Verifying a copy in which one bit was flipped');
      await tamperedCopy(bundle, tampered);
      const broken = await verifyFile(tampered);
      step(
        `  ${basename(tampered)}: ${broken.result} (${broken.checks
          .filter(({ result }) => result === 'FAIL')
          .map(({ id }) => id)
          .join(', ')})`,
      );
      const { size } = await archive.ledger.publishAll();
      const { by, caseId } = await ownerOf(archive);
      const items = await archive.db.tx(by, (tx) => listItems(tx, { caseId }, 1000, null));
      const checkpoint = await archive.ledger.checkpoint();
      return {
        archive: archiveDir,
        items: items.length,
        failed,
        entries: size,
        checkpoint: { size: checkpoint.size, root: checkpoint.root },
        dossier: { pages: built.build.pages, exhibits: built.build.exhibits },
        volumes,
        publicVersions,
        bundle,
        verify: { result: built.report.result },
        tampered: { result: broken.result },
        seconds: secondsSince(started),
      };
    });
  } finally {
    await archive.close();
  }
}

/** `demo`. */
export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description(
      'the whole journey on a sample case: receive, read, code, build a dossier, verify it, catch a tampered copy',
    )
    .option('--dir <folder>', 'where to put it', './demo')
    .addHelpText('after', '\nExample:\n  muniment demo --dir ./demo --json')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { dir: string }>();
      const result = await demo(options.dir);
      if (options.json) sayJson(result);
      else {
        say(
          `\n${result.items} items, ${result.entries} ledger entries, checkpoint of ${result.checkpoint.size} entries with root ${result.checkpoint.root}`,
        );
        say(
          `Dossier of ${result.dossier.exhibits} exhibits, ${result.dossier.pages} pages: ${result.bundle}`,
        );
        say(
          `Verified: ${result.verify.result}. The tampered copy: ${result.tampered.result}. ${result.seconds} s.`,
        );
      }
      process.exitCode = result.verify.result === 'PASS' && result.tampered.result === 'FAIL' ? 0 : 1;
    });
}
