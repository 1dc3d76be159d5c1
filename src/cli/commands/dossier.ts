import { copyFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { getItem } from '#catalogue';
import { buildDossier, findDossier, listDossiers, openDossier, setExhibits } from '#dossier';
import { asSha256Hex } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, progress, say, sayJson, size, table } from '../output.ts';
import { readSerial } from '../read-serial.ts';

interface BuildOptions extends CommonOptions {
  readonly title?: string;
  readonly forum?: string;
  readonly numbering: string;
  readonly items?: string[];
  readonly out?: string;
}

async function build(name: string, options: BuildOptions): Promise<void> {
  await withArchive(options, async (archive) => {
    const { by, caseId, compartmentId } = await ownerOf(archive, options.case);
    const dossier = await archive.db.tx(by, async (tx) => {
      const found =
        (await findDossier(tx, { caseId, name })) ??
        (await openDossier(tx, by, {
          caseId,
          compartmentId,
          name,
          title: options.title ?? name,
          forum: options.forum ?? null,
          numbering: options.numbering,
        }));
      if (options.items) {
        const wanted = [];
        for (const serial of options.items.map(readSerial))
          wanted.push({ itemId: (await getItem(tx, { serial })).id });
        await setExhibits(tx, by, found, wanted);
      }
      return found;
    });
    const { build: made, report } = await buildDossier(archive, by, dossier, {
      progress: ({ done, total, what }) => progress(`  bundle: ${done} of ${total} files, ${what}`),
    });
    const bundle = await archive.blobs.localPath(asSha256Hex(made.bundle_sha256));
    const out = options.out === undefined ? bundle : resolve(options.out);
    if (options.out !== undefined) await copyFile(bundle, out);
    await archive.ledger.publishAll();
    if (options.json)
      sayJson({
        name,
        bundle: out,
        sha256: made.bundle_sha256,
        bytes: made.size_bytes,
        exhibits: made.exhibits,
        pages: made.pages,
        result: report.result,
      });
    else
      say(
        `${plain(dossier.title)}: ${made.exhibits} exhibits, ${size(made.size_bytes)}, verification ${report.result}\n${out}`,
      );
    if (report.result !== 'PASS') process.exitCode = 1;
  });
}

/** `dossier build` and `dossier list`. */
export function dossierCommands(program: Command): void {
  const dossier = program.command('dossier').description('what is filed');
  dossier
    .command('build')
    .description('build the bundle of a dossier; with --items, set its exhibits first')
    .argument('<name>', 'name of the dossier: letters, digits and hyphens')
    .option('--items <serial...>', 'the exhibits, in order')
    .option('--title <text>', 'title, when the dossier is new')
    .option('--forum <text>', 'court or body it is filed with, when the dossier is new')
    .option('--numbering <prefix>', 'prefix of the exhibit numbers, when the dossier is new', 'Annex ')
    .option('--out <file>', 'write the bundle there as well')
    .addHelpText(
      'after',
      '\nExample:\n  muniment dossier build --archive ./case memorial-1 --title "Memorial, volume 1" --items 7K3F-2QXD 0VKF-ECVT --out memorial-1.zip',
    )
    .action(async (name: string, _: unknown, command: Command) =>
      build(name, command.optsWithGlobals<BuildOptions>()),
    );
  dossier
    .command('list')
    .description('dossiers of the case')
    .addHelpText('after', '\nExample:\n  muniment dossier list --archive ./case --json')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const dossiers = await archive.db.tx(by, (tx) => listDossiers(tx, caseId));
        if (options.json) for (const one of dossiers) sayJson(one);
        else
          say(
            dossiers.length === 0
              ? 'No dossiers yet.'
              : table(
                  dossiers.map((one) => [
                    one.name,
                    `${one.exhibits} exhibits`,
                    one.lastBuild ? `${one.lastBuild.result} ${one.lastBuild.builtAt}` : 'not built',
                    plain(one.title),
                  ]),
                ),
          );
      });
    });
}
