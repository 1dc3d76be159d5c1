import { compartmentMembers, myCompartments, recordReads, type WhatWasRead } from '#access';
import { daysOf } from '#coding';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { Law, Provision, Skeleton } from '#law';
import { listAllegations, matrixOf, type Allegation } from '#pleading';
import { findProceeding, proceedingToShow, type Party, type ShownProceeding } from '#proceedings';
import { exhibitsFor } from '../known.ts';
import { wrong, type Person, type Pleading } from '../model.ts';
import { factsLaid, yearOf, type Fact, type FactCite } from './facts.ts';

/** Allegations that are put in, of so many that are looked through, and facts. */
const ALLEGATIONS_MAX = 50;
const LOOKED_THROUGH_MAX = 1_000;
const FACTS_MAX = 1_000;

/** What a pleading is begun from. */
export interface BeginFrom {
  /** Id of a checklist that has a skeleton for the kind of the pleading. */
  readonly checklist: string;
  /** The proceeding whose parties and answers are put in; null: none. */
  readonly proceedingId: string | null;
  /** Whose allegations are put in; null: those of either side. */
  readonly party: string | null;
}

/** An allegation with what is cited for each of its elements. */
export interface Charged {
  readonly allegation: Allegation;
  /** What has to be proved: elements of the gates first, then of what is charged, as the matrix has them. */
  readonly provisions: readonly Provision[];
  /** Cites by the slot that they are laid to. */
  readonly cited: ReadonlyMap<string, readonly FactCite[]>;
}

/** What was left out of a pleading that was begun. */
export interface LeftOut {
  /** Allegations, facts and proceedings that stand where not everybody who reads the pleading may look. */
  readonly sealed: number;
  /** Facts that were withdrawn, or that stand in nothing but items that may not be filed with this forum. */
  readonly barred: number;
  /** There are more allegations or facts than were put in. */
  readonly hasMore: boolean;
}

/** What is put into a pleading. */
export interface Gathered {
  readonly skeleton: Skeleton;
  readonly parties: readonly Pick<Party, 'name' | 'role'>[];
  /** In order of time; those without a day last. */
  readonly facts: readonly Fact[];
  /** In the order in which they were recorded. */
  readonly charged: readonly Charged[];
  readonly checklists: ShownProceeding['checklists'];
  readonly hasExhibits: boolean;
  readonly leftOut: LeftOut;
}

/**
 * Compartments from which text may be written into a pleading: its own, and those without a seal that everybody may look into who may look into
 * its own. What is written down there is read by all of these, and no reading of it is recorded any more.
 */
async function openTo(tx: Tx, pleading: Pleading): Promise<ReadonlySet<string>> {
  const readers = await compartmentMembers(tx, pleading.compartment_id);
  const open = new Set([pleading.compartment_id]);
  for (const { id, is_sealed: isSealed } of await myCompartments(tx, pleading.case_id)) {
    if (isSealed || open.has(id)) continue;
    const members = new Set(await compartmentMembers(tx, id));
    if (readers.every((one) => members.has(one))) open.add(id);
  }
  return open;
}

/** By the year that is written, then by the first day that is meant; what has no day is last. */
function byTime(one: Fact, other: Fact): number {
  const [year, otherYear] = [yearOf(one) ?? 'none', yearOf(other) ?? 'none'];
  if (year !== otherYear) return year < otherYear ? -1 : 1;
  const [first, otherFirst] = [daysOf(one.happenedOn)?.first ?? 0, daysOf(other.happenedOn)?.first ?? 0];
  return first === otherFirst ? 0 : first - otherFirst;
}

/** Parties of allegations, where no proceeding names them: of one side alone, since nobody can say who applies where both charge. */
function partiesOf(charged: readonly Charged[]): Gathered['parties'] {
  const applicants = new Set(charged.map(({ allegation }) => allegation.party));
  const respondents = new Set(charged.map(({ allegation }) => allegation.respondent));
  if (applicants.size !== 1) return [];
  return [
    ...[...applicants].map((name) => ({ name, role: 'applicant' as const })),
    ...[...respondents].map((name) => ({ name, role: 'respondent' as const })),
  ];
}

/** What is being gathered: what is open, what was read, what was left out. */
interface Tally {
  readonly open: ReadonlySet<string>;
  readonly reads: Map<string, WhatWasRead>;
  sealed: number;
  barred: number;
  hasMore: boolean;
}

const readOf = (tally: Tally, read: WhatWasRead): void => {
  tally.reads.set(`${read.table} ${read.id}`, read);
};

async function proceedingIn(
  tx: Tx,
  law: Law,
  of: {
    readonly caseId: string;
    readonly forum: string;
    readonly id: string | null;
    readonly tally: Tally;
  },
): Promise<ShownProceeding | null> {
  if (of.id === null) return null;
  const row = await findProceeding(tx, of.id);
  if (row?.case_id !== of.caseId) throw new AppError('NOT_FOUND', { what: 'proceeding', id: of.id });
  // Its answers are to the tests of another forum.
  if (row.forum !== of.forum)
    throw wrong('the-proceeding-put-in', 'before-another-forum', { text: row.title });
  if (!of.tally.open.has(row.compartment_id)) {
    of.tally.sealed += 1;
    return null;
  }
  readOf(of.tally, { table: 'proceeding', id: row.id, compartmentId: row.compartment_id });
  return proceedingToShow(tx, law, row);
}

/** Allegations that are put in, the oldest first. Error INVALID_INPUT for a party that charges nothing. */
async function allegationsIn(
  tx: Tx,
  of: {
    readonly caseId: string;
    readonly forum: string;
    readonly party: string | null;
    readonly tally: Tally;
  },
): Promise<Allegation[]> {
  const found = await listAllegations(tx, { caseId: of.caseId, limit: LOOKED_THROUGH_MAX, after: null });
  const wanted = found.filter(
    ({ forum, party }) => forum === of.forum && (of.party === null || party === of.party),
  );
  // A slip of the pen would give a pleading without facts, and nobody would know why.
  if (of.party !== null && wanted.length === 0)
    throw wrong('the-charging-party', 'charges-nothing', { text: of.party });
  const open = wanted.filter((one) => of.tally.open.has(one.compartment_id));
  of.tally.sealed += wanted.length - open.length;
  of.tally.hasMore ||= found.length === LOOKED_THROUGH_MAX || open.length > ALLEGATIONS_MAX;
  return open.slice(0, ALLEGATIONS_MAX).toReversed();
}

/**
 * What is put into a pleading that begins with a skeleton, as far as the identity of `tx` may see it **and** everybody may who reads the pleading.
 * What lies elsewhere is counted, never told; a person who said something is never named. That something sealed was read is recorded. Errors
 * INVALID_INPUT (no such sections, a party that charges nothing, a proceeding before another forum), NOT_FOUND (proceeding), LAW_UNKNOWN.
 */
export async function gathered(
  tx: Tx,
  by: Person,
  of: { readonly law: Law; readonly pleading: Pleading; readonly from: BeginFrom },
): Promise<Gathered> {
  const { law, pleading, from } = of;
  const { case_id: caseId } = pleading;
  const checklist = law.checklist(from.checklist);
  const skeleton = checklist.skeletons.find((one) => one.of === pleading.kind);
  if (!skeleton) throw wrong('the-contents', 'no-such-skeleton', { text: checklist.id });
  const open = await openTo(tx, pleading);
  const tally: Tally = { open, reads: new Map(), sealed: 0, barred: 0, hasMore: false };
  const shown = await proceedingIn(tx, law, {
    caseId,
    forum: checklist.forum,
    id: from.proceedingId,
    tally,
  });
  const exhibits = new Set((await exhibitsFor(tx, pleading)).keys());

  const facts = new Map<string, Fact>();
  const charged: Charged[] = [];
  const [left, barred] = [new Set<string>(), new Set<string>()];
  for (const allegation of await allegationsIn(tx, { caseId, ...from, forum: checklist.forum, tally })) {
    readOf(tally, { table: 'allegation', id: allegation.id, compartmentId: allegation.compartment_id });
    const matrix = await matrixOf(tx, law, allegation);
    const laid = await factsLaid(tx, matrix.laid, { open, exhibits, forum: checklist.forum });
    tally.hasMore ||= matrix.hasMore;
    for (const id of laid.sealed) left.add(id);
    for (const id of laid.barred) barred.add(id);
    for (const { claimId, compartmentId, fact } of laid.facts) {
      readOf(tally, { table: 'claim', id: claimId, compartmentId });
      if (facts.has(claimId) || facts.size < FACTS_MAX) facts.set(claimId, fact);
      else tally.hasMore = true;
    }
    charged.push({
      allegation,
      provisions: matrix.matrix.provisions.map(({ provision }) => provision),
      cited: laid.cited,
    });
  }
  await recordReads(tx, by, [...tally.reads.values()], 'drafted');
  return {
    skeleton,
    parties: (shown?.proceeding.parties as readonly Party[] | undefined) ?? partiesOf(charged),
    facts: [...facts.values()].toSorted(byTime),
    charged,
    checklists: shown?.checklists ?? [],
    hasExhibits: exhibits.size > 0,
    leftOut: { sealed: tally.sealed + left.size, barred: barred.size, hasMore: tally.hasMore },
  };
}
