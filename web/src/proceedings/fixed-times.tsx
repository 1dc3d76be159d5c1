import { useState, type ReactNode } from 'react';
import type { FixedTime, ProceedingStep } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

/** As `FIXED_MAX` of the server’s src/proceedings/model.ts. */
const FIXED_MAX = 20;

/** Steps by which a forum fixes days, which are asked for them at once. */
const FIXING: ReadonlySet<ProceedingStep['kind']> = new Set([
  'hearing',
  'order',
  'judgment',
  'measure',
  'communication',
  'other',
]);

/** What the fields say, as the server takes it. */
export function fixedTimesIn(form: FormData): FixedTime[] {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  return Array.from({ length: FIXED_MAX }, (_, at): FixedTime => ({
    what: text(`fixed ${at} what`),
    forWhom: text(`fixed ${at} forWhom`) || null,
    dueOn: text(`fixed ${at} dueOn`),
    keptOn: text(`fixed ${at} keptOn`) || null,
  })).filter(({ what, dueOn }) => what !== '' || dueOn !== '');
}

/** One of them in one line, for who compares two versions. */
export function useFixedText(): (times: readonly FixedTime[]) => string {
  const { t, format } = useWords();
  return (times) =>
    times
      .map(({ what, forWhom, dueOn, keptOn }) =>
        [
          what,
          forWhom,
          format.day(dueOn),
          keptOn === null ? null : t('deadline.kept', { day: format.day(keptOn) }),
        ]
          .filter((one) => one !== null)
          .join(' · '),
      )
      .join('; ');
}

/** Days that a step fixed itself, a line for each. `people`: the id of a list of names that are offered. */
export function FixedTimeFields(given: {
  readonly known: readonly FixedTime[];
  readonly kind: ProceedingStep['kind'];
  readonly people: string;
}): ReactNode {
  const { t } = useWords();
  const { kind, people } = given;
  const [start] = useState(given.known);
  const [lines, setLines] = useState(start.length);
  if (lines === 0 && !FIXING.has(kind)) return null;
  return (
    <fieldset className="plain-choices fixed-times">
      <legend>{t('step.fixed')}</legend>
      <p className="aside">{t('step.fixed.why')}</p>
      {Array.from({ length: lines }, (_, at) => {
        const of = start[at];
        const field = (name: keyof FixedTime, isDay: boolean): ReactNode => (
          <label className="stack-field">
            {t(`step.fixed.${name}`)}
            <span className="for-readers"> {at + 1}</span>
            <input
              type={isDay ? 'date' : 'text'}
              name={`fixed ${at} ${name}`}
              maxLength={isDay ? undefined : 300}
              dir={isDay ? undefined : 'auto'}
              list={name === 'forWhom' ? people : undefined}
              defaultValue={of?.[name] ?? ''}
            />
          </label>
        );
        return (
          <div key={at} className="fixed-time">
            {field('what', false)}
            {field('forWhom', false)}
            {field('dueOn', true)}
            {field('keptOn', true)}
          </div>
        );
      })}
      {lines < FIXED_MAX ? (
        <button type="button" className="quiet-button" onClick={() => setLines(lines + 1)}>
          {t('step.fixed.more')}
        </button>
      ) : null}
    </fieldset>
  );
}
