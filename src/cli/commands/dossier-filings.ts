import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { Tx } from '#db';
import { getItem } from '#catalogue';
import {
  addNote,
  buildsOf,
  errataSheet,
  fileDossier,
  filingsOf,
  findDossier,
  noteOutcomes,
  reopenFiling,
  settleNote,
  standingFiling,
  type FilingLine,
  type Noted,
  type NoteOutcome,
} from '#dossier';
import { AppError, isId } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';
import { readSerial } from '../read-serial.ts';
import { inDossier } from './in-dossier.ts';

interface FileOptions extends CommonOptions {
  readonly on: string;
  readonly with: string;
  readonly reference?: string;
  readonly build?: string;
}
interface ErratumOptions extends CommonOptions {
  readonly place: string;
  readonly says: string;
  readonly shouldSay: string;
  readonly reason: string;
}
interface ReasonOptions extends CommonOptions {
  readonly reason: string;
}

const told = (options: CommonOptions, json: object, text: string): void =>
  options.json ? sayJson(json) : say(text);

async function file(name: string, options: FileOptions): Promise<void> {
  const filed = await inDossier(name, options, async (tx, { by, dossier }) => {
    const builds = await buildsOf(tx, dossier.id);
    const wanted = options.build;
    const build = wanted === undefined ? builds[0] : builds.find(({ bundle_sha256: sum }) => sum === wanted);
    if (!build) throw new AppError('NOT_FOUND', { what: 'build', id: wanted ?? name });
    const given = { buildId: build.id, filedOn: options.on, filedWith: options.with };
    const id = await fileDossier(tx, by, dossier, { ...given, reference: options.reference ?? null });
    return { id, sha256: build.bundle_sha256 };
  });
  told(
    options,
    filed,
    `${name} is recorded as filed: bundle ${filed.sha256}. Nothing in it changes any more.`,
  );
}

async function note(name: string, options: CommonOptions, noted: (tx: Tx) => Promise<Noted>): Promise<void> {
  const id = await inDossier(name, options, async (tx, { by, dossier }) => {
    const filing = await standingFiling(tx, dossier.id);
    if (!filing) throw new AppError('DOSSIER_NOT_FILED', { name });
    return addNote(tx, by, filing.id, await noted(tx));
  });
  told(options, { id }, `Noted: ${id}`);
}

const lineOf = (filing: FilingLine): string[] => [
  `${filing.filedOn}  ${plain(filing.filedWith)}${filing.reference === null ? '' : `, ${plain(filing.reference)}`}${filing.reopenedAt === null ? '' : `  reopened: ${plain(filing.reopenedReason ?? '')}`}`,
  ...filing.notes.map(
    (one) =>
      `  ${one.id}  ${one.kind}  ${plain(one.kind === 'late' ? `${one.serial ?? ''} ${one.title ?? ''}` : `${one.place ?? ''}: “${one.says ?? ''}” → “${one.shouldSay ?? ''}”`)}  ${plain(one.reason)}${one.outcome === null ? '' : `  ${one.outcome}: ${plain(one.outcomeReason ?? '')}`}`,
  ),
];

async function list(name: string, options: CommonOptions): Promise<void> {
  const filings = await inDossier(name, options, (tx, { dossier }) => filingsOf(tx, dossier.id));
  if (options.json) for (const one of filings) sayJson(one);
  else say(filings.length === 0 ? 'Nothing was filed yet.' : filings.flatMap(lineOf).join('\n'));
}

async function errata(name: string, options: CommonOptions & { readonly out: string }): Promise<void> {
  const to = resolve(options.out);
  await withArchive(options, async (archive) => {
    const { by, caseId } = await ownerOf(archive, options.case);
    const [newest] = await archive.db.tx(by, async (tx) => {
      const dossier = await findDossier(tx, { caseId, name });
      if (!dossier) throw new AppError('NOT_FOUND', { what: 'dossier', id: name });
      return filingsOf(tx, dossier.id);
    });
    if (!newest) throw new AppError('DOSSIER_NOT_FILED', { name });
    await writeFile(to, (await errataSheet(archive, by, newest.id)).bytes);
  });
  told(options, { file: to }, to);
}

/** `dossier file`, `reopen`, `late`, `erratum`, `errata`, `settle` and `filings`. */
export function dossierFilingCommands(dossier: Command): void {
  const reason = ['--reason <text>', 'why'] as const;
  dossier
    .command('file')
    .description('record that a bundle was filed; from then on nothing in the dossier changes')
    .argument('<name>', 'name of the dossier')
    .requiredOption('--on <day>', 'day of the filing: YYYY-MM-DD')
    .requiredOption('--with <name>', 'registry or body that it was filed with')
    .option('--reference <text>', 'number that the registry gave it')
    .option('--build <sha256>', 'the bundle (without it: the newest)')
    .addHelpText(
      'after',
      '\nExample:\n  muniment dossier file --archive ./case memorial-1 --on 2031-05-06 --with "Registry of the fictional Court"',
    )
    .action((name: string, _: unknown, command: Command) =>
      file(name, command.optsWithGlobals<FileOptions>()),
    );
  dossier
    .command('reopen')
    .description('let a dossier that was filed be changed again')
    .argument('<name>', 'name of the dossier')
    .requiredOption(...reason)
    .addHelpText('after', '\nExample:\n  muniment dossier reopen memorial-1 --reason "leave of the Court"')
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReasonOptions>();
      await inDossier(name, options, async (tx, { by, dossier: { id } }) => {
        const filing = await standingFiling(tx, id);
        if (!filing) throw new AppError('DOSSIER_NOT_FILED', { name });
        await reopenFiling(tx, by, filing.id, options.reason);
      });
      told(options, { ok: true }, `${name} can be changed again.`);
    });
  dossier
    .command('late')
    .description('note a document that comes after the filing')
    .argument('<name>', 'name of the dossier')
    .argument('<serial>', 'the item')
    .requiredOption(...reason)
    .addHelpText(
      'after',
      '\nExample:\n  muniment dossier late memorial-1 7K3F-2QX0 --reason "it was published since"',
    )
    .action(async (name: string, serial: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReasonOptions>();
      await note(name, options, async (tx) => ({
        kind: 'late',
        itemId: (await getItem(tx, { serial: readSerial(serial) })).id,
        reason: options.reason,
      }));
    });
  dossier
    .command('erratum')
    .description('note an error in what was filed')
    .argument('<name>', 'name of the dossier')
    .requiredOption('--place <text>', 'where it stands, such as "Annex 3, p. 2, line 4"')
    .requiredOption('--says <text>', 'what it says')
    .requiredOption('--should-say <text>', 'what it should say')
    .requiredOption(...reason)
    .addHelpText(
      'after',
      '\nExample:\n  muniment dossier erratum memorial-1 --place "Annex 3, p. 2" --says 1992 --should-say 1993 --reason "misread"',
    )
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ErratumOptions>();
      const { place, says, shouldSay, reason: why } = options;
      await note(name, options, async () => ({ kind: 'erratum', place, says, shouldSay, reason: why }));
    });
  dossier
    .command('errata')
    .description('typeset the errata of the newest filing as a sheet for the registry (PDF)')
    .argument('<name>', 'name of the dossier')
    .requiredOption('--out <file>', 'where to write it')
    .addHelpText('after', '\nExample:\n  muniment dossier errata memorial-1 --out errata.pdf')
    .action(async (name: string, _: unknown, command: Command) =>
      errata(name, command.optsWithGlobals<CommonOptions & { readonly out: string }>()),
    );
  dossier
    .command('settle')
    .description('record what became of a late document or an erratum')
    .argument('<name>', 'name of the dossier')
    .argument('<id>', 'the note, as `dossier filings` names it')
    .addOption(
      new Option('--outcome <outcome>', 'what became of it').choices(noteOutcomes).makeOptionMandatory(),
    )
    .requiredOption(...reason)
    .addHelpText(
      'after',
      '\nExample:\n  muniment dossier settle memorial-1 0190… --outcome admitted --reason "the other party did not object"',
    )
    .action(async (name: string, id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReasonOptions & { readonly outcome: NoteOutcome }>();
      if (!isId(id)) throw new AppError('NOT_FOUND', { what: 'note', id });
      await inDossier(name, options, (tx, { by }) => settleNote(tx, by, id, options));
      told(options, { ok: true }, `Recorded: ${options.outcome}.`);
    });
  dossier
    .command('filings')
    .description('what was filed of a dossier, with late documents and errata')
    .argument('<name>', 'name of the dossier')
    .addHelpText('after', '\nExample:\n  muniment dossier filings memorial-1 --json')
    .action((name: string, _: unknown, command: Command) =>
      list(name, command.optsWithGlobals<CommonOptions>()),
    );
}
