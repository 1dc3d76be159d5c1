import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useIsPrinted } from '../allegations/charge.tsx';
import type { DetentionFacts } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { dayNumber, dayText, today } from '../proceedings/time-scale.ts';
import { useDay } from '../proceedings/words.tsx';
import { daysIn } from './entered.ts';

const PAPER_PX = 680;
const UNKNOWN_PX = 860;
const ROW_PX = 30;
const TOP_PX = 26;
const NAME_PX = 190;
const NARROW_PX = 560;
const NARROW_NAME_PX = 128;
const EDGE_PX = 12;
const CUT = 28;
const NARROW_CUT = 17;

/** One thing of the time, with the days that it may mean; null where no day is said. */
interface Mark {
  readonly what: string;
  readonly words: string;
  readonly on: string | null;
  readonly first: number | null;
  readonly last: number | null;
  readonly kind: 'capture' | 'status' | 'place' | 'acknowledged' | 'visit' | 'outcome';
}

function useMarks(of: DetentionFacts): Mark[] {
  const { t } = useWords();
  const mark = (kind: Mark['kind'], words: string, on: string | null, until?: string | null): Mark => {
    const [from, to] = [daysIn(on), daysIn(until === undefined ? on : until)];
    const start = from ?? to;
    const end = to ?? from;
    return {
      kind,
      what: t(`detention.row.${kind}`),
      words,
      on: until === undefined ? on : on === null && until === null ? null : `${on ?? ''}/${until ?? ''}`,
      first: start && dayNumber(start.first),
      last: end && dayNumber(end.last),
    };
  };
  const captured = [of.capturedAt, of.capturedBy, of.capturedUnit].filter((one) => one !== null).join(' · ');
  return [
    mark('capture', captured, of.capturedOn),
    ...of.statuses.map(({ party, words, asOf }) => mark('status', `${party}: “${words}”`, asOf)),
    ...of.places.map(({ name, from, until }) => mark('place', name, from, until)),
    ...of.acknowledged.map(({ by, on }) => mark('acknowledged', by, on)),
    ...of.visits.map((on) => mark('visit', '', on)),
    mark(
      'outcome',
      [
        t(`detention.outcome.${of.outcome ?? 'none-recorded'}`),
        of.outcomeWords === null ? '' : `“${of.outcomeWords}”`,
      ]
        .filter((one) => one !== '')
        .join(' '),
      of.outcomeOn,
    ),
  ];
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** A time of being held as a picture over its days: what is said of it line by line, each party’s words in their own line; and the same as a table. */
export function EpisodePicture({ of }: { readonly of: DetentionFacts }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const isPrinted = useIsPrinted();
  const marks = useMarks(of);
  const days = marks.flatMap(({ first, last }) => [first, last]).filter((one) => one !== null);
  const drawn = marks.filter(({ first }) => first !== null);
  const width = Math.floor(isPrinted ? PAPER_PX : measured || UNKNOWN_PX);
  const isNarrow = width < NARROW_PX;
  const left = isNarrow ? NARROW_NAME_PX : NAME_PX;
  const [least, most] = [Math.min(...days), Math.max(...days)];
  const x = (at: number): number =>
    left + EDGE_PX + (most === least ? 0 : ((at - least) / (most - least)) * (width - left - 2 * EDGE_PX));
  const height = TOP_PX + drawn.length * ROW_PX + 6;
  const rowOf = (text: string): string => cut(text, isNarrow ? NARROW_CUT : CUT);
  return (
    <figure className="episode-figure" ref={ref}>
      {drawn.length === 0 ? (
        <p className="aside">{t('detention.picture.none')}</p>
      ) : (
        <svg
          className="episode-picture"
          role="img"
          aria-label={t('detention.picture', { n: drawn.length })}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          {(most === least ? [least] : [least, most]).map((at, index) => (
            <text
              key={at}
              x={x(at)}
              y={14}
              textAnchor={index === 1 ? 'end' : 'start'}
              className="episode-day"
            >
              {day(dayText(at))}
            </text>
          ))}
          {drawn.map(({ what, words, first, last, kind }, at) => {
            const top = TOP_PX + at * ROW_PX;
            const [from, to] = [x(first ?? least), x(last ?? least)];
            return (
              <g key={at} data-kind={kind}>
                <line x1={0} x2={width} y1={top} y2={top} className="episode-rule" />
                <text x={0} y={top + 13} className="episode-what">
                  {rowOf(what)}
                </text>
                <text x={0} y={top + 26} className="episode-words">
                  {rowOf(words)}
                </text>
                {to - from < 4 ? (
                  <circle cx={(from + to) / 2} cy={top + ROW_PX / 2} r={5} className="episode-mark" />
                ) : (
                  <rect
                    x={from}
                    y={top + ROW_PX / 2 - 4}
                    width={to - from}
                    height={8}
                    className="episode-mark"
                  />
                )}
              </g>
            );
          })}
        </svg>
      )}
      <figcaption className="aside">{t('detention.picture.what', { day: day(today()) })}</figcaption>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('detention.picture.table')}>
        <table className="detention-table">
          <thead>
            <tr>
              <th scope="col">{t('detention.row')}</th>
              <th scope="col">{t('detention.when')}</th>
              <th scope="col">{t('detention.words')}</th>
            </tr>
          </thead>
          <tbody>
            {marks.map(({ what, words, on }, at) => (
              <tr key={at}>
                <th scope="row">{what}</th>
                <td className="figures">{on === null ? t('undertaking.day.unknown') : day(on)}</td>
                <td dir="auto">{words === '' ? '—' : words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
