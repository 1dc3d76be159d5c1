import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForConclusions } from '../api/conclusions.ts';
import type { Conclusion, ConclusionStep } from '../api/schema.gen.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { Moment } from '../ui/moment.tsx';
import { Reasoned } from '../together/reasoned.tsx';

/** The ladder of a conclusion: who took which step and why, and the steps that one can take. */
export function Ladder(given: {
  readonly conclusion: Conclusion;
  readonly steps: readonly ConclusionStep[];
  readonly next: readonly string[];
  readonly mayCode: boolean;
}): ReactNode {
  const { t } = useWords();
  const { conclusion, steps, next, mayCode } = given;
  const { id, version, status, newerId } = conclusion;
  const statusOf = useTerm('finding-status');
  const navigate = useNavigate();
  return (
    <section aria-labelledby="conclusion-ladder">
      <h2 id="conclusion-ladder">{t('conclusion.ladder')}</h2>
      <p>
        {t('conclusion.status')}: <strong>{statusOf(status)}</strong>
      </p>
      <ol className="plain-list">
        {steps.map((step) => (
          <li key={step.madeAt}>
            {statusOf(step.from)} → <strong>{statusOf(step.to)}</strong> <span dir="auto">{step.reason}</span>
            <p className="aside">
              {step.madeBy ?? ''} · <Moment at={step.madeAt} />
            </p>
          </li>
        ))}
      </ol>
      {mayCode ? (
        <div className="button-line">
          {next.map((to) => (
            <Reasoned
              done={askForConclusions}
              key={to}
              button={t('conclusion.step-to', { status: statusOf(to) })}
              send={(reason) =>
                call('POST /api/conclusions/{id}/steps', {
                  params: { id },
                  body: { to: to as Conclusion['status'], reason },
                  ifMatch: version,
                })
              }
            />
          ))}
          {status === 'find-sealed' && newerId === null ? (
            <Reasoned
              done={askForConclusions}
              button={t('conclusion.revise')}
              send={async (reason) => {
                const made = await call('POST /api/conclusions/{id}/revision', {
                  params: { id },
                  body: { reason },
                });
                await navigate({ to: '/conclusions/$id', params: { id: made.id } });
              }}
            />
          ) : null}
        </div>
      ) : null}
      {mayCode && status === 'find-ready' && !next.includes('find-reviewed') ? (
        <p className="note">{t('conclusion.second-needed')}</p>
      ) : null}
    </section>
  );
}
