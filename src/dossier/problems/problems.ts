import type { Tx } from '#db';
import { pageRanges, pagesNamed } from '#kernel';
import type { Profile } from '#law';
import type { LedgeredRow } from '#ledger';
import { barredExhibits } from '../barred.ts';
import { outOfOrder } from '../by-date.ts';
import { pageCounts } from '../page-counts.ts';
import type { DossierPlan, ExhibitLine } from '../model.ts';
import { buildsOf, exhibitCount, exhibitsOf, filedTogether, planOf } from '../store.ts';
import { changedAt, exhibitStates, pagesLedTo, type ExhibitState, type PagesLedTo } from './store.ts';

/** What may be wrong with a dossier; docs/errors.md does not list them: they are remarks on a draft, not refusals. */
export const dossierProblemCodes = [
  'hidden',
  'withdrawn',
  'holds-withdrawn',
  'consent-none',
  'consent-ended',
  'consent-other',
  'consent-unnamed',
  'consent-public',
  'sealed',
  'damaged',
  'unread',
  'untranslated',
  'repeated',
  'label',
  'over-limit',
  'out-of-order',
  'changed',
  'extract-outside',
  'extract-refused',
  'extract-quoted',
  'extract-cited',
] as const;

type DossierProblemCode = (typeof dossierProblemCodes)[number];

/** One thing to look at before a dossier is filed. `error`: it cannot be built so. */
export interface DossierProblem {
  readonly code: DossierProblemCode;
  readonly severity: 'error' | 'warning' | 'info';
  /** The exhibit that it is about; null: the dossier. */
  readonly exhibitId: string | null;
  /** A number that belongs to it (how many findings, exhibits, pages too many); 0 when none does. */
  readonly n: number;
  /** A text that belongs to it, such as the label of the other exhibit; empty when none does. */
  readonly text: string;
}

/**
 * Pages that are filed of a dossier's exhibits, and of how many exhibits nobody has counted any yet. A limit is one for all that a party files in a case: dossiers
 * whose volumes name the same case, by the same profile and under the same prefix of the register, count together.
 */
export interface PageBudget {
  readonly pages: number;
  /** Pages of the other dossiers, as far as they may be seen. */
  readonly otherPages: number;
  readonly withoutPages: number;
  readonly limit: number | null;
}

const of = (
  code: DossierProblemCode,
  severity: DossierProblem['severity'],
  exhibitId: string | null,
  n = 0,
  text = '',
): DossierProblem => ({ code, severity, exhibitId, n, text });

function exhibitProblems(
  line: ExhibitLine,
  state: ExhibitState,
  known: { readonly plan: DossierPlan; readonly labels: ReadonlyMap<string, string> },
): DossierProblem[] {
  const { exhibitId } = line;
  const { plan, labels } = known;
  const foreign =
    plan.languages.length === 0 ? [] : line.languages.filter((tag) => !plan.languages.includes(tag));
  return [
    ...(state.isSealed ? [of('sealed', 'warning', exhibitId)] : []),
    ...(state.findings > 0 ? [of('damaged', 'warning', exhibitId, state.findings)] : []),
    ...(state.isRead ? [] : [of('unread', 'warning', exhibitId)]),
    ...(foreign.length > 0 && !state.isTranslated
      ? [of('untranslated', 'warning', exhibitId, 0, foreign.join(' '))]
      : []),
    ...(state.sameAs === null
      ? []
      : [of('repeated', 'warning', exhibitId, 0, labels.get(state.sameAs) ?? '')]),
  ];
}

/** What is wrong with the pages that are chosen of an exhibit; nothing where it is annexed whole. */
function extractProblems(
  { exhibitId, extract, pages: count }: ExhibitLine,
  ledTo: readonly PagesLedTo[],
  profile: Profile | null,
): DossierProblem[] {
  if (extract === null) return [];
  const shown = new Set(pagesNamed(extract));
  const beyond = count === null ? [] : [...shown].filter((page) => page > count);
  const without = (by: PagesLedTo['by']): number[] =>
    ledTo.filter((one) => one.by === by && !shown.has(one.page)).map(({ page }) => page);
  const [quoted, cited] = [without('quote'), without('cite')];
  return [
    ...(beyond.length > 0 ? [of('extract-outside', 'error', exhibitId, count ?? 0, pageRanges(beyond))] : []),
    ...(profile && !profile.extracts ? [of('extract-refused', 'error', exhibitId, 0, profile.id)] : []),
    ...(cited.length > 0 ? [of('extract-cited', 'warning', exhibitId, cited.length, pageRanges(cited))] : []),
    ...(quoted.length > 0
      ? [of('extract-quoted', 'warning', exhibitId, quoted.length, pageRanges(quoted))]
      : []),
  ];
}

/** Pages that are filed of exhibits, all together, and how many nobody counted. */
async function countedOf(
  tx: Tx,
  lines: readonly ExhibitLine[],
): Promise<{ pages: number; uncounted: number }> {
  const counts = [...(await pageCounts(tx, lines)).values()];
  return {
    pages: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    uncounted: counts.filter((count) => count === null).length,
  };
}

/** The budget of a dossier that has these exhibits. */
async function budgetOf(
  tx: Tx,
  dossier: LedgeredRow<'dossier'>,
  lines: readonly ExhibitLine[],
): Promise<PageBudget> {
  const { pages, uncounted } = await countedOf(tx, lines);
  const { pageLimit: limit } = await planOf(tx, dossier.id);
  let [otherPages, withoutPages] = [0, uncounted];
  for (const id of await filedTogether(tx, dossier.id)) {
    const other = await countedOf(tx, await exhibitsOf(tx, id));
    otherPages += other.pages;
    withoutPages += other.uncounted;
  }
  return { pages, otherPages, withoutPages, limit };
}

const overLimit = ({ pages, otherPages, limit }: PageBudget): number =>
  limit === null ? 0 : Math.max(0, pages + otherPages - limit);

/** How many pages more than the forum allows a dossier has, with those that are filed together with it; 0 without a limit. */
export async function pagesOverLimit(tx: Tx, dossier: LedgeredRow<'dossier'>): Promise<number> {
  return overLimit(await budgetOf(tx, dossier, await exhibitsOf(tx, dossier.id)));
}

/**
 * What to look at before a dossier is filed, worst first, and how many pages it has against what the forum allows. Exhibits
 * whose item the reader may not see are counted, not named. `profile`: by which its volumes are made; null where none are, or the law has it no more.
 */
export async function dossierProblems(
  tx: Tx,
  dossier: LedgeredRow<'dossier'>,
  profile: Profile | null,
): Promise<{ readonly problems: readonly DossierProblem[]; readonly budget: PageBudget }> {
  const lines = await exhibitsOf(tx, dossier.id);
  const plan = await planOf(tx, dossier.id);
  const states = new Map(
    (await exhibitStates(tx, dossier.id, plan.languages)).map((state) => [state.exhibitId, state]),
  );
  const labels = new Map(lines.map(({ exhibitId, label }) => [exhibitId, label]));
  const hidden = (await exhibitCount(tx, dossier.id)) - lines.length;
  const budget = await budgetOf(tx, dossier, lines);
  const seen = new Set<string>();
  const repeatedLabels = lines.filter(({ label }) => seen.size === seen.add(label).size);
  const [newest] = await buildsOf(tx, dossier.id);
  const changed = await changedAt(tx, dossier.id);
  const itemIds = new Map(lines.map(({ itemId, exhibitId }) => [itemId, exhibitId]));
  const bars = [...(await barredExhibits(tx, lines, profile))];
  const ledTo = Map.groupBy(await pagesLedTo(tx, dossier.id, 'extract'), ({ exhibitId }) => exhibitId);
  const problems = [
    ...(hidden > 0 ? [of('hidden', 'error', null, hidden)] : []),
    ...bars.flatMap(([itemId, { share }]) =>
      share ? [of(share, 'error', itemIds.get(itemId) ?? null)] : [],
    ),
    ...(overLimit(budget) > 0 ? [of('over-limit', 'warning', null, overLimit(budget))] : []),
    // Volumes of them are refused.
    ...repeatedLabels.map(({ exhibitId, label }) =>
      of('label', profile ? 'error' : 'warning', exhibitId, 0, label),
    ),
    ...(profile?.order === 'by-date'
      ? outOfOrder(lines).map(({ line, behind }) =>
          of('out-of-order', 'warning', line.exhibitId, 0, behind.label),
        )
      : []),
    ...lines.flatMap((line) => extractProblems(line, ledTo.get(line.exhibitId) ?? [], profile)),
    ...lines.flatMap((line) => {
      const state = states.get(line.exhibitId);
      return state ? exhibitProblems(line, state, { plan, labels }) : [];
    }),
    ...bars.flatMap(([itemId, { share }]) =>
      share ? [] : [of('consent-public', 'info', itemIds.get(itemId) ?? null)],
    ),
    ...(newest && changed !== null && changed > newest.built_at ? [of('changed', 'info', null)] : []),
  ];
  return { problems, budget };
}
