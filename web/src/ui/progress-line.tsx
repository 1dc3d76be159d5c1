import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** Progress of a transfer, always with numbers: done, total, rate and time left. */
export function ProgressLine(given: {
  readonly label: string;
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** Bytes a second so far; 0 while it is not known. */
  readonly rate: number;
}): ReactNode {
  const { t, format } = useWords();
  const { label, doneBytes, totalBytes, rate } = given;
  const left = rate > 0 ? Math.ceil((totalBytes - doneBytes) / rate) : null;
  return (
    <div className="progress-line">
      <progress max={Math.max(1, totalBytes)} value={doneBytes} aria-label={label} />
      <span className="figures">
        {label}: {t('progress.of', { done: format.bytes(doneBytes), total: format.bytes(totalBytes) })}
        {rate > 0 ? ` · ${t('progress.rate', { rate: format.bytes(rate) })}` : ''}
        {left !== null && left > 0 ? ` · ${t('progress.left', { n: left })}` : ''}
      </span>
    </div>
  );
}
