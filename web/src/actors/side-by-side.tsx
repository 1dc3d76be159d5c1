import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { askForActors } from '../api/actors.ts';
import { call } from '../api/client.ts';
import type { Actor, ActorCandidate, Phrase } from '../api/schema.gen.ts';
import { useTerm } from '../coding/terms.tsx';
import { phraseText } from '../i18n/said.ts';
import { useWords } from '../i18n/language.tsx';
import { ReasonForm } from '../together/reason-form.tsx';
import { ActorLink } from './actor-name.tsx';

function Column({ actor }: { readonly actor: Actor }): ReactNode {
  const { t } = useWords();
  const unitOf = useTerm('counting-unit');
  const known = actor.identity;
  const rows = [
    [t('actor.counting-unit'), unitOf(actor.countingUnit)],
    [t('actor.sex'), known?.sex ? t(`sex.${known.sex}`) : null],
    [t('actor.bornOn'), known?.bornOn ?? null],
    [t('actor.diedOn'), known?.diedOn ?? null],
    [t('actor.birthplace'), known?.birthplace ?? null],
    [t('actor.description'), known?.description ?? null],
  ] as const;
  return (
    <div className="side">
      <p className="claim-says">
        <ActorLink actor={actor} />
      </p>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value ?? '—'}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Reasons(given: { readonly label: string; readonly of: readonly Phrase[] }): ReactNode {
  const { t } = useWords();
  if (given.of.length === 0) return null;
  return (
    <p className="reasons">
      <span className="aside">{given.label}</span> {given.of.map((one) => phraseText(t, one)).join('; ')}
    </p>
  );
}

/** Two beside each other, what speaks for their being the same and against it, and the two answers, each with a reason. */
export function SideBySide(given: {
  readonly kept: Actor;
  readonly other: Actor;
  readonly why?: Pick<ActorCandidate, 'reasons' | 'doubts'>;
  readonly mayCode: boolean;
  /** After one of the two answers was recorded. */
  readonly onSaid?: () => void;
  readonly cancel?: () => void;
}): ReactNode {
  const { t } = useWords();
  const { kept, other, why, mayCode, onSaid, cancel } = given;
  const [asked, setAsked] = useState<'merges' | 'distincts' | null>(null);
  const say = useMutation({
    mutationFn: (reason: string) =>
      call(asked === 'distincts' ? 'POST /api/actors/{id}/distincts' : 'POST /api/actors/{id}/merges', {
        params: { id: kept.id },
        body: { otherId: other.id, reason },
      }),
    onSuccess: async () => {
      await askForActors();
      onSaid?.();
    },
  });
  const ask = (what: 'merges' | 'distincts') => () => {
    say.reset();
    setAsked(what);
  };
  return (
    <div className="side-by-side panel">
      <div className="sides">
        <Column actor={kept} />
        <Column actor={other} />
      </div>
      {why ? (
        <>
          <Reasons label={t('alike.for')} of={why.reasons} />
          <Reasons label={t('alike.against')} of={why.doubts} />
        </>
      ) : null}
      {!mayCode ? null : asked === null ? (
        <p className="button-line">
          <Button size="compact-sm" variant="default" onClick={ask('merges')}>
            {t('merge.same')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={ask('distincts')}>
            {t('merge.distinct')}
          </Button>
          {cancel ? (
            <button type="button" className="quiet-button" onClick={cancel}>
              {t('people.cancel')}
            </button>
          ) : null}
        </p>
      ) : (
        <>
          <p className="aside">
            {asked === 'merges' ? t('merge.what', { kept: kept.pseudonym }) : t('merge.distinct.what')}
          </p>
          <ReasonForm
            label={t('history.reason')}
            button={t(asked === 'merges' ? 'merge.same' : 'merge.distinct')}
            error={say.error}
            isBusy={say.isPending}
            send={(reason) => say.mutate(reason)}
            cancel={() => setAsked(null)}
          />
        </>
      )}
    </div>
  );
}
