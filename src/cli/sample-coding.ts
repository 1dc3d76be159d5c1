import { setTimeout as delay } from 'node:timers/promises';
import type { Archive } from '#archive';
import { getItem, listItems, positionSource } from '#catalogue';
import {
  addBasis,
  addPart,
  gradeClaim,
  linkClaims,
  linkIncidents,
  makeActor,
  makeClaim,
  makeConclusion,
  makeIncident,
  makeQuote,
  nameClaim,
  stepConclusion,
  type ClaimFacts,
  type RecordTable,
} from '#coding';
import type { Identity, Tx } from '#db';
import { describeError, log } from '#kernel';
import { currentLaw } from '#editions';
import type { Law } from '#law';
import { answerEvidence, layEvidence, makeAllegation, weighClaim } from '#pleading';
import { readCoding, type SampleClaim, type SampleCoding, type SampleManifest } from '#sample';
import { ownerOf } from './context.ts';
import { openSampleDossiers } from './sample-dossiers.ts';
import { bringSamplePleadings } from './sample-pleadings.ts';
import { bringProceedings } from './sample-proceedings.ts';
import { bringHandoverOfJune, bringMines } from './sample-mines.ts';
import { bringDisplaced } from './sample-displaced.ts';
import { bringSettlements } from './sample-settlements.ts';
import { bringUndertakings } from './sample-undertakings.ts';
import { findWords } from './sample-words.ts';

const LOOK_MS = 500;

type By = Identity & { readonly personId: string };

/** How much was coded. */
export interface SampleCoded {
  readonly claims: number;
  readonly incidents: number;
  readonly conclusions: number;
  readonly allegations: number;
  readonly proceedings: number;
  readonly undertakings: number;
  readonly hazardRecords: number;
  readonly households: number;
  readonly settlements: number;
}

const named = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value => {
  const found = map.get(key);
  if (found === undefined) throw new Error(`the sample names ${String(key)}, which is not there`);
  return found;
};

/**
 * Quotes the first place of the words in the frozen text of an item, and makes the claim. Returns its id; null when the text has no such
 * words, as where a scan was read otherwise or not at all.
 */
async function codeClaim(
  archive: Archive,
  by: By,
  serial: string,
  of: { readonly claim: SampleClaim; readonly grades: SampleCoding['grades'] },
): Promise<string | null> {
  const { words, facts, grade } = of.claim;
  const place = await findWords(archive, by, serial, words);
  if (place === null) return null;
  return archive.db.tx(by, async (tx) => {
    const item = await getItem(tx, { serial });
    const quote = await makeQuote(tx, by, item, place);
    const said = { body: words, ...(facts as Partial<ClaimFacts>) };
    const { id } = await makeClaim(tx, by, item, { quoteId: quote.id, facts: said });
    if (grade !== undefined) {
      const { reliability, credibility, reason } = named(new Map(Object.entries(of.grades)), grade);
      await gradeClaim(tx, by, id, { reliability, credibility, reason });
    }
    return id;
  });
}

async function addBases(
  tx: Tx,
  by: By,
  claims: ReadonlyMap<string, string>,
  of: {
    readonly table: RecordTable;
    readonly recordId: string;
    readonly fields: Readonly<Record<string, readonly string[]>>;
    readonly stance?: 'contradicts';
  },
): Promise<void> {
  const { table, recordId, stance = 'supports' } = of;
  for (const [field, keys] of Object.entries(of.fields))
    for (const claimId of keys.flatMap((key) => claims.get(key) ?? []))
      await addBasis(tx, by, { table, recordId, field, claimId, stance, note: null });
}

/** What is known by name: ids of claims, groups, and sources by the folder of the sample that came from them. */
interface Known {
  readonly claims: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
}

async function codeIncident(
  tx: Tx,
  by: By,
  home: { readonly caseId: string; readonly compartmentId: string },
  of: { readonly incident: SampleCoding['incidents'][number]; readonly known: Known },
): Promise<string> {
  const { incident, known } = of;
  const { claims, groups, sources } = known;
  const { id } = await makeIncident(tx, by, { ...home, values: incident.values });
  await addBases(tx, by, claims, { table: 'incident', recordId: id, fields: incident.basis });
  for (const act of incident.acts) {
    const values = { ...act.values, victimId: named(groups, act.victim) };
    const actId = await addPart(tx, by, id, { form: 'act', values });
    await addBases(tx, by, claims, { table: 'act', recordId: actId, fields: act.basis });
    const alleged = { actorId: named(groups, act.perpetrator), degree: 'inv-not-known' };
    const recordId = await addPart(tx, by, id, { form: 'involvement', actId, values: alleged });
    const { supports, contradicts } = act.alleged;
    const about = { table: 'involvement', recordId } as const;
    await addBases(tx, by, claims, { ...about, fields: { actorId: supports } });
    await addBases(tx, by, claims, { ...about, fields: { actorId: contradicts }, stance: 'contradicts' });
  }
  for (const folder of incident.tellers) {
    const values = { sourceId: named(sources, folder), connection: 'conn-not-known' };
    await addPart(tx, by, id, { form: 'information', values });
  }
  return id;
}

/** A conclusion with the claims that are there, as far up its ladder as one person takes it. */
async function conclude(
  tx: Tx,
  by: By,
  home: { readonly caseId: string; readonly compartmentId: string },
  of: {
    readonly conclusion: SampleCoding['conclusions'][number];
    readonly claims: ReadonlyMap<string, string>;
    readonly incidents: ReadonlyMap<string, string>;
  },
): Promise<string> {
  const { statement, reasons, incident, supports, contradicts, steps } = of.conclusion;
  const incidentId = incident === undefined ? null : named(of.incidents, incident);
  const id = await makeConclusion(tx, by, { ...home, facts: { statement, reasons, incidentId } });
  for (const [keys, stance] of [
    [supports, 'supports'],
    [contradicts, 'contradicts'],
  ] as const)
    for (const claimId of keys.flatMap((key) => of.claims.get(key) ?? []))
      await nameClaim(tx, by, id, { claimId, stance, note: null });
  for (const { to, reason } of steps) await stepConclusion(tx, by, id, { to, reason, version: '1' });
  return id;
}

/** What each side charges, with the claims and conclusions that are there laid to its elements, weighed, and what speaks against them answered where it is. */
async function charge(
  tx: Tx,
  by: By,
  home: { readonly caseId: string; readonly compartmentId: string; readonly law: Law },
  of: {
    readonly coding: SampleCoding;
    readonly claims: ReadonlyMap<string, string>;
    readonly conclusions: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { law } = home;
  for (const { claim, kind, answers } of of.coding.weighings) {
    const claimId = of.claims.get(claim);
    if (claimId !== undefined)
      await weighClaim(tx, by, claimId, { law, kind, answers, band: null, reasons: null });
  }
  for (const { key: _, evidence, ...facts } of of.coding.allegations) {
    const id = await makeAllegation(tx, by, {
      ...home,
      facts: { ...facts, standard: null, attribution: null, place: null },
    });
    for (const { slot, claim = '', conclusion = '', stance, answer } of evidence) {
      const claimId = of.claims.get(claim) ?? null;
      const conclusionId = of.conclusions.get(conclusion) ?? null;
      if (claimId === null && conclusionId === null) continue;
      const laid = claimId === null ? { conclusionId } : { claimId };
      const laidId = await layEvidence(tx, by, id, { law, slot, stance, laid, note: null });
      if (answer !== undefined) await answerEvidence(tx, by, laidId, answer);
    }
  }
}

/**
 * Codes the sample case, once it was received and read: claims with quotes, grades and relations, groups, incidents with the claims that they
 * rest on, conclusions, what each side charges, the cases before both courts, and what was agreed or ordered (sample/coding.json). Every quote is looked for in the frozen text and checked against it; what
 * a scan does not have is left out, with all that is said of it.
 */
export async function codeSample(archive: Archive, sample: SampleManifest): Promise<SampleCoded> {
  const { by, caseId, compartmentId } = await ownerOf(archive);
  const coding = readCoding();
  const items = await archive.db.tx(by, (tx) => listItems(tx, { caseId }, 1000, null));
  const bySha = new Map(items.map((item) => [item.sha256, item]));
  const itemOf = new Map(sample.files.map(({ path, sha256 }) => [path, bySha.get(sha256)]));
  const sources = new Map<string, string>();
  const claims = new Map<string, string>();
  for (const claim of coding.claims) {
    const { serial } = named(itemOf, claim.file) ?? {};
    const id = await codeClaim(archive, by, serial ?? '', { claim, grades: coding.grades });
    if (id !== null) claims.set(claim.key, id);
  }
  // What lacks a claim that it rests on would say more than can be shown.
  const concluded = coding.conclusions.filter(({ supports }) => supports.every((key) => claims.has(key)));
  const home = {
    caseId,
    compartmentId,
    law: await archive.db.tx(by, (tx) => currentLaw(tx, archive.paths.root)),
  };
  const serialOf = (path: string): string | undefined => itemOf.get(path)?.serial;
  const proceedings = await archive.db.tx(by, async (tx) => {
    for (const [path, item] of itemOf)
      if (item) sources.set(path.split('/')[0] ?? '', (await getItem(tx, { serial: item.serial })).source_id);
    for (const { folder, position, reason } of coding.positions)
      await positionSource(tx, by, named(sources, folder), { position, towards: null, reason });
    for (const { from, to, relation, reason } of coding.links) {
      const [id, otherId] = [claims.get(from), claims.get(to)];
      if (id !== undefined && otherId !== undefined)
        await linkClaims(tx, by, id, { otherId, relation, reason });
    }
    const groups = new Map<string, string>();
    for (const { key, name, unit: countingUnit } of coding.groups) {
      const called = { name, kind: 'other', language: 'en', sourceId: null, claimId: null } as const;
      const made = await makeActor(tx, by, { caseId, kind: 'group', countingUnit, names: [called] });
      groups.set(key, made.actor.id);
    }
    const incidents = new Map<string, string>();
    const known = { claims, groups, sources };
    for (const incident of coding.incidents)
      incidents.set(incident.key, await codeIncident(tx, by, { caseId, compartmentId }, { incident, known }));
    for (const { from, to, relation, reason } of coding.chain)
      await linkIncidents(tx, by, named(incidents, from), {
        otherId: named(incidents, to),
        relation,
        reason,
      });
    const conclusions = new Map<string, string>();
    for (const conclusion of concluded)
      conclusions.set(
        conclusion.key,
        await conclude(tx, by, { caseId, compartmentId }, { conclusion, claims, incidents }),
      );
    await charge(tx, by, home, { coding, claims, conclusions });
    return bringProceedings(tx, by, home, { coding, known: { claims, serialOf } });
  });
  await bringUndertakings(archive, by, home, { coding, known: { claims, serialOf, proceedings } });
  return {
    claims: claims.size,
    incidents: coding.incidents.length,
    conclusions: concluded.length,
    allegations: coding.allegations.length,
    proceedings: coding.proceedings.length,
    undertakings: coding.undertakings.length,
    ...(await archive.db.tx(by, async (tx) => {
      await bringHandoverOfJune(tx, by, { caseId: home.caseId, claims });
      const serials = await bringMines(tx, by, { caseId: home.caseId, serialOf });
      const { caseId, compartmentId } = home;
      const where = { caseId, compartmentId, hazardSerial: serials[0] ?? '' };
      const settlementIds = await bringSettlements(tx, by, where);
      return {
        hazardRecords: serials.length,
        settlements: settlementIds.length,
        households: await bringDisplaced(tx, by, { caseId, settlementIds }),
      };
    })),
  };
}

/** Codes the sample case once the workers of this process have read it; not at all when the signal comes first. */
export async function codeWhenRead(
  archive: Archive,
  sample: SampleManifest,
  signal: AbortSignal,
): Promise<void> {
  const open = async (): Promise<boolean> =>
    (await archive.jobs.state()).some(({ waiting, active }) => waiting + active > 0);
  try {
    while (!signal.aborted && (await open())) await delay(LOOK_MS, undefined, { signal });
    if (signal.aborted) return;
    await codeSample(archive, sample);
    const { sides } = await openSampleDossiers(archive, sample);
    await bringSamplePleadings(archive, sample, sides);
  } catch (error) {
    // What was received is whole without it.
    if (!signal.aborted) log('warn', 'sample.not-coded', describeError(error));
  }
}
