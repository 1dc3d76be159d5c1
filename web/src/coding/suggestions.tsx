import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { suggestionsQuery, textQuery } from '../api/queries.ts';
import type { Suggestion } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { sentenceAround } from './sentence.ts';
import { useTerm } from './terms.tsx';
import { want } from './wanted.ts';

const keyOf = ({ kind, start, end }: Suggestion): string => `${kind} ${start} ${end}`;

function Row(given: {
  readonly one: Suggestion;
  readonly take: () => void;
  readonly leave: () => void;
}): ReactNode {
  const { t } = useWords();
  const measureOf = useTerm('count-measure');
  const { one, take, leave } = given;
  return (
    <li className="suggestion">
      <span className="aside">{t(`suggestion.${one.kind}`)}</span> <span dir="auto">{one.text}</span>{' '}
      {one.measure === null ? null : <span className="aside">{measureOf(one.measure)}</span>}
      {one.speaker === null ? null : (
        <span className="aside" dir="auto">
          {' '}
          · {one.speaker}
        </span>
      )}{' '}
      <button type="button" className="quiet-button" aria-keyshortcuts="a" onClick={take}>
        {t('suggestion.take')}
      </button>{' '}
      <button type="button" className="quiet-button" aria-keyshortcuts="r" onClick={leave}>
        {t('suggestion.leave')}
      </button>
    </li>
  );
}

/**
 * What rules propose on a page, numbers first: each is taken into the form of a claim, where it can be changed, or left. Nothing enters
 * by itself. `a` takes and `r` leaves the one that has the focus.
 */
export function Suggestions({
  serial,
  page,
}: {
  readonly serial: string;
  readonly page: number | null;
}): ReactNode {
  const { t } = useWords();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const found = useQuery(suggestionsQuery(serial, page));
  const text = useQuery(textQuery(serial));
  if (found.isError) return <ProblemBox error={found.error} />;
  if (!found.data || !text.data) return <Waiting text={t('wait.suggestions')} />;
  const shown = found.data.page;
  const words = text.data.pages.find((one) => one.page === shown)?.text ?? '';
  const rest = found.data.suggestions
    .filter((one) => !left.has(keyOf(one)))
    .toSorted((a, b) => Number(b.kind === 'count') - Number(a.kind === 'count') || a.start - b.start);
  if (rest.length === 0 || shown === null) return <p className="aside">{t('suggestion.none')}</p>;
  const leave = (one: Suggestion): void => setLeft(new Set([...left, keyOf(one)]));
  const take = (one: Suggestion): void => {
    want({
      serial,
      passage: sentenceAround(shown, words, one),
      known: {
        ...(one.kind === 'count'
          ? {
              kind: 'claimk-count',
              measure: one.measure,
              value: one.value,
              lower: one.lower,
              upper: one.upper,
              population: one.population,
              area: one.area,
            }
          : {}),
        ...(one.kind === 'date' ? { happenedOn: one.date } : {}),
        ...(one.kind === 'place' ? { place: one.text } : {}),
        speaker: one.kind === 'speaker' ? one.text : one.speaker,
      },
    });
    leave(one);
  };
  return (
    <>
      <p className="aside">{t('suggestion.why')}</p>
      <ul
        className="plain-list suggestions"
        onKeyDown={(event) => {
          const at = [...event.currentTarget.children].findIndex((row) => row.contains(event.target as Node));
          const one = rest[at];
          if (!one || event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key !== 'a' && event.key !== 'r') return;
          // Else the letter is typed into the field that gets the focus.
          event.preventDefault();
          if (event.key === 'a') take(one);
          else leave(one);
        }}
      >
        {rest.map((one) => (
          <Row key={keyOf(one)} one={one} take={() => take(one)} leave={() => leave(one)} />
        ))}
      </ul>
    </>
  );
}
