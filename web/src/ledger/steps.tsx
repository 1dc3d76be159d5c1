import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Verdict } from '../ui/verdict.tsx';
import { overallOf, type LogStep } from './check-log.ts';

/** The outcome of a check that this browser made: the whole, then each step with what was found. */
export function Steps(given: {
  readonly steps: readonly LogStep[] | null;
  readonly says: string;
}): ReactNode {
  const { t } = useWords();
  const { steps, says } = given;
  return (
    <div className="log-check" aria-live="polite">
      <Verdict result={steps ? overallOf(steps) : 'BUSY'} />
      <p className="statement-text">{says}</p>
      {steps ? (
        <ul className="steps">
          {steps.map((step) => (
            <li key={`${step.id} ${step.detail}`}>
              <Verdict result={step.result} /> {t.of(`check.${step.id}`, step.id)}{' '}
              <span className="aside" lang="en">
                {step.detail}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** A command for whoever wants to repeat a check without this program. */
export function Yourself({ command, note }: { readonly command: string; readonly note: string }): ReactNode {
  const { t } = useWords();
  return (
    <details>
      <summary>{t('receipt.yourself')}</summary>
      <p>{note}</p>
      <div className="command">
        {/* Scrolls sideways, so the keyboard must reach it. */}
        <pre tabIndex={0} aria-label={t('receipt.command')}>
          {command}
        </pre>
        <CopyButton text={command} what={t('receipt.command')} />
      </div>
    </details>
  );
}
