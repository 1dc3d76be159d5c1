import { useElementSize } from '@mantine/hooks';
import type { CSSProperties, ReactNode } from 'react';
import { useIsPrinted } from '../allegations/charge.tsx';
import { useLawText } from '../allegations/law-words.tsx';
import type { WholeProceeding } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { pictureOf, type Drawn, type Picture as Layout, type Zone } from './picture-layout.ts';
import { dayNumber, ticksOf, today } from './time-scale.ts';
import { useDay } from './words.tsx';

/** Room that a label, a lane and a mark of the line take, in pixels. */
const LABEL_PX = 156;
const NARROW_LABEL_PX = 112;
const NARROW_PX = 560;
const LANE_PX = 40;
const EDGE_PX = 22;
const LINE_PX = 34;
/** Where in its band the line is: the names of months and years stand under it. */
const ABOVE_PX = 11;
const BREAK_PX = 68;
/** How far over the line “Today” stands. */
const TODAY_PX = 20;
const TICK_PX = 72;
const TICK_NAME_PX = 56;
const PAPER_PX = 680;
const UNKNOWN_PX = 960;

/** What stands in each band, for whoever hears the picture as a list. */
const NAMES = {
  applicant: 'party.applicant',
  between: 'picture.between',
  deadline: 'deadline.last-day',
  respondent: 'party.respondent',
} as const;

const DONE = new Set(['decided', 'discontinued', 'closed']);

type Lengths = Readonly<Record<Zone | 'line' | 'whole', number>>;

/** Where each band begins, from above, in pixels: those that are empty take next to nothing. */
function bandsOf({ lanes }: Layout): Lengths {
  const high = (zone: Zone): number =>
    lanes[zone] * LANE_PX + (zone === 'applicant' || zone === 'respondent' ? EDGE_PX : 4);
  const between = high('applicant');
  const line = between + high('between');
  const deadline = line + LINE_PX;
  const respondent = deadline + high('deadline');
  return { applicant: 0, between, line, deadline, respondent, whole: respondent + high('respondent') };
}

/** Above the line the first lane lies next to it, below it too. */
function topOf({ zone, lane }: Drawn, bands: Lengths, lanes: Layout['lanes']): number {
  const at = lane ?? 0;
  const isAbove = zone === 'applicant' || zone === 'between';
  const start = bands[zone] + (zone === 'applicant' ? EDGE_PX : 2);
  return start + (isAbove ? lanes[zone] - 1 - at : at) * LANE_PX;
}

function Mark(given: {
  readonly one: Drawn;
  readonly bands: Lengths;
  readonly lanes: Layout['lanes'];
  readonly labelPx: number;
}): ReactNode {
  const { t, format } = useWords();
  const say = useLawText();
  const day = useDay();
  const { one, bands, lanes, labelPx } = given;
  const { zone, at, from, to, step, deadline } = one;
  const top = topOf(one, bands, lanes);
  const line = bands.line + ABOVE_PX;
  const isAbove = top < line;
  const [high, low] = isAbove ? [top + LANE_PX - 6, line] : [line, top + 4];
  const when = step === null ? (deadline?.last ? format.day(deadline.last) : '') : day(step.happenedOn);
  const rule = say(deadline?.rule?.text);
  const ofDay = deadline?.fixed ? [deadline.fixed.what, undefined] : [rule.text, rule.lang];
  const [what, lang] = step === null ? ofDay : [step.what, undefined];
  const place = { '--at': at, '--label': `${labelPx}px` } as CSSProperties;
  return (
    <li className="mark" data-zone={zone} style={place}>
      <span
        className="mark-span"
        aria-hidden="true"
        style={{ insetInlineStart: `${from * 100}%`, width: `${(to - from) * 100}%`, top: line - 2 }}
      />
      <span className="mark-sign" aria-hidden="true" style={{ top: line }} />
      {one.lane === null ? null : (
        <span
          className="mark-stem"
          aria-hidden="true"
          style={{ top: high, height: Math.max(0, low - high) }}
        />
      )}
      <a
        href={step === null ? '#deadlines' : `#step-${step.id}`}
        className={one.lane === null ? 'mark-label for-readers' : 'mark-label'}
        style={{ top }}
        dir="auto"
        title={step === null ? undefined : what}
        tabIndex={one.lane === null ? -1 : undefined}
      >
        <span className="for-readers">{t(NAMES[zone])}: </span>
        <span className="mark-day">{when}</span>{' '}
        <span className={`mark-what ${step === null ? 'law-words' : ''}`.trim()} lang={lang}>
          {what}
        </span>
      </a>
    </li>
  );
}

/** Marks of months and years, stretches that are drawn shorter than they are, and today. */
function Axis({
  layout,
  bands,
  now,
  width,
}: {
  readonly layout: Layout;
  readonly bands: Lengths;
  readonly now: number | null;
  readonly width: number;
}): ReactNode {
  const { t, format } = useWords();
  const { scale } = layout;
  // What would be cut off at the end is left out.
  const ticks = ticksOf(scale, TICK_PX / width).filter(({ at }) => at * width < width - TICK_NAME_PX);
  const years = (from: number, to: number): string => {
    const months = Math.round((to - from) / 30.44);
    return months >= 24
      ? t('picture.years', { n: Math.round(months / 12) })
      : t('picture.months', { n: months });
  };
  return (
    <div aria-hidden="true">
      <span className="axis" style={{ top: bands.line + ABOVE_PX }} />
      {scale.breaks.map(({ from, to }) => (
        <span
          key={from}
          className="axis-break"
          style={{
            top: bands.line + ABOVE_PX,
            insetInlineStart: `${50 * (scale.at(from) + scale.at(to))}%`,
          }}
        >
          {years(from, to)}
        </span>
      ))}
      {ticks.map(({ from, to, at }) => (
        <span
          key={from}
          className="axis-tick"
          style={{ top: bands.line + ABOVE_PX, insetInlineStart: `${at * 100}%` }}
        >
          {format.stretch(from, to)}
        </span>
      ))}
      {now === null ? null : (
        <span
          className="axis-today"
          data-early={scale.at(now) < 0.5 ? '' : undefined}
          style={{ insetInlineStart: `${scale.at(now) * 100}%` }}
        >
          <span style={{ top: bands.line + ABOVE_PX - EDGE_PX - TODAY_PX }}>{t('picture.today')}</span>
        </span>
      )}
    </div>
  );
}

/** Who stands above the line and who below it. */
function Ends({ whole }: { readonly whole: WholeProceeding }): ReactNode {
  const { t } = useWords();
  const names = (role: 'applicant' | 'respondent'): string =>
    whole.proceeding.parties
      .filter((one) => one.role === role)
      .map(({ name }) => name)
      .join(', ');
  return (['applicant', 'respondent'] as const).map((role) => (
    <p key={role} className="picture-end" data-zone={role} dir="auto" aria-hidden="true">
      {t(`party.${role}`)} {names(role) === '' ? '' : `· ${names(role)}`}
    </p>
  ));
}

/**
 * The steps of a proceeding over time: those of whoever began it above the line, those of whoever answers below it, the forum’s beside it,
 * times that run out under it, and today. A list of links in the order of time for whoever does not see it; a day that is not exact is drawn as
 * the stretch in which it lies.
 */
export function Picture({ whole }: { readonly whole: WholeProceeding }): ReactNode {
  const { t } = useWords();
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const isPrinted = useIsPrinted();
  const width = isPrinted ? PAPER_PX : measured || UNKNOWN_PX;
  const labelPx = width < NARROW_PX ? NARROW_LABEL_PX : LABEL_PX;
  const { steps, deadlines, proceeding } = whole;
  const now = DONE.has(proceeding.status) ? null : dayNumber(today());
  const layout = pictureOf(
    { steps, deadlines, parties: proceeding.parties },
    { wide: (labelPx + 8) / width, now, broken: BREAK_PX / width },
  );
  if (layout.drawn.length === 0) return <p className="aside">{t('picture.none')}</p>;
  const bands = bandsOf(layout);
  return (
    <>
      <div ref={ref} className="time-picture" style={{ height: bands.whole }}>
        <Ends whole={whole} />
        <Axis layout={layout} bands={bands} now={now} width={width} />
        <ol aria-label={t('picture.label')}>
          {layout.drawn.map((one) => (
            <Mark key={one.key} one={one} bands={bands} lanes={layout.lanes} labelPx={labelPx} />
          ))}
        </ol>
      </div>
      <p className="note">
        {t('picture.how')}
        {layout.scale.breaks.length > 0 ? ` ${t('picture.shortened')}` : ''}
        {layout.undated > 0 ? ` ${t('picture.undated', { n: layout.undated })}` : ''}
        {layout.drawn.some(({ lane }) => lane === null) ? ` ${t('picture.crowded')}` : ''}
      </p>
    </>
  );
}
