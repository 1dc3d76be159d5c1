import { useElementSize } from '@mantine/hooks';
import { useId, type ReactNode } from 'react';
import { useIsPrinted } from '../allegations/charge.tsx';
import type { WholeSettlement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { dayNumber, ticksOf } from '../proceedings/time-scale.ts';
import { useDay } from '../proceedings/words.tsx';
import { OBSTACLE_KINDS } from '../search-settlements.ts';
import { returnPicture, type DrawnBar, type ReturnPicture } from './picture-layout.ts';
import { useTimeOf } from './words.tsx';

const PAPER_PX = 680;
const UNKNOWN_PX = 960;
const NAME_PX = 20;
const BAR_PX = 16;
const LANE_PX = 18;
const GAP_PX = 14;
const AXIS_PX = 26;
const TICK_PX = 72;
const WORD_PX = 190;
const NARROW_WORD_PX = 140;
const NARROW_PX = 560;
/** How much of a text a mark shows; all of it stands in the table. */
const WORD_LENGTH = 30;
const NARROW_LENGTH = 20;

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

const heightOf = ({ lanes }: DrawnBar): number => NAME_PX + BAR_PX + lanes * LANE_PX + GAP_PX;

function Bar({
  bar,
  top,
  width,
  hatch,
}: {
  readonly bar: DrawnBar;
  readonly top: number;
  readonly width: number;
  readonly hatch: string;
}): ReactNode {
  const { t } = useWords();
  const time = useTimeOf();
  const { obstacle, mayFrom, sureFrom, sureTo, mayTo, isOpenAfter, isOpenBefore, words } = bar;
  const y = top + NAME_PX;
  const length = (from: number, to: number): number => Math.max(0, (to - from) * width);
  const most = width < NARROW_PX ? NARROW_LENGTH : WORD_LENGTH;
  const sure = Math.max(sureFrom < sureTo ? 2 : 0, length(sureFrom, sureTo));
  return (
    <g className="return-bar" data-kind={obstacle.kind} data-contested={obstacle.isContested || undefined}>
      <text x={0} y={top + 14} className="return-bar-name">
        <tspan className="return-bar-kind">{t(`obstacle.kind.${obstacle.kind}`)}</tspan>
        <tspan dx="8" className="return-bar-time">
          {time(obstacle.holdsFrom, obstacle.holdsTo)}
        </tspan>
      </text>
      <rect
        x={mayFrom * width}
        y={y}
        width={Math.max(2, length(mayFrom, mayTo))}
        height={BAR_PX}
        fill={`url(#${hatch})`}
        className="return-bar-may"
      />
      <rect x={sureFrom * width} y={y} width={sure} height={BAR_PX} className="return-bar-sure" />
      {isOpenAfter ? (
        <path
          d={`M${width - 9} ${y - 3} l9 ${BAR_PX / 2 + 3} l-9 ${BAR_PX / 2 + 3}`}
          className="return-bar-open"
        />
      ) : null}
      {isOpenBefore ? (
        <path d={`M9 ${y - 3} l-9 ${BAR_PX / 2 + 3} l9 ${BAR_PX / 2 + 3}`} className="return-bar-open" />
      ) : null}
      {words.map(({ word, at, lane }) => {
        const x = at * width;
        const base = y + BAR_PX;
        const label = cut(`${word.side ?? word.saidBy}: ${t(`obstacle.says.${word.says}`)}`, most);
        const isEnd = x > width - (width < NARROW_PX ? NARROW_WORD_PX : WORD_PX);
        const line = base + ((lane ?? 0) + 1) * LANE_PX - 5;
        return (
          <g key={word.id} className="return-word" data-says={word.says}>
            <line x1={x} x2={x} y1={y - 2} y2={lane === null ? base : line} />
            {word.says === 'stands' ? (
              <circle cx={x} cy={y + BAR_PX / 2} r={4} />
            ) : (
              <path d={`M${x - 4} ${y + 4} l8 8 m0 -8 l-8 8`} />
            )}
            {lane === null ? null : (
              <text x={isEnd ? x - 5 : x + 5} y={line} textAnchor={isEnd ? 'end' : 'start'}>
                {label}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function Drawing({
  picture,
  width,
  label,
}: {
  readonly picture: ReturnPicture;
  readonly width: number;
  readonly label: string;
}): ReactNode {
  const { format } = useWords();
  const hatch = useId();
  const ticks = ticksOf(picture.scale, TICK_PX / width);
  const tops: number[] = [];
  const bottom = picture.bars.reduce((sum, bar) => {
    tops.push(sum);
    return sum + heightOf(bar);
  }, 4);
  const on = picture.on * width;
  return (
    <svg
      className="return-picture"
      role="img"
      aria-label={label}
      width={width}
      height={bottom + AXIS_PX}
      viewBox={`0 0 ${width} ${bottom + AXIS_PX}`}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2" height="6" className="return-hatch" />
        </pattern>
      </defs>
      {ticks.map(({ from, to, at }) => (
        <g key={from} className="return-tick">
          <line x1={at * width} x2={at * width} y1={0} y2={bottom} />
          {at * width > width - 40 ? null : (
            <text x={at * width + 3} y={bottom + 16}>
              {format.stretch(from, to)}
            </text>
          )}
        </g>
      ))}
      <line x1={0} x2={width} y1={bottom} y2={bottom} className="return-axis" />
      {picture.bars.map((bar, at) => (
        <Bar key={bar.obstacle.id} bar={bar} top={tops[at] ?? 0} width={width} hatch={hatch} />
      ))}
      <line x1={on} x2={on} y1={0} y2={bottom + 4} className="return-on" />
    </svg>
  );
}

function AsTable({ whole }: { readonly whole: WholeSettlement }): ReactNode {
  const { t } = useWords();
  const time = useTimeOf();
  const day = useDay();
  return (
    <details className="record-history">
      <summary>{t('return.picture.table')}</summary>
      <table className="deadline-table">
        <caption className="for-readers">{t('return.picture.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('obstacle.kind')}</th>
            <th scope="col">{t('obstacle.time')}</th>
            <th scope="col">{t('obstacle.words')}</th>
          </tr>
        </thead>
        <tbody>
          {whole.obstacles.map((one) => (
            <tr key={one.id}>
              <th scope="row">{t(`obstacle.kind.${one.kind}`)}</th>
              <td className="figures">{time(one.holdsFrom, one.holdsTo)}</td>
              <td>
                {one.words.map((word) => (
                  <p key={word.id} dir="auto">
                    {word.side ?? word.saidBy}, {day(word.saidOn)}: {t(`obstacle.says.${word.says}`)}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** What blocked return over time: a bar for each obstacle, what is uncertain of it hatched, and what each side says of it at its day. */
export function Picture({ whole }: { readonly whole: WholeSettlement }): ReactNode {
  const { t, format } = useWords();
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const isPrinted = useIsPrinted();
  if (whole.obstacles.length === 0) return <p className="return-nothing">{t('return.picture.none')}</p>;
  const width = Math.floor(isPrinted ? PAPER_PX : measured || UNKNOWN_PX);
  const picture = returnPicture(whole.obstacles, {
    wide: (width < NARROW_PX ? NARROW_WORD_PX : WORD_PX) / width,
    day: dayNumber(whole.on),
    kinds: OBSTACLE_KINDS,
  });
  return (
    <>
      <div ref={ref} className="return-frame">
        <Drawing
          picture={picture}
          width={width}
          label={t('return.picture.label', { number: whole.obstacles.length, day: format.day(whole.on) })}
        />
      </div>
      <p className="note">
        {t('return.picture.how')}
        {picture.undated > 0 ? ` ${t('standing.unplaced', { number: picture.undated })}` : ''}
      </p>
      <AsTable whole={whole} />
    </>
  );
}
