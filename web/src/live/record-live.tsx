import { useEffect, useState, type ReactNode } from 'react';
import type { RecordKey } from '../api/together.ts';
import { useWords } from '../i18n/language.tsx';
import { showRecord, useLive } from './stream.ts';

const JUST_NOW_MS = 60_000;

/** Who else has this record open, and who changed it just now; said aloud politely. */
export function RecordLive({ table, id }: RecordKey): ReactNode {
  const { t } = useWords();
  const { people, changed } = useLive();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    showRecord({ table, id });
    return () => showRecord(null);
  }, [table, id]);
  const last = changed[id];
  useEffect(() => {
    setNow(Date.now());
    if (!last) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), JUST_NOW_MS);
    return () => clearTimeout(timer);
  }, [last]);
  const isFresh = last !== undefined && now - last.atMs < JUST_NOW_MS;
  return (
    <p className="record-live" role="status">
      {people.length > 0 ? (
        <span className="present" dir="auto">
          {t('live.present', { n: people.length, names: people.map(({ name }) => name).join(', ') })}
        </span>
      ) : null}
      {isFresh ? (
        <span className="just-now" dir="auto">
          {t('live.just-now', { who: last.who })}
        </span>
      ) : null}
    </p>
  );
}
