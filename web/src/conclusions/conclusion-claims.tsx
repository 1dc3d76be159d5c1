import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForConclusions } from '../api/conclusions.ts';
import type { NamedClaim } from '../api/schema.gen.ts';
import { FindClaim } from '../coding/find-claim.tsx';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { OpenForm } from '../ui/open-form.tsx';

function NewClaim({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  return (
    <OpenForm
      label={t('conclusion.add-claim')}
      submit={t('claim.record')}
      send={(form) =>
        call('POST /api/conclusions/{id}/claims', {
          params: { id },
          body: {
            claimId: String(form.get('claim')),
            stance: form.get('against') === null ? 'supports' : 'contradicts',
            note: String(form.get('note') ?? '').trim() || null,
          },
        })
      }
      done={askForConclusions}
    >
      <FindClaim label={t('basis.find')} legend={t('basis.which')} />
      <label className="check-line">
        <input type="checkbox" name="against" /> {t('conclusion.is-against')}
      </label>
      <TextInput name="note" maxLength={2000} dir="auto" label={t('basis.note')} />
    </OpenForm>
  );
}

/** The claims that a conclusion rests on and those that speak against it, side by side. */
export function Claims(given: {
  readonly id: string;
  readonly claims: readonly NamedClaim[];
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id, claims, mayChange } = given;
  const side = (stance: 'supports' | 'contradicts'): ReactNode => {
    const own = claims.filter((one) => one.stance === stance);
    return (
      <div>
        <h3>{t(stance === 'supports' ? 'conclusion.rests-on' : 'conclusion.spoken-against')}</h3>
        {own.length === 0 ? <p className="aside">{t('basis.none')}</p> : null}
        <ul className="plain-list">
          {own.map((one) => (
            <li key={one.id}>
              <Link to="/claims/$id" params={{ id: one.claimId }} dir="auto">
                {one.body}
              </Link>{' '}
              <span className="aside" dir="auto">
                {one.sourceName}
                {one.isWithdrawn ? ` · ${t('basis.claim-withdrawn')}` : ''}
                {one.note === null ? '' : ` · ${one.note}`}
              </span>
              {mayChange ? (
                <Reasoned
                  done={askForConclusions}
                  button={t('basis.withdraw')}
                  send={(reason) =>
                    call('POST /api/conclusion-claims/{id}/withdrawal', {
                      params: { id: one.id },
                      body: { reason },
                    })
                  }
                />
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    );
  };
  return (
    <section aria-labelledby="conclusion-claims">
      <h2 id="conclusion-claims">{t('claims.title')}</h2>
      <div className="two-sides">
        {side('supports')}
        {side('contradicts')}
      </div>
      {mayChange ? <NewClaim id={id} /> : null}
    </section>
  );
}
