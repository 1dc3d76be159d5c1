import { useId, useRef, type ReactNode } from 'react';
import type { Problem } from '../api/schema.gen.ts';
import { ProblemError } from '../api/client.ts';
import { useWords } from '../i18n/language.tsx';
import { problemWords } from '../i18n/said.ts';
import { CopyButton } from './copy-button.tsx';
import { useRefusedField } from './refused-field.ts';

function asProblem(error: unknown): Partial<Problem> & { readonly code: string } {
  if (error instanceof ProblemError) return error.problem;
  return { code: 'PAGE_FAULT', detail: error instanceof Error ? error.message : String(error) };
}

// What somebody who looks after the archive needs to find it in the log; no content of the page.
function detailsOf(error: unknown): string {
  const { code, status, title, detail, instance } = asProblem(error);
  const lines = { code, status, title, detail, request: instance, page: location.pathname };
  return [
    ...Object.entries(lines).map(([name, value]) => `${name}: ${value ?? ''}`),
    `time: ${new Date().toISOString()}`,
    `browser: ${navigator.userAgent}`,
  ].join('\n');
}

/**
 * An error in the interface's language: what, why, what next, and a code that can be searched for. Announced when it appears. A refusal that
 * is about a field of the form around it calls that field as the form does, marks it and leads there.
 */
export function ProblemBox(given: {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
}): ReactNode {
  const { t } = useWords();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const field = useRefusedField(box, given.error, id);
  const problem = asProblem(given.error);
  const { detail, code } = problem;
  const isUnreachable = code === 'UNREACHABLE';
  const { title, help, isEnglish } = problemWords(
    t,
    field === null ? problem : { ...problem, facts: { ...problem.facts, what: field } },
  );
  const what = isUnreachable ? t('problem.unreachable') : title || t('problem.fault');
  const lang = isEnglish ? { lang: 'en' } : {};
  return (
    <div className="problem" role="alert" ref={box} id={id}>
      <p className="problem-title" {...lang}>
        {what}
      </p>
      {detail && (isEnglish || title === '') && detail !== title ? <p lang="en">{detail}</p> : null}
      <p {...lang}>{isUnreachable ? t('problem.unreachable.help') : help || t('problem.fault.help')}</p>
      <p className="problem-code">
        {t('problem.code')} <code>{code}</code>{' '}
        <CopyButton text={detailsOf(given.error)} what={t('problem.code')} label={t('problem.details')} />
        {given.retry ? (
          <button type="button" className="quiet-button" onClick={given.retry}>
            {t('problem.retry')}
          </button>
        ) : null}
      </p>
    </div>
  );
}
