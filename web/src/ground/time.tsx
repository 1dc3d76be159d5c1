import { useEffect, useId, useState, type ReactNode } from 'react';
import type { GroundCounts } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { isDay } from '../search-undertakings.ts';

/** The slider waits so long for the next step before the map is asked for. */
const STILL_MS = 200;
/** From here on, where nothing begins earlier. */
const FIRST_YEAR = 1988;

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7) || '1') - 1;
/** The last day of a month, counted from the year 0. */
const lastDayOf = (month: number): string =>
  new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);

/** As of which day the map is shown: months by a slider, a day by a field; beside it what has no date and what is later. */
export function GroundTime(given: {
  readonly on: string;
  readonly today: string;
  readonly counts: GroundCounts | undefined;
  /** Shows another day; today without one. */
  readonly show: (on?: string) => void;
}): ReactNode {
  const { t, format } = useWords();
  const { on, today, counts, show } = given;
  const [sliderId, dayId] = [useId(), useId()];
  const [moved, setMoved] = useState<number | null>(null);
  useEffect(() => {
    if (moved === null) return undefined;
    const timer = setTimeout(() => {
      setMoved(null);
      show(moved >= monthOf(today) ? undefined : lastDayOf(moved));
    }, STILL_MS);
    return () => clearTimeout(timer);
  }, [moved, show, today]);
  const first = Math.min(FIRST_YEAR * 12, monthOf(counts?.days?.[0] ?? today), monthOf(on));
  const month = moved ?? Math.min(monthOf(on), monthOf(today));
  const named = format.day(month >= monthOf(today) ? today : lastDayOf(month));
  return (
    <div className="ground-time no-print" role="group" aria-label={t('terrain.time')}>
      <label htmlFor={sliderId}>{t('terrain.month')}</label>
      <input
        id={sliderId}
        type="range"
        min={first}
        max={monthOf(today)}
        step={1}
        value={month}
        aria-valuetext={named}
        onChange={({ currentTarget }) => setMoved(Number(currentTarget.value))}
      />
      <label htmlFor={dayId}>{t('terrain.day')}</label>
      <input
        key={on}
        id={dayId}
        type="date"
        min="0001-01-01"
        max={today}
        defaultValue={on}
        onChange={({ currentTarget: { value } }) => {
          if (isDay(value) && value <= today && value >= '1000') show(value === today ? undefined : value);
        }}
      />
      <output htmlFor={sliderId} className="figures">
        {moved === null ? t('terrain.on', { day: format.day(on) }) : named}
      </output>
    </div>
  );
}

/** How much is on the map, and how much is not. */
export function GroundTold({ counts }: { readonly counts: GroundCounts | undefined }): ReactNode {
  const { t } = useWords();
  if (!counts) return <p role="status">{t('wait.map')}</p>;
  const { hazards, accidents, settlements, groundAreas, released, outlinesLeftOut } = counts;
  return (
    <p className="figures" role="status">
      {t('terrain.told.hazards', {
        shown: hazards.shown,
        undated: hazards.undated,
        later: hazards.later,
        unplaced: hazards.unplaced,
      })}{' '}
      {hazards.maybe > 0 ? `${t('terrain.told.maybe', { n: hazards.maybe })} ` : null}
      {t('terrain.told.areas', {
        shown: groundAreas.shown,
        undated: groundAreas.undated,
        maybe: groundAreas.maybe,
        later: groundAreas.later,
        unplaced: groundAreas.unplaced,
      })}{' '}
      {t('terrain.told.released', {
        shown: released.shown,
        undated: released.undated,
        later: released.later,
      })}{' '}
      {t('terrain.told.accidents', {
        shown: accidents.shown,
        undated: accidents.undated,
        later: accidents.later,
        unplaced: accidents.unplaced,
      })}{' '}
      {t('terrain.told.settlements', { shown: settlements.shown, unplaced: settlements.unplaced })}
      {outlinesLeftOut > 0 ? ` ${t('terrain.told.outlines', { n: outlinesLeftOut })}` : null}
    </p>
  );
}
