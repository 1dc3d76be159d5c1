import { daysOf, isBefore } from '#coding';
import type { Support } from '#mines';
import type { DetentionFacts, ExchangeClaim, ExchangeFacts, ExchangePart, MissingFacts } from './model.ts';
import type { KeptRecord } from './store.ts';

/** Codes of what does not go together. */
export const detentionCheckCodes = [
  'list-claimed-differ',
  'mines-claimed-differ',
  'claims-differ',
  'released-twice',
  'detained-and-missing',
  'in-two-lists',
  'release-before-capture',
  'episodes-overlap',
] as const;

/** What does not go together, said of records by their serials: never who is right, nor what it means. */
export interface DetentionFinding {
  readonly code: (typeof detentionCheckCodes)[number];
  readonly severity: 'info' | 'warning';
  readonly records: readonly { readonly id: string; readonly serial: string }[];
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A record as the checks need it; `person` is the actor that it is about, after merges. */
export interface CheckedRecord {
  readonly id: string;
  readonly serial: string;
  readonly person: string | null;
  readonly unnamed: number;
}
/** A time of being held. */
export interface CheckedEpisode extends CheckedRecord {
  readonly facts: DetentionFacts;
}
/** An exchange with what was given, what is claimed, and how many devices the records of each handover state. */
export interface CheckedExchange {
  readonly id: string;
  readonly serial: string;
  readonly facts: ExchangeFacts;
  readonly parts: readonly ExchangePart[];
  readonly claims: readonly ExchangeClaim[];
}
/** All that is checked. */
export interface Checked {
  readonly episodes: readonly CheckedEpisode[];
  readonly missing: readonly (CheckedRecord & { readonly facts: MissingFacts })[];
  readonly exchanges: readonly CheckedExchange[];
  /** By the id of the handover. */
  readonly supports: ReadonlyMap<string, Support>;
}

const ENDS: ReadonlySet<string | null> = new Set(['released', 'exchanged', 'died', 'escaped']);
const FREED: ReadonlySet<string | null> = new Set(['released', 'exchanged']);
const OPEN: ReadonlySet<string> = new Set(['missing', 'remains-recovered', 'administratively-missing']);

/** Whether a case is open: also where nobody says how it stands. */
export const isOpenCase = ({ states }: MissingFacts): boolean => OPEN.has(states.at(-1)?.state ?? 'missing');

const named = ({ id, serial }: Pick<KeptRecord, 'id' | 'serial'>) => ({ id, serial });

/** What the records of what a side gave hold: each measure by itself. */
export interface SideHeld {
  /** Different actors. */
  readonly named: number;
  /** Sum of those whom nobody named. */
  readonly unnamed: number;
  readonly maps: number;
  readonly mines: Support;
  readonly remains: number;
}

/** What the parts of a side come to, as far as the reader sees them. Pure. */
export function heldBy(
  parts: readonly ExchangePart[],
  episodes: ReadonlyMap<string, CheckedRecord>,
  supports: ReadonlyMap<string, Support>,
): SideHeld {
  const persons = parts.flatMap(({ kind, record_id: id }) =>
    kind === 'person' ? (episodes.get(id ?? '') ?? []) : [],
  );
  const own = [...new Set(parts.flatMap(({ handover_id: id }) => id ?? []))];
  const counted = own.flatMap((id) => supports.get(id) ?? []);
  return {
    named: new Set(persons.flatMap(({ person }) => person ?? [])).size,
    unnamed: persons.reduce((sum, { unnamed }) => sum + unnamed, 0),
    maps: own.length,
    mines: {
      devices: counted.reduce((sum, { devices }) => sum + devices, 0),
      records: counted.reduce((sum, { records }) => sum + records, 0),
    },
    remains: parts.filter(({ kind }) => kind === 'remains').length,
  };
}

type Add = (
  code: DetentionFinding['code'],
  severity: DetentionFinding['severity'],
  records: readonly Pick<KeptRecord, 'id' | 'serial'>[],
  facts?: DetentionFinding['facts'],
) => void;

function aboutClaims({ episodes, exchanges, supports }: Checked, add: Add): void {
  const byId = new Map(episodes.map((one) => [one.id, one]));
  for (const exchange of exchanges) {
    for (const { measure, value, side, claimant } of exchange.claims) {
      if (value === null) continue;
      const own = exchange.parts.filter((part) => side === null || part.side === side);
      const held = heldBy(own, byId, supports);
      const where = { claimed: value, claimant, side: side ?? '' };
      if (measure === 'persons' && value !== held.named)
        add('list-claimed-differ', 'warning', [exchange], {
          ...where,
          named: held.named,
          unnamed: held.unnamed,
        });
      if (measure === 'mines' && value !== held.mines.devices)
        add('mines-claimed-differ', 'warning', [exchange], {
          ...where,
          supported: held.mines.devices,
          records: held.mines.records,
        });
    }
    const figures = exchange.claims.filter(({ value }) => value !== null);
    for (const own of Map.groupBy(figures, (one) => `${one.measure} ${one.side ?? ''}`).values()) {
      const values = own.map(({ value }) => Number(value));
      const [least, most] = [Math.min(...values), Math.max(...values)];
      const [{ measure, side } = { measure: '', side: null }] = own;
      if (least !== most)
        add('claims-differ', 'info', [exchange], {
          measure,
          side: side ?? '',
          least,
          most,
          claims: own.length,
        });
    }
  }
}

/** Whether two times certainly overlap, as they are recorded: one that no outcome ends goes on, one that ended nobody knows when says nothing. */
function overlap(one: DetentionFacts, other: DetentionFacts): boolean {
  const span = ({ capturedOn, outcome, outcomeOn }: DetentionFacts) => {
    const begin = daysOf(capturedOn);
    const end = ENDS.has(outcome) ? daysOf(outcomeOn)?.first : Infinity;
    return begin && end !== undefined ? { begun: begin.last, ended: end } : null;
  };
  const [a, b] = [span(one), span(other)];
  return a !== null && b !== null && a.begun < b.ended && b.begun < a.ended;
}

function aboutEpisodes({ episodes, missing }: Checked, add: Add): void {
  for (const one of episodes) {
    const { capturedOn, outcome, outcomeOn } = one.facts;
    if (ENDS.has(outcome) && isBefore(outcomeOn, capturedOn))
      add('release-before-capture', 'warning', [one], {
        outcome: outcome ?? '',
        on: outcomeOn ?? '',
        captured: capturedOn ?? '',
      });
  }
  const open = Map.groupBy(
    missing.filter(({ facts }) => isOpenCase(facts)),
    ({ person }) => person,
  );
  for (const [person, own] of Map.groupBy(episodes, (one) => one.person)) {
    if (person === null) continue;
    for (const lost of open.get(person) ?? []) add('detained-and-missing', 'warning', [...own, lost]);
    for (const [at, one] of own.entries())
      for (const other of own.slice(at + 1)) {
        if (overlap(one.facts, other.facts)) add('episodes-overlap', 'warning', [one, other]);
        if (!FREED.has(one.facts.outcome) || !FREED.has(other.facts.outcome)) continue;
        // Released, captured again and released again: that is no contradiction, where it is recorded so.
        const isAgain = (first: DetentionFacts, second: DetentionFacts): boolean =>
          first.outcomeOn !== null &&
          (isBefore(first.outcomeOn, second.capturedOn) || first.outcomeOn === second.capturedOn);
        if (!isAgain(one.facts, other.facts) && !isAgain(other.facts, one.facts))
          add('released-twice', 'warning', [one, other]);
      }
  }
}

function aboutLists({ episodes, exchanges }: Checked, add: Add): void {
  const byId = new Map(episodes.map((one) => [one.id, one]));
  const listed = exchanges.flatMap((exchange) =>
    exchange.parts.flatMap((part) => {
      const episode = part.kind === 'person' ? byId.get(part.record_id ?? '') : undefined;
      return episode ? [{ exchange, part, episode }] : [];
    }),
  );
  // Of people whom nobody named only the same record is the same.
  const groups = Map.groupBy(listed, ({ episode }) => episode.person ?? episode.id);
  for (const own of groups.values())
    for (const [at, one] of own.entries())
      for (const other of own.slice(at + 1)) {
        const [a, b] = [one.exchange, other.exchange];
        const isApart =
          a.id !== b.id &&
          one.episode.id !== other.episode.id &&
          (isBefore(a.facts.heldOn, b.facts.heldOn) || isBefore(b.facts.heldOn, a.facts.heldOn));
        if (isApart) continue;
        const records = new Map([a, b, one.episode, other.episode].map((row) => [row.id, row]));
        add('in-two-lists', 'warning', [...records.values()], {
          side: one.part.side,
          other: other.part.side,
        });
      }
}

/** What does not go together in these records, as far as the reader sees them. Pure. */
export function checkDetention(of: Checked): DetentionFinding[] {
  const found: DetentionFinding[] = [];
  const add: Add = (code, severity, records, facts = {}) =>
    found.push({ code, severity, records: records.map(named), facts });
  aboutClaims(of, add);
  aboutEpisodes(of, add);
  aboutLists(of, add);
  return found;
}
