import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { queryClient, suggestionsQuery, textQuery } from '../api/queries.ts';
import type { Suggestion } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { AskModel } from './ask-model.tsx';
import { sentenceAround } from './sentence.ts';
import { SuggestionRow } from './suggestion-row.tsx';
import { useWanted, want, type SuggestionPlace } from './wanted.ts';

const REASONS = ['wrong-words', 'wrong-value', 'not-of-interest', 'other'] as const;
type Reason = (typeof REASONS)[number];

const keyOf = ({ kind, start, end, runId }: Suggestion): string => `${kind} ${start} ${end} ${runId}`;

/** What of a claim a suggestion proposes; all of it can be changed before it is recorded. */
function proposedOf(one: Suggestion) {
  return {
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
  };
}

interface Left {
  readonly id: string;
  readonly text: string;
  readonly place: SuggestionPlace;
}

/** What people answer: each is an entry of the ledger, and the list is read anew. */
function useAnswers(serial: string) {
  const [last, setLast] = useState<Left | null>(null);
  const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['suggestions', serial] });
  const leave = useMutation({
    mutationFn: ({ place, reason }: { place: SuggestionPlace; text: string; reason?: Reason }) =>
      call('POST /api/items/{serial}/suggestions/left', {
        params: { serial },
        body: { ...place, ...(reason ? { reason } : {}) },
      }),
    onSuccess: async ({ id }, { place, text, reason }) => {
      setLast(reason ? null : { id, text, place });
      await refresh();
    },
  });
  const restore = useMutation({
    mutationFn: (id: string) => call('POST /api/suggestions-left/{id}/restoration', { params: { id } }),
    onSuccess: async () => {
      setLast(null);
      await refresh();
    },
  });
  return { leave, restore, last };
}

/** What was just left: taken back with one key, or given a reason with another. */
function JustLeft(given: {
  readonly last: Left;
  readonly undo: () => void;
  readonly say: (reason: Reason) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <div className="just-left" role="status">
      <span>
        {t('suggestion.just-left')} <q dir="auto">{given.last.text}</q>
      </span>{' '}
      <button type="button" className="quiet-button" aria-keyshortcuts="u" onClick={given.undo}>
        {t('suggestion.undo')}
      </button>
      {REASONS.map((reason, at) => (
        <button
          key={reason}
          type="button"
          className="quiet-button"
          aria-keyshortcuts={String(at + 1)}
          onClick={() => given.say(reason)}
        >
          {at + 1} {t(`suggestion.reason.${reason}`)}
        </button>
      ))}
    </div>
  );
}

/**
 * What is proposed on a page, numbers first: each is taken into the form of a claim, where it can be changed, or left. Nothing enters
 * by itself, and what was left is not proposed again. With the focus in the list: `j` and `k` go on and back, `a` takes, `r` leaves, `u`
 * takes the last one back, `1` to `4` say why it was left.
 */
export function Suggestions({
  serial,
  page,
}: {
  readonly serial: string;
  readonly page: number | null;
}): ReactNode {
  const { t } = useWords();
  const [withLeft, setWithLeft] = useState(false);
  const [focusAt, setFocusAt] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const takenAt = useRef<number | null>(null);
  const isWriting = useWanted(serial) !== null;
  const found = useQuery(suggestionsQuery(serial, page, withLeft));
  const text = useQuery(textQuery(serial));
  const { leave, restore, last } = useAnswers(serial);
  const rows = (): HTMLElement[] => [...(list.current?.querySelectorAll('li') ?? [])];
  // Back from the form to the one that follows in the list.
  useEffect(() => {
    if (isWriting || takenAt.current === null) return;
    setFocusAt(takenAt.current);
    takenAt.current = null;
  }, [isWriting]);
  useEffect(() => {
    if (focusAt === null || leave.isPending) return;
    const all = rows();
    (all[Math.min(focusAt, all.length - 1)]?.querySelector('button') ?? list.current)?.focus();
    setFocusAt(null);
  }, [focusAt, leave.isPending, found.data]);
  if (found.isError) return <ProblemBox error={found.error} />;
  if (!found.data || !text.data) return <Waiting text={t('wait.suggestions')} />;
  const { page: shown, left, suggestions, model, run } = found.data;
  if (shown === null) return <p className="aside">{t('suggestion.none')}</p>;
  const words = text.data.pages.find((one) => one.page === shown)?.text ?? '';
  const placeOf = ({ kind, start, end, runId }: Suggestion): SuggestionPlace => ({
    page: shown,
    kind,
    start,
    end,
    runId,
  });
  const ordered = suggestions.toSorted(
    (a, b) => Number(b.kind === 'count') - Number(a.kind === 'count') || a.start - b.start,
  );
  const usual = ordered.filter(({ isRare }) => !isRare);
  const rare = ordered.filter(({ isRare }) => isRare);
  const inOrder = [...usual, ...rare];
  const leaveAt = (one: Suggestion, at: number): void => {
    leave.mutate({ place: placeOf(one), text: one.text });
    setFocusAt(at);
  };
  const takeAt = (one: Suggestion, at: number): void => {
    takenAt.current = at;
    want({
      serial,
      place: sentenceAround(shown, words, one),
      known: proposedOf(one),
      from: placeOf(one),
    });
  };
  const sayWhy = (reason: Reason): void => {
    if (last) leave.mutate({ place: last.place, text: last.text, reason });
  };
  const actionOf = (key: string, at: number): (() => void) | null => {
    const one = inOrder[at];
    const reason = REASONS[Number(key) - 1];
    if (reason) return last ? () => sayWhy(reason) : null;
    const isOpen = one?.state === 'open';
    const restorable = one?.leftId ?? last?.id;
    switch (key) {
      case 'j':
      case 'ArrowDown':
        return () => setFocusAt(at + 1);
      case 'k':
      case 'ArrowUp':
        return () => setFocusAt(Math.max(0, at - 1));
      case 'u':
        return restorable === undefined ? null : () => restore.mutate(restorable);
      case 'a':
        return isOpen ? () => takeAt(one, at) : null;
      case 'r':
        return isOpen ? () => leaveAt(one, at) : null;
      default:
        return null;
    }
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = rows().findIndex((row) => row.contains(event.target as Node));
    const act = actionOf(event.key, at);
    if (!act) return;
    // Else the letter is typed into the field that gets the focus.
    event.preventDefault();
    act();
  };
  const row = (one: Suggestion, at: number): ReactNode => (
    <SuggestionRow
      key={keyOf(one)}
      one={one}
      model={run?.model ?? null}
      take={() => takeAt(one, at)}
      leave={() => leaveAt(one, at)}
      restore={() => one.leftId !== null && restore.mutate(one.leftId)}
    />
  );
  return (
    <div ref={list} tabIndex={-1} role="group" aria-label={t('suggestion.title')} onKeyDown={onKey}>
      <p className="aside">{t('suggestion.why')}</p>
      <p className="aside">{t('suggestion.keys')}</p>
      {last ? <JustLeft last={last} undo={() => restore.mutate(last.id)} say={sayWhy} /> : null}
      {leave.isError || restore.isError ? <ProblemBox error={leave.error ?? restore.error} /> : null}
      {inOrder.length === 0 ? <p className="aside">{t('suggestion.none')}</p> : null}
      <ul className="plain-list suggestions">{usual.map(row)}</ul>
      {rare.length > 0 ? (
        <details>
          <summary>{t('suggestion.rare', { n: rare.length })}</summary>
          <p className="aside">{t('suggestion.rare-why')}</p>
          <ul className="plain-list suggestions">{rare.map((one, at) => row(one, usual.length + at))}</ul>
        </details>
      ) : null}
      {left > 0 ? (
        <button type="button" className="quiet-button" onClick={() => setWithLeft(!withLeft)}>
          {withLeft ? t('suggestion.hide-left') : t('suggestion.show-left', { n: left })}
        </button>
      ) : null}
      <AskModel serial={serial} page={shown} length={Array.from(words).length} model={model} run={run} />
    </div>
  );
}
