import { sql } from 'kysely';
import type { Tx } from '#db';
import { isFine, keptRows, keptNumbers, passingItems } from '../counts/store.ts';
import type { ItemFilter } from '../model.ts';
import { inUnits, unitFor, type TimeSpan, type TimeUnit } from './spans.ts';

/** When the items that match say that they were made. */
export interface Timeline {
  readonly unit: TimeUnit;
  readonly spans: readonly TimeSpan[];
  /** Items without a date, or with one that is not understood. */
  readonly undated: number;
  /** False when only the newest 20,000 items were looked at. */
  readonly isWhole: boolean;
}

// Spans of different lengths multiply; what is beyond so many is not drawn and `isWhole` says so.
const MOST_SPANS = 4_000;

type Counted = { readonly spans: TimeSpan[]; readonly isWhole: boolean };
interface Row {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
}

async function byMonth(tx: Tx, filter: ItemFilter): Promise<Counted & { readonly undated: number }> {
  const months = { ...filter, datedFrom: filter.datedFrom ?? '0001-01-01' };
  const isKept = keptNumbers(months) === 'item_time_count';
  const passing = isKept ? null : await passingItems(tx, filter);
  const { rows } = await (
    passing
      ? sql<Row>`
        with passing as (${passing.query.clearSelect().select('item.document_date')})
        select edtf_first(document_date)::text as "from", edtf_last(document_date)::text as "to", count(*) as count
        from passing group by 1, 2 order by 3 desc limit ${MOST_SPANS + 1}`
      : sql<Row>`
        select first_month::text as "from", (last_month + interval '1 month' - interval '1 day')::date::text as "to",
          sum(n)::bigint as count
        from ${keptRows(isFine(filter) ? 'item_time_count' : 'item_month_count', filter)}
        group by 1, 2 having sum(n) > 0
        order by 3 desc limit ${MOST_SPANS + 1}`
  ).execute(tx);
  return {
    spans: rows.flatMap(({ from, to, count }) => (from && to ? [{ from, to, count }] : [])),
    undated: rows.find(({ from }) => from === null)?.count ?? 0,
    isWhole: (passing?.isWhole ?? true) && rows.length <= MOST_SPANS,
  };
}

/** Day by day: an index tells which items these are, so all of them are looked at. */
async function byDay(tx: Tx, filter: ItemFilter, from: string, to: string): Promise<Counted> {
  const within = { ...filter, datedFrom: from, datedUntil: to };
  const { query, isWhole } = await passingItems(tx, within);
  const { rows } = await sql<Row>`
    with passing as (${query.clearSelect().select('item.document_date')})
    select edtf_first(document_date)::text as "from", edtf_last(document_date)::text as "to", count(*) as count
    from passing group by 1, 2 order by 3 desc limit ${MOST_SPANS + 1}`.execute(tx);
  return {
    spans: rows.flatMap(({ from: first, to: last, count }) =>
      first && last ? [{ from: first, to: last, count }] : [],
    ),
    isWhole: isWhole && rows.length <= MOST_SPANS,
  };
}

/**
 * How many of the items that match have which date, in years, months or days as fits the stretch that is asked for
 * (`datedFrom`, `datedUntil`) or that the dates take up. A date that is less exact than that stays a span. Months and years
 * are added up from numbers that triggers keep.
 */
export async function itemTimeline(tx: Tx, filter: ItemFilter): Promise<Timeline> {
  const { spans, undated, isWhole } = await byMonth(tx, filter);
  const from =
    filter.datedFrom ?? spans.reduce((least, span) => (span.from < least ? span.from : least), '9999');
  const to = filter.datedUntil ?? spans.reduce((most, span) => (span.to > most ? span.to : most), '0000');
  if (spans.length === 0) return { unit: 'year', spans: [], undated, isWhole };
  const unit = unitFor(from, to);
  if (unit !== 'day') return { unit, spans: inUnits(spans, unit), undated, isWhole };
  const days = await byDay(tx, filter, from, to);
  return { unit, spans: inUnits(days.spans, unit), undated, isWhole: days.isWhole };
}
