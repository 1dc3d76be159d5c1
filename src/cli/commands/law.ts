import type { Command } from 'commander';
import { AppError } from '#kernel';
import { checkLaw, loadLaw, SHIPPED_LAW, type Law, type LawFile } from '#law';
import { plain, say, sayJson, table } from '../output.ts';
import { confirmationCommands } from './law-confirm.ts';
import { editionCommands } from './law-edit.ts';
import { compareDecided, readCalibrations } from '#matrix';
import { comparedLines, comparedOf } from './law-calibration.ts';
import {
  checklistLines,
  instrumentLines,
  profileLines,
  provisionLines,
  rubricLines,
  standardsLines,
} from './law-words.ts';

interface LawOptions {
  readonly json?: boolean;
  readonly law?: readonly string[];
}

const FURTHER = [
  '--law <folder...>',
  'further folders with packages of your own, beside what ships',
] as const;

function lawOf(options: LawOptions): Law {
  return loadLaw([SHIPPED_LAW, ...(options.law ?? [])]);
}

interface Row {
  readonly kind: string;
  readonly file: LawFile;
  /** What it holds, by name. */
  readonly holds: Readonly<Record<string, number>>;
}

function rowsOf(law: Law): readonly Row[] {
  return [
    ...law.instruments.map((file) => ({
      kind: 'instrument',
      file,
      holds: {
        provisions: file.provisions.length,
        elements: file.provisions.reduce((sum, { elements }) => sum + elements.length, 0),
      },
    })),
    ...law.standardSets.map((file) => ({
      kind: 'standards',
      file,
      holds: { standards: file.standards.length, charges: file.charges.length },
    })),
    ...law.rubrics.map((file) => ({
      kind: 'rubric',
      file,
      holds: { kinds: file.kinds.length, factors: file.factors.length },
    })),
    ...law.checklists.map((file) => ({ kind: 'checklist', file, holds: { tests: file.tests.length } })),
    ...law.profiles.map((file) => ({
      kind: 'profile',
      file,
      holds: { certificates: file.certificates.length },
    })),
  ];
}

function listCommand(group: Command): void {
  group
    .command('list')
    .description('instruments, standards, rubrics, checklists and profiles; with --json one object a line')
    .option(...FURTHER)
    .addHelpText('after', '\nExample:\n  muniment law list --law ./our-law --json')
    .action((_: unknown, command: Command) => {
      const options = command.optsWithGlobals<LawOptions>();
      const law = lawOf(options);
      const rows = rowsOf(law);
      if (options.json)
        for (const { kind, file, holds } of rows) {
          const { id, version, names, namesToCheck, package: from, digest } = file;
          const { all, toCheck } = law.count(id);
          const versions = law.versions(id);
          sayJson({
            kind,
            id,
            version,
            versions,
            names,
            namesToCheck,
            package: from,
            digest,
            ...holds,
            statements: all,
            toCheck,
          });
        }
      else
        say(
          table(
            rows.map(({ kind, file, holds }) => {
              const { all, toCheck } = law.count(file.id);
              return [
                kind,
                file.id,
                `version ${law.versions(file.id).join(', ')}`,
                Object.entries(holds)
                  .map(([what, count]) => `${count} ${what}`)
                  .join(', '),
                `${toCheck} of ${all} statements to be checked by a lawyer`,
                plain(file.names.en),
              ];
            }),
          ),
        );
    });
}

/** What an id stands for: as JSON, and as lines for people. Error LAW_UNKNOWN. */
function foundIn(law: Law, id: string): { readonly json: object; readonly lines: readonly string[] } {
  const has = (list: readonly LawFile[]): boolean => list.some((one) => one.id === id);
  if (has(law.standardSets)) {
    const standards = law.standardSet(id);
    return { json: { kind: 'standards', standards }, lines: standardsLines(standards) };
  }
  if (has(law.rubrics)) {
    const rubric = law.rubric(id);
    return { json: { kind: 'rubric', rubric }, lines: rubricLines(rubric) };
  }
  if (has(law.checklists)) {
    const checklist = law.checklist(id);
    return { json: { kind: 'checklist', checklist }, lines: checklistLines(checklist) };
  }
  if (has(law.profiles)) {
    const profile = law.profile(id);
    return { json: { kind: 'profile', profile }, lines: profileLines(profile) };
  }
  if (!id.includes('.')) {
    const instrument = law.instrument(id);
    return {
      json: { kind: 'instrument', instrument },
      lines: instrumentLines(instrument, ({ id: of }) => law.gatesOf(of)),
    };
  }
  const isProvision = law.instrument(id.split('.')[0] ?? '').provisions.some((one) => one.id === id);
  const provision = law.provision(isProvision ? id : law.element(id).provision);
  const gates = law.gatesOf(provision.id);
  return { json: { kind: 'provision', provision, gates }, lines: provisionLines(provision, gates) };
}

function showCommand(group: Command): void {
  group
    .command('show')
    .description('what has to be proved: an instrument, a provision, or an element within its provision')
    .argument('<id>', 'such as icerd, icerd.5.b, icerd.1.c, b7, standards, icj-icerd-22')
    .option(...FURTHER)
    .addHelpText('after', '\nExample:\n  muniment law show icerd.5.d.ii')
    .action((id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<LawOptions>();
      const { json, lines } = foundIn(lawOf(options), id);
      if (options.json) sayJson(json);
      else for (const line of lines) say(plain(line));
    });
}

function checkCommand(group: Command): void {
  group
    .command('check')
    .description(
      'check a package of your own together with what ships; every problem with file, line and column',
    )
    .argument('<folder>', 'a folder with package.yaml in it, or a folder of such folders')
    .addHelpText(
      'after',
      '\nDecided cases in a folder “calibration” (docs/formats/calibration.md) are checked too, and it is told what comes out of each.\n\nExit status: 0 sound, 1 something is wrong, 3 there is no package.\n\nExample:\n  muniment law check ./our-law',
    )
    .action((folder: string, _: unknown, command: Command) => {
      const { json } = command.optsWithGlobals<LawOptions>();
      if (folder === '') throw new AppError('USAGE', { what: 'Name a folder.' });
      const { law, problems: ofLaw } = checkLaw([SHIPPED_LAW, folder]);
      // Cases are coded against the law that they name: only when that holds together is anything said of them.
      const read = law === null ? [] : readCalibrations(law, folder);
      const problems = [...ofLaw, ...read.flatMap((one) => one.problems)];
      const compared =
        law === null
          ? []
          : read.flatMap(({ calibration: one }) => (one === null ? [] : compareDecided(law, one)));
      if (json) sayJson({ sound: problems.length === 0, problems, calibration: compared.map(comparedOf) });
      else {
        for (const { message, help } of problems) say(`${plain(message)}\n  ${plain(help)}`);
        say(
          law === null
            ? `${problems.length} problems.`
            : problems.length > 0
              ? `${problems.length} problems in what decided cases name.`
              : `Sound: ${law.packages.map(({ id, version }) => `${id} version ${version}`).join(', ')}.`,
        );
        for (const one of compared) for (const line of comparedLines(one)) say(plain(line));
      }
      process.exitCode = problems.length === 0 ? 0 : 1;
    });
}

/** `law list`, `show` and `check`, which need no archive, and what was confirmed and published in one. */
export function lawCommands(program: Command): void {
  const group = program
    .command('law')
    .description('the law as data: what has to be proved, and to which standard');
  listCommand(group);
  showCommand(group);
  checkCommand(group);
  confirmationCommands(group);
  editionCommands(group);
}
