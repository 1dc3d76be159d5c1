import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useLawText } from '../allegations/law-words.tsx';
import { skeletonsQuery } from '../api/pleadings.ts';
import type { SkeletonChoice } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

const keyOf = ({ checklist, of }: SkeletonChoice): string => `${checklist} ${of}`;

/** From what the sections of one skeleton are filled. */
function Filled({ by }: { readonly by: SkeletonChoice }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {by.toCheck ? <p className="deadline-check">{t('law.to-check')}</p> : null}
      {by.proceedings.length === 0 ? (
        <p className="note">{t('pleading.begin.no-proceeding')}</p>
      ) : (
        <label className="stack-field">
          {t('pleading.begin.proceeding')}
          <select name="begin-proceeding" defaultValue={by.proceedings[0]?.id}>
            {by.proceedings.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
            <option value="">{t('pleading.begin.none')}</option>
          </select>
        </label>
      )}
      {by.parties.length === 0 ? (
        <p className="note">{t('pleading.begin.no-allegation')}</p>
      ) : (
        <label className="stack-field">
          {t('pleading.begin.party')}
          <select name="begin-party" required>
            {by.parties.map((party) => (
              <option key={party} value={party}>
                {party}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

/** With which sections a pleading begins: none, or those that a forum wants, filled from what is recorded. What is chosen says its kind. */
export function BeginFields({
  children,
}: {
  /** The field of the kind, which is asked for where nothing says it. */
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { data, error, refetch } = useQuery(skeletonsQuery);
  const [chosen, setChosen] = useState('');
  if (error) return <ProblemBox error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting text={t('wait.pleadings')} />;
  const skeleton = data.skeletons.find((one) => keyOf(one) === chosen);
  return (
    <>
      <label className="stack-field">
        {t('pleading.begin')}
        <select name="begin" value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          <option value="">{t('pleading.begin.empty')}</option>
          {[...Map.groupBy(data.skeletons, (one) => one.of)].map(([kind, choices]) => (
            <optgroup key={kind} label={t(`pleading.kind.${kind}`)}>
              {choices.map((one) => {
                const { text, lang } = say(one.names);
                return (
                  <option key={keyOf(one)} value={keyOf(one)} lang={lang}>
                    {text}
                  </option>
                );
              })}
            </optgroup>
          ))}
        </select>
        <span className="aside">{t('pleading.begin.how')}</span>
      </label>
      {skeleton ? <input type="hidden" name="kind" value={skeleton.of} /> : children}
      {skeleton ? <Filled key={chosen} by={skeleton} /> : null}
    </>
  );
}

/** What was chosen, as a body of the API takes it. */
export function beginIn(form: FormData): {
  begin?: { checklist: string; proceedingId: string | null; party: string | null };
} {
  const said = (name: string): string | null => {
    const value = form.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const [checklist] = (said('begin') ?? '').split(' ');
  if (checklist === undefined || checklist === '') return {};
  return { begin: { checklist, proceedingId: said('begin-proceeding'), party: said('begin-party') } };
}
