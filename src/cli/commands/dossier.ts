import { Option, type Command } from 'commander';
import type { Archive } from '#archive';
import { getItem } from '#catalogue';
import type { Identity, Tx } from '#db';
import {
  buildDossier,
  changeDossier,
  dossierVersion,
  findDossier,
  listDossiers,
  openDossier,
  pagesOverLimit,
  planOf,
  profileFor,
  setExhibits,
  volumePlanOf,
  type BuiltBundle,
} from '#dossier';
import { AppError, asSha256Hex } from '#kernel';
import { LAW_LANGUAGES } from '#law';
import type { LedgeredRow } from '#ledger';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, progress, say, sayJson, size, step, table } from '../output.ts';
import { readSerial } from '../read-serial.ts';
import { dossierChoiceCommand } from './dossier-choice.ts';
import { dossierExtractCommand } from './dossier-extract.ts';
import { dossierFilingCommands } from './dossier-filings.ts';
import { giveOut, outPlace, type GivenOut, type OutPlace } from './dossier-out.ts';
import { dossierProblemsCommand } from './dossier-problems.ts';

interface BuildOptions extends CommonOptions {
  readonly quotes?: boolean;
  readonly pdfA?: boolean;
  readonly title?: string;
  readonly forum?: string;
  readonly numbering?: string;
  readonly items?: string[];
  readonly out?: string;
  readonly profile?: string;
  readonly language?: string;
  readonly ern?: string;
  readonly caseName?: string;
  readonly coverOn?: string;
  readonly public?: boolean;
}

/** Plans the volumes of a dossier as the options say; what they leave out stays as it was. Errors LAW_UNKNOWN, USAGE. */
async function planVolumes(
  tx: Tx,
  by: Identity,
  dossier: LedgeredRow<'dossier'>,
  { options, root }: { options: BuildOptions; root: string },
): Promise<void> {
  const had = await volumePlanOf(tx, dossier.id);
  const wanted = options.profile ?? had?.profile;
  if (wanted === undefined) {
    const given = [options.language, options.ern, options.caseName, options.coverOn];
    if (given.every((one) => one === undefined)) return;
    throw new AppError('USAGE', {
      detail: '--language, --ern, --case-name and --cover-on say how volumes are made: give --profile too.',
    });
  }
  const profile = await profileFor(tx, root, wanted);
  const language = options.language ?? had?.language ?? profile.languages[0] ?? 'en';
  const ernPrefix = options.ern ?? had?.ernPrefix ?? 'REG';
  const known = LAW_LANGUAGES.find((one) => one === language);
  if (!known)
    throw new AppError('USAGE', {
      detail: `--language takes one of ${LAW_LANGUAGES.join(', ')}, not ${plain(language)}.`,
    });
  if (!/^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(ernPrefix) || ernPrefix.length > 40)
    throw new AppError('USAGE', {
      detail: '--ern takes capital letters A–Z, digits and hyphens between them, such as ABC-APP.',
    });
  const { caseName = had?.caseName, coverOn = had?.coverOn } = options;
  const volumes = {
    profile: profile.id,
    language: known,
    ernPrefix,
    ...(caseName !== undefined && { caseName }),
    ...(coverOn !== undefined && { coverOn }),
  };
  if (JSON.stringify(volumes) === JSON.stringify(had)) return;
  const plan = await planOf(tx, dossier.id);
  // The forum’s limit and languages are taken over where nobody said others.
  const pageLimit = plan.pageLimit ?? profile.limits[0]?.atMost ?? null;
  const languages = plan.languages.length > 0 ? plan.languages : profile.languages;
  const { title, forum, numbering } = dossier;
  const change = { title, forum, numbering, pageLimit, languages, volumes };
  await changeDossier(tx, by, dossier, change, await dossierVersion(tx, dossier));
}

/** Writes what was built where it was asked for; one that failed its checks stays in the archive alone. */
async function give(archive: Archive, place: OutPlace | null, built: BuiltBundle): Promise<GivenOut> {
  const local = (sha256: string) => archive.blobs.localPath(asSha256Hex(sha256));
  const bundle = await local(built.build.bundle_sha256);
  if (!place || built.report.result !== 'PASS') return { bundle, volumes: [], others: [] };
  const volumes = new Map<number, string>();
  for (const { number, sha256 } of built.volumes) volumes.set(number, await local(sha256));
  return giveOut(place, { bundle, volumes });
}

/** The dossier of that name, or with exhibits a new one. Error NOT_FOUND: a name that nobody has, and no exhibits for it. */
async function wantedDossier(
  tx: Tx,
  by: Identity,
  { archive, options, name }: { archive: Archive; options: BuildOptions; name: string },
  home: { readonly caseId: string; readonly compartmentId: string },
): Promise<LedgeredRow<'dossier'>> {
  const { caseId } = home;
  const found = await findDossier(tx, { caseId, name });
  if (found) return found;
  if (!options.items) throw new AppError('NOT_FOUND', { what: 'dossier', id: name });
  return openDossier(tx, by, {
    ...home,
    name,
    title: options.title ?? name,
    forum: options.forum ?? null,
    numbering: options.numbering ?? (await numberingOf(tx, archive.paths.root, options.profile)),
  });
}

async function build(name: string, options: BuildOptions): Promise<void> {
  await withArchive(options, async (archive) => {
    const { by, caseId, compartmentId } = await ownerOf(archive, options.case);
    const { dossier, place, over } = await archive.db.tx(by, async (tx) => {
      const found = await wantedDossier(tx, by, { archive, options, name }, { caseId, compartmentId });
      if (options.items) {
        const wanted = [];
        for (const serial of options.items.map(readSerial))
          wanted.push({ itemId: (await getItem(tx, { serial })).id });
        await setExhibits(tx, by, found, wanted);
      }
      await planVolumes(tx, by, found, { options, root: archive.paths.root });
      const hasVolumes = (await volumePlanOf(tx, found.id)) !== null;
      const file = options.public ? `${name}-public` : name;
      // Before anything is built: that may take minutes.
      return {
        dossier: found,
        over: await pagesOverLimit(tx, found),
        place: options.out === undefined ? null : await outPlace(options.out, file, hasVolumes),
      };
    });
    if (over > 0) step(`  ${over} pages more than the forum allows: see muniment dossier problems`);
    const built = await buildDossier(archive, by, dossier, {
      withQuotes: options.quotes ?? false,
      isPdfA: options.pdfA ?? false,
      isPublic: options.public ?? false,
      progress: ({ done, total, what }) => progress(`  bundle: ${done} of ${total}, ${what}`),
    });
    const { build: made, volumes, report, isPublic } = built;
    const given = await give(archive, place, built);
    await archive.ledger.publishAll();
    if (options.json)
      sayJson({
        name,
        bundle: given.bundle,
        sha256: made.bundle_sha256,
        bytes: made.size_bytes,
        exhibits: made.exhibits,
        pages: made.pages,
        result: report.result,
        pagesOverLimit: over,
        otherVolumes: given.others,
        public: isPublic && {
          files: isPublic.files,
          pages: isPublic.pages,
          covered: isPublic.covered,
          withheld: isPublic.withheld,
          alike: isPublic.alike,
        },
        volumes: volumes.map((one, at) => ({
          number: one.number,
          file: given.volumes[at] ?? null,
          sha256: one.sha256,
          bytes: one.size_bytes,
          pages: one.pages,
          first: one.first_label,
          last: one.last_label,
          profile: one.profile,
          profileVersion: one.profile_version,
        })),
      });
    else
      say(
        `${plain(dossier.title)}: ${made.exhibits} exhibits, ${size(made.size_bytes)}, verification ${report.result}${testedLine(isPublic)}\n${given.bundle}${volumes
          .map(
            (one, at) =>
              `\nvolume ${one.number}: ${one.pages} pages, ${plain(one.first_label)} – ${plain(one.last_label)}${given.volumes[at] === undefined ? '' : `, ${given.volumes[at]}`}`,
          )
          .join(
            '',
          )}${given.others.map((file) => `\nof an earlier build, and not of this one: ${file}`).join('')}`,
      );
    if (report.result !== 'PASS') process.exitCode = 1;
  });
}

/** What the leak test of a public version looked at. */
const testedLine = (tested: BuiltBundle['isPublic']): string =>
  tested === null
    ? ''
    : `\npublic version: ${tested.covered} places covered, ${tested.withheld} exhibits withheld; nothing sealed found in ${tested.files} files and on ${tested.pages} pages${tested.alike > 0 ? `; ${tested.alike} places resemble a sealed name and stand open` : ''}`;

/** Pattern of exhibit numbers in a new dossier: that of the forum, else annexes. */
const numberingOf = async (tx: Tx, root: string, profile: string | undefined): Promise<string> =>
  profile === undefined ? 'Annex ' : (await profileFor(tx, root, profile)).numbering;

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
    .option('--numbering <pattern>', 'pattern of the exhibit numbers, when the dossier is new')
    .option(
      '--profile <id>',
      'make volumes as this profile of the law says: its id, or that of its forum, such as icj',
    )
    .option('--language <tag>', 'language of the cover, list and certificates: en, fr, az, hy or ru')
    .option('--ern <prefix>', 'what the numbers of the register begin with, such as ABC-APP')
    .option('--case-name <text>', 'the case with its parties, for the cover of the volumes')
    .option('--cover-on <day>', 'the day on the cover, YYYY-MM-DD')
    .option('--pdf-a', 'volumes as PDF/A-2u: pages of exhibits are pictures, larger and without text')
    .option('--quotes', 'file the quotes of the exhibits with them, and the texts they are taken from')
    .addOption(
      new Option(
        '--public',
        'the public version: what is covered is burned in, nothing is kept when a sealed text leaks',
      ).conflicts('quotes'),
    )
    .option('--out <path>', 'write the bundle there as well; with volumes, a folder for all of them')
    .addHelpText(
      'after',
      '\nExample:\n  muniment dossier build --archive ./case memorial-1 --title "Memorial, volume 1" --items 7K3F-2QX0 0VKF-ECVT --out memorial-1.zip\n  muniment dossier build --archive ./case memorial-1 --profile icj --ern ABC-APP --out ./filing\n  muniment dossier build --archive ./case memorial-1 --public --out ./public',
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
  dossierProblemsCommand(dossier);
  dossierChoiceCommand(dossier);
  dossierExtractCommand(dossier);
  dossierFilingCommands(dossier);
}
