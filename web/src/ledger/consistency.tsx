import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { consistencyQuery } from '../api/keep-queries.ts';
import { useWords } from '../i18n/language.tsx';
import { consistencyCommand } from '../receipt/commands.ts';
import { saveJson } from '../receipt/save-json.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { checkConsistency, type LogStep } from './check-log.ts';
import { Steps, Yourself } from './steps.tsx';

function Outcome({ old, now }: { readonly old: number; readonly now: number }): ReactNode {
  const { t, format } = useWords();
  const { data, error, refetch } = useQuery(consistencyQuery(old, now));
  const [steps, setSteps] = useState<readonly LogStep[] | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  useEffect(() => {
    if (!data) return undefined;
    let isCurrent = true;
    setSteps(null);
    checkConsistency(data, [old, now]).then((made) => isCurrent && setSteps(made), setFault);
    return () => {
      isCurrent = false;
    };
  }, [data, old, now]);
  if (error ?? fault) return <ProblemBox error={error ?? fault} retry={() => void refetch()} />;
  const fileName = `consistency-${old}-${now}.json`;
  return (
    <>
      <Steps
        steps={steps}
        says={t('consistency.says', { old: format.number(old), now: format.number(now) })}
      />
      {data ? (
        <>
          <button type="button" className="quiet-button" onClick={() => saveJson(data, fileName)}>
            {t('consistency.save')}
          </button>
          <Yourself command={consistencyCommand(fileName)} note={t('consistency.yourself')} />
        </>
      ) : null}
    </>
  );
}

/** Checks that one published checkpoint extends another; which two is in the address. */
export function Consistency(given: {
  readonly sizes: readonly number[];
  readonly old?: string;
  readonly now?: string;
}): ReactNode {
  const { t, format } = useWords();
  const navigate = useNavigate();
  // An address may name checkpoints further back than the list has come.
  const wanted = [given.old, given.now].flatMap((size) => (size === undefined ? [] : [Number(size)]));
  const sizes = [...new Set([...given.sizes, ...wanted])].toSorted((a, b) => b - a);
  const now = given.now === undefined ? (sizes[0] ?? 0) : Number(given.now);
  const old = given.old === undefined ? (sizes.at(-1) ?? 0) : Number(given.old);
  const data = sizes.map((size) => ({ value: String(size), label: format.number(size) }));
  const go = (next: { old: number; now: number }): void =>
    void navigate({
      to: '/ledger',
      search: { view: 'checkpoints', old: String(next.old), now: String(next.now) },
      replace: true,
    });
  return (
    <section aria-labelledby="consistency">
      <h2 id="consistency">{t('consistency.title')}</h2>
      <p className="measure">{t('consistency.why')}</p>
      {sizes.length < 2 ? (
        <p className="note">{t('consistency.one')}</p>
      ) : (
        <>
          <div className="log-filters">
            <NativeSelect
              label={t('consistency.first')}
              value={String(old)}
              onChange={(event) => go({ old: Number(event.currentTarget.value), now })}
              data={data}
            />
            <NativeSelect
              label={t('consistency.second')}
              value={String(now)}
              onChange={(event) => go({ old, now: Number(event.currentTarget.value) })}
              data={data}
            />
          </div>
          {old === now ? (
            <p className="note">{t('consistency.same')}</p>
          ) : (
            <Outcome old={Math.min(old, now)} now={Math.max(old, now)} />
          )}
        </>
      )}
    </section>
  );
}
