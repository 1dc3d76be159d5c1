import { useElementSize } from '@mantine/hooks';
import type { CSSProperties, ReactNode } from 'react';
import { useIsPrinted } from '../allegations/charge.tsx';
import { useWords } from '../i18n/language.tsx';
import { dayNumber, ticksOf } from '../proceedings/time-scale.ts';
import { useDay } from '../proceedings/words.tsx';
import { useOpened } from './opened.ts';
import { pictureOf, type Band, type Drawn, type Picture as Layout } from './picture-layout.ts';
import { useKnownDay } from './words.tsx';

/** Room that a label and the name of a band take, in pixels. */
const LABEL_PX = 184;
const NARROW_LABEL_PX = 120;
const NARROW_PX = 560;
const LANE_PX = 40;
const NAME_PX = 22;
const LINE_PX = 30;
const BREAK_PX = 68;
const TICK_PX = 72;
const TICK_NAME_PX = 56;
const PAPER_PX = 680;
const UNKNOWN_PX = 960;

function Mark({ one, labelPx }: { readonly one: Drawn; readonly labelPx: number }): ReactNode {
  const { t } = useWords();
  const known = useKnownDay();
  const day = useDay();
  const { event, due, obligation, lane, at, from, to } = one;
  const when = event === null ? day(due?.dueOn ?? null) : known(event.saidOn ?? event.happenedOn);
  const says = event === null ? t('undertaking.picture.due') : t(`compliance.says.${event.says}`);
  const owed = [obligation.label, obligation.owedBy].filter((part) => part !== null).join(' · ');
  const place = { '--at': at, '--label': `${labelPx}px` } as CSSProperties;
  const top = (lane ?? 0) * LANE_PX;
  return (
    <li className="said-mark" data-kind={event === null ? 'due' : 'said'} style={place}>
      <span
        className="mark-span"
        aria-hidden="true"
        style={{
          insetInlineStart: `${from * 100}%`,
          width: `max(3px, ${(to - from) * 100}%)`,
          top: top + LANE_PX - 7,
        }}
      />
      <a
        href={event === null ? `#obligation-${obligation.id}` : `#event-${event.id}`}
        className={lane === null ? 'for-readers' : 'said-label'}
        style={lane === null ? undefined : { top }}
        tabIndex={lane === null ? -1 : undefined}
        dir="auto"
        title={owed}
      >
        <span className="mark-day">
          {when} · {says}
        </span>{' '}
        <span className="mark-what">{owed}</span>
      </a>
    </li>
  );
}

function BandOf({ band, labelPx }: { readonly band: Band; readonly labelPx: number }): ReactNode {
  const { t } = useWords();
  const name =
    band.kind === 'side'
      ? (band.name ?? '')
      : t(band.kind === 'others' ? 'undertaking.picture.others' : 'due-dates.title');
  return (
    <div className="said-band" data-kind={band.kind} style={{ minHeight: NAME_PX }}>
      <p className="said-band-name" dir="auto">
        {name}
      </p>
      {band.drawn.length === 0 ? (
        <p className="aside said-band-none">{t('standing.said-nothing')}</p>
      ) : (
        <ol aria-label={name} style={{ height: Math.max(1, band.lanes) * LANE_PX }}>
          {band.drawn.map((one) => (
            <Mark key={one.key} one={one} labelPx={labelPx} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Axis({
  layout,
  width,
  day,
}: {
  readonly layout: Layout;
  readonly width: number;
  readonly day: number;
}): ReactNode {
  const { t, format } = useWords();
  const { scale } = layout;
  // What would be cut off at the end is left out.
  const ticks = ticksOf(scale, TICK_PX / width).filter(({ at }) => at * width < width - TICK_NAME_PX);
  const long = (from: number, to: number): string => {
    const months = Math.round((to - from) / 30.44);
    return months >= 24
      ? t('picture.years', { n: Math.round(months / 12) })
      : t('picture.months', { n: months });
  };
  return (
    <div aria-hidden="true" className="said-axis" style={{ height: LINE_PX }}>
      <span className="axis" style={{ top: 4 }} />
      {scale.breaks.map(({ from, to }) => (
        <span
          key={from}
          className="axis-break"
          style={{ top: 4, insetInlineStart: `${50 * (scale.at(from) + scale.at(to))}%` }}
        >
          {long(from, to)}
        </span>
      ))}
      {ticks.map(({ from, to, at }) => (
        <span key={from} className="axis-tick" style={{ top: 4, insetInlineStart: `${at * 100}%` }}>
          {format.stretch(from, to)}
        </span>
      ))}
      <span className="said-now" style={{ insetInlineStart: `${scale.at(day) * 100}%` }} />
    </div>
  );
}

/**
 * What was said of the obligations over time: a band for each side, alike for all, one for whoever else spoke, one for the days that are due.
 * Lists of links in the order of time for whoever does not see it; the same stands in the tables below.
 */
export function Picture(): ReactNode {
  const { t } = useWords();
  const whole = useOpened();
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const isPrinted = useIsPrinted();
  const width = isPrinted ? PAPER_PX : measured || UNKNOWN_PX;
  const labelPx = width < NARROW_PX ? NARROW_LABEL_PX : LABEL_PX;
  const day = dayNumber(whole.day);
  const layout = pictureOf(whole, { wide: (labelPx + 6) / width, day, broken: BREAK_PX / width });
  if (layout.bands.every(({ drawn }) => drawn.length === 0))
    return <p className="aside">{t('undertaking.picture.none')}</p>;
  return (
    <>
      <div ref={ref} className="time-picture said-picture">
        {layout.bands.map((band) => (
          <BandOf key={`${band.kind} ${band.name ?? ''}`} band={band} labelPx={labelPx} />
        ))}
        <Axis layout={layout} width={width} day={day} />
      </div>
      <p className="note">
        {t('undertaking.picture.how')}
        {layout.scale.breaks.length > 0 ? ` ${t('picture.shortened')}` : ''}
        {layout.undated > 0 ? ` ${t('standing.unplaced', { number: layout.undated })}` : ''}
      </p>
    </>
  );
}
