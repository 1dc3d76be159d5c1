import { listClaims } from '#coding';
import type { Tx } from '#db';
import { record as write } from '#ledger';
import {
  conservationOf,
  outlineFindings,
  placeOf,
  placesAtSea,
  type Conservation,
  type TraverseFinding,
} from '#hazard';
import {
  casualtyMeasures,
  comparedTotals,
  supportedBy,
  wrongSums,
  type CasualtyMeasure,
  type CasualtySupport,
  type ComparedTotal,
  type PublishedTotal,
  type WrongSum,
} from './casualties.ts';
import type { SubjectTable } from './entries.ts';
import { extentOf, type Person, type QualityVisit } from './model.ts';
import {
  countedAccidents,
  listDevices,
  listedAccident,
  listedArea,
  victimsOf,
  visitsOf,
  worksOf,
  type ListedAccident,
  type ListedArea,
  type ListedDevice,
  type ShownVictim,
  type ShownWork,
} from './store.ts';

/** Most published totals that are compared. */
const TOTALS_MAX = 2_000;
/** Most devices of an area that are shown. */
const DEVICES_MAX = 2_000;

/**
 * Records that accidents, areas or devices were read, each in its compartment (invariant 7), which is a sealed one always: also where the reader is
 * no member, and sees them because they were released.
 */
export const readGround = async (
  tx: Tx,
  by: Person,
  of: {
    readonly table: SubjectTable;
    readonly rows: readonly { readonly id: string; readonly compartment_id: string }[];
    readonly how: string;
  },
): Promise<void> => {
  if (of.rows.length === 0) return;
  await write(
    tx,
    by,
    of.rows.map(({ id, compartment_id: compartmentId }) => ({
      kind: 'read',
      subject: { table: of.table, id },
      compartmentId,
      rows: [],
      note: { how: of.how },
    })),
  );
};

/** An accident with its victims. */
export interface ShownAccident {
  readonly accident: ListedAccident;
  readonly victims: readonly ShownVictim[];
  /** What cannot be right of its place. */
  readonly findings: readonly TraverseFinding[];
  /** What its records support, each measure by itself. */
  readonly support: Readonly<Record<CasualtyMeasure, CasualtySupport>>;
}

const EVERYWHERE = { placeId: null, from: null, to: null };

/** An accident with all that is shown of it; null when there is none that may be seen. The caller records that it is read. */
export async function accidentToShow(tx: Tx, id: string): Promise<ShownAccident | null> {
  const accident = await listedAccident(tx, id);
  if (!accident) return null;
  const victims = await victimsOf(tx, id);
  const counted = {
    dated: accident.dated,
    placeId: accident.place_id,
    killed: { least: accident.killed_least, most: accident.killed_most },
    injured: { least: accident.injured_least, most: accident.injured_most },
    victims: victims.map(({ actor_id: identity, outcome }) => ({
      identity,
      outcome: outcome as 'killed' | 'injured' | 'unknown',
    })),
  };
  const of = (measure: CasualtyMeasure) => supportedBy([counted], measure, EVERYWHERE);
  return {
    accident,
    victims,
    findings: placesAtSea([placeOf(accident)]),
    support: {
      'count-killed': of('count-killed'),
      'count-injured': of('count-injured'),
      'count-killed-or-injured': of('count-killed-or-injured'),
    },
  };
}

/** An area with what was done to it, and how its parts add up. */
export interface ShownArea {
  readonly area: ListedArea;
  readonly works: readonly (ShownWork & { readonly visits: readonly QualityVisit[] })[];
  readonly devices: readonly ListedDevice[];
  /** What cannot be right of where it and its parts lie. */
  readonly findings: readonly TraverseFinding[];
  /** As polygons; what remains stays hazardous. */
  readonly conservation: Conservation;
}

/** What cannot be right of where an area and its parts lie, those that released nothing among them. */
function areaFindings(area: ListedArea, works: readonly ShownWork[]): TraverseFinding[] {
  const outlines = [
    { subject: area.serial, polygons: extentOf(area) },
    ...works.map((work) => ({
      subject: work.name,
      polygons: work.extent === null ? [] : extentOf(work),
    })),
  ];
  const places = outlines.map(({ subject, polygons }) => ({
    subject,
    at: polygons.flatMap(([outer = []]) => outer),
  }));
  return [...placesAtSea(places), ...outlineFindings(outlines)];
}

type Released = Parameters<typeof conservationOf>[1][number];

/** How the parts of an area that works released add up. */
function conserved(area: ListedArea, works: readonly ShownWork[]): Conservation {
  const parts = works.flatMap((work): Released[] =>
    work.released === 'none' || work.extent === null
      ? []
      : [{ id: work.id, how: work.released as Released['how'], area: extentOf(work) }],
  );
  return conservationOf(extentOf(area), parts);
}

/** An area as lists have it, with what stands against where it lies and how its parts add up. */
export type ReckonedArea = Pick<ShownArea, 'area' | 'findings' | 'conservation'>;

/** These areas, in their order, each with its parts reckoned. The caller records that they are read. */
export async function reckonAreas(tx: Tx, areas: readonly ListedArea[]): Promise<ReckonedArea[]> {
  const ids = areas.map(({ id }) => id);
  const works = Map.groupBy(await worksOf(tx, ids), (work) => work.area_id);
  return areas.map((area) => {
    const own = works.get(area.id) ?? [];
    return { area, findings: areaFindings(area, own), conservation: conserved(area, own) };
  });
}

/** An area with all that is shown of it; null when there is none that may be seen. The caller records that it is read. */
export async function areaToShow(tx: Tx, id: string): Promise<ShownArea | null> {
  const area = await listedArea(tx, id);
  if (!area) return null;
  const works = await worksOf(tx, [id]);
  const visits = Map.groupBy(
    await visitsOf(
      tx,
      works.map((one) => one.id),
    ),
    (one) => one.work_id,
  );
  const of = { caseId: area.case_id, areaId: id, limit: DEVICES_MAX, after: null };
  return {
    area,
    works: works.map((work) => ({ ...work, visits: visits.get(work.id) ?? [] })),
    devices: await listDevices(tx, of),
    findings: areaFindings(area, works),
    conservation: conserved(area, works),
  };
}

/** Casualties of a case: what records support, and each published total beside what they support for it. Never one number. */
export interface Casualties {
  readonly support: Readonly<Record<CasualtyMeasure, CasualtySupport>>;
  readonly totals: readonly ComparedTotal[];
  readonly wrongSums: readonly WrongSum[];
}

async function publishedTotals(tx: Tx, caseId: string): Promise<PublishedTotal[]> {
  const claims = await listClaims(
    tx,
    { caseId, measures: [...casualtyMeasures] },
    { limit: TOTALS_MAX, cursor: null },
  );
  return claims.flatMap((claim): PublishedTotal[] => {
    const measure = casualtyMeasures.find((one) => one === claim.measure);
    if (measure === undefined || claim.polarity !== 'affirms') return [];
    return [
      {
        claimId: claim.id,
        measure,
        value: claim.value,
        least: claim.lower,
        most: claim.upper,
        population: claim.population,
        area: claim.area ?? claim.place,
        placeId: claim.place_id,
        from: claim.period_from,
        to: claim.period_to,
        asOf: claim.as_of,
        claimant: claim.speaker ?? claim.source_name,
        source: claim.source_name,
        serial: claim.serial,
        quote: claim.exact,
      },
    ];
  });
}

/** Casualties of a case as far as the identity of `tx` sees accidents and claims. That the accidents were counted is recorded as a reading. */
export async function casualtiesOf(tx: Tx, by: Person, caseId: string): Promise<Casualties> {
  const accidents = await countedAccidents(tx, caseId);
  await readGround(tx, by, { table: 'accident', rows: accidents, how: 'counted' });
  const totals = await publishedTotals(tx, caseId);
  const of = (measure: CasualtyMeasure) => supportedBy(accidents, measure, EVERYWHERE);
  return {
    support: {
      'count-killed': of('count-killed'),
      'count-injured': of('count-injured'),
      'count-killed-or-injured': of('count-killed-or-injured'),
    },
    totals: comparedTotals(totals, accidents),
    wrongSums: wrongSums(totals),
  };
}
