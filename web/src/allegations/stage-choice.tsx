import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Law } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { matrixSearch } from '../search-allegations.ts';
import { useCharge } from './charge.tsx';
import { Authorities, LawWords, ToCheck, useLawText } from './law-words.tsx';

type Stage = Law['stages'][number];

/** Stages at which another thing is asked before a forum than on the merits, and the merits; fewer than two: there is nothing to choose. */
export const stagesBefore = (law: Law | undefined, forum: string): readonly Stage[] =>
  (law?.stages ?? []).filter(({ asks }) => asks.length === 0 || asks.some((one) => one.forum === forum));

/** At which stage of proceedings the matrix is looked at: a way of looking at the allegation, which goes through all of them. */
export function StageChoice({ of }: { readonly of: readonly Stage[] }): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const navigate = useNavigate({ from: '/allegations/$id' });
  const { matrix } = useCharge();
  const usual = of.find(({ asks }) => asks.length === 0);
  return (
    <select
      aria-label={t('allegation.stage')}
      value={matrix.stage ?? usual?.id ?? ''}
      onChange={({ target }) => {
        const stage = target.value;
        void navigate({
          // The usual stage is no word in the address.
          search: (before) => matrixSearch({ ...before, stage: stage === usual?.id ? undefined : stage }),
          replace: true,
          resetScroll: false,
        });
      }}
    >
      {of.map(({ id, names }) => (
        <option key={id} value={id} lang={say(names).lang}>
          {say(names).text}
        </option>
      ))}
    </select>
  );
}

/** What the stage asks in place of the standards of the merits; nothing where it is the merits. */
export function StageAsks(): ReactNode {
  const { t } = useWords();
  const { matrix, names } = useCharge();
  const stage = names.law?.stages.find(({ id }) => id === matrix.stage);
  const asked = names.standard(matrix.asked);
  if (!stage || !asked) return null;
  return (
    <div className="note">
      <p>
        <strong>
          <LawWords of={stage.names} />
        </strong>
        {': '}
        {t('matrix.stage.asked')} <LawWords of={asked.names} />
        <ToCheck is={stage.toCheck} />. {t('matrix.stage.exceptions')}
      </p>
      <p>
        <LawWords of={stage.text} />
      </p>
      <Authorities of={stage.authority} />
    </div>
  );
}
