import type { Command } from 'commander';
import {
  dossierProblems,
  exhibitsOf,
  orderByDate,
  plannedProfile,
  type DossierProblem,
  type PageBudget,
} from '#dossier';
import { confirmedLaw } from '#confirmations';
import type { CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';
import { inDossier } from './in-dossier.ts';

/** What each remark says, with its number and its text. */
const SAID: Record<DossierProblem['code'], (problem: DossierProblem) => string> = {
  hidden: ({ n }) => `${n} exhibits are sealed to you: it cannot be built by you`,
  withdrawn: () => 'its item was withdrawn: a bundle is refused',
  'holds-withdrawn': () => 'something that came inside it was withdrawn: a bundle is refused',
  'consent-none': () => 'it comes from a person, and no consent is on record: a bundle is refused',
  'consent-ended': () => 'its consent was taken back or has ended: a bundle is refused',
  'consent-other': () => 'its consent is not for this forum, or not for filing: a bundle is refused',
  'consent-unnamed': () =>
    'its consent is without the name, and its source is not protected: a bundle is refused',
  'consent-public': () => 'no consent to publish it: a public version is refused',
  sealed: () => 'its item is sealed: whoever reads the bundle reads it',
  damaged: ({ n }) => `${n} findings of damage`,
  unread: () => 'its text has not been read',
  untranslated: ({ text }) => `no translation, and the forum does not read: ${text}`,
  repeated: ({ text }) => `the same bytes as ${text}`,
  label: ({ text }) => `another exhibit is called ${text} too, and volumes of them are refused`,
  'over-limit': ({ n }) => `${n} pages more than the forum allows`,
  'out-of-order': ({ text }) =>
    `an earlier date than ${text} before it, and the forum numbers by date: dossier sort`,
  changed: () => 'changed since it was built last',
  'extract-outside': ({ n, text }) => `pages ${text} are annexed, and it has ${n}`,
  'extract-refused': ({ text }) => `${text} takes no extracts`,
  'extract-quoted': ({ text }) => `quoted on pages ${text}, which are not annexed`,
  'extract-cited': ({ text }) => `cited on pages ${text}, which are not annexed`,
};

/** Pages that are filed, against the limit. */
function budgetLine({ pages, otherPages, withoutPages, limit }: PageBudget): string {
  const others = otherPages === 0 ? '' : ` and ${otherPages} in other dossiers of the case`;
  const known = `${pages} pages${others}${limit === null ? '' : ` of ${limit}`}`;
  return withoutPages === 0
    ? known
    : `${known}, and ${withoutPages} exhibits whose pages nobody has counted yet`;
}

/** One line for each remark; of an exhibit its label first. */
function problemLines(problems: readonly DossierProblem[], labels: ReadonlyMap<string, string>): string[] {
  return problems.map((problem) => {
    const about = problem.exhibitId === null ? 'dossier' : (labels.get(problem.exhibitId) ?? 'an exhibit');
    return `${problem.severity}  ${plain(about)}: ${plain(SAID[problem.code](problem))}`;
  });
}

/** `dossier sort`. */
function sortCommand(dossier: Command): void {
  dossier
    .command('sort')
    .description(
      'put the exhibits in the order of the dates that their documents carry, within their sections',
    )
    .argument('<name>', 'name of the dossier')
    .addHelpText('after', '\nExample:\n  muniment dossier sort --archive ./case memorial-1')
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const { moved, lines } = await inDossier(name, options, async (tx, { by, dossier: found }) => ({
        moved: await orderByDate(tx, by, found),
        lines: await exhibitsOf(tx, found.id),
      }));
      if (options.json)
        return sayJson({
          name,
          moved,
          exhibits: lines.map(({ label, serial, documentDate }) => ({ label, serial, documentDate })),
        });
      say(moved ? `${lines.length} exhibits are in the order of their dates.` : 'They were in that order.');
    });
}

/** `dossier problems` and `dossier sort`. */
export function dossierProblemsCommand(dossier: Command): void {
  sortCommand(dossier);
  dossier
    .command('problems')
    .description('what to look at before a dossier is filed, and how many pages it has')
    .argument('<name>', 'name of the dossier')
    .addHelpText('after', '\nExample:\n  muniment dossier problems --archive ./case memorial-1 --json')
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const { problems, budget, labels } = await inDossier(
        name,
        options,
        async (tx, { dossier: found, archive }) => {
          const profile = await plannedProfile(tx, found.id, await confirmedLaw(tx, archive.paths.root));
          const lines = await exhibitsOf(tx, found.id);
          return {
            ...(await dossierProblems(tx, found, profile)),
            labels: new Map(lines.map(({ exhibitId, label }) => [exhibitId, label])),
          };
        },
      );
      if (options.json)
        return sayJson({
          name,
          ...budget,
          problems: problems.map(({ exhibitId, ...problem }) => ({
            ...problem,
            exhibit: exhibitId === null ? null : (labels.get(exhibitId) ?? null),
          })),
        });
      const lines = problemLines(problems, labels);
      say([budgetLine(budget), ...(lines.length === 0 ? ['Nothing to look at.'] : lines)].join('\n'));
    });
}
