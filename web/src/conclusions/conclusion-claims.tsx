import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForConclusions } from '../api/conclusions.ts';
import { claimsNamedQuery } from '../api/queries.ts';
import type { NamedClaim } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Reasoned } from '../together/reasoned.tsx';

function NewClaim({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const found = useQuery(claimsNamedQuery(typed));
  const name = useMutation({
    mutationFn: (form: FormData) =>
      call('POST /api/conclusions/{id}/claims', {
        params: { id },
        body: {
          claimId: String(form.get('claim')),
          stance: form.get('against') === null ? 'supports' : 'contradicts',
          note: String(form.get('note') ?? '').trim() || null,
        },
      }),
    onSuccess: async () => {
      await askForConclusions();
      done();
    },
  });
  return (
    <form
      className="stack panel"
      aria-label={t('conclusion.add-claim')}
      onSubmit={(event) => {
        event.preventDefault();
        name.mutate(new FormData(event.currentTarget));
      }}
    >
      <TextInput
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        dir="auto"
        maxLength={300}
        label={t('basis.find')}
      />
      <fieldset className="plain-choices">
        <legend>{t('basis.which')}</legend>
        {found.data?.items.length === 0 ? <p className="aside">{t('link.none')}</p> : null}
        {found.data?.items.map((one) => (
          <label key={one.id} className="check-line">
            <input type="radio" name="claim" value={one.id} required /> <span dir="auto">{one.body}</span>{' '}
            <span className="aside" dir="auto">
              {one.speaker ?? one.sourceName}
            </span>
          </label>
        ))}
      </fieldset>
      <label className="check-line">
        <input type="checkbox" name="against" /> {t('conclusion.is-against')}
      </label>
      <TextInput name="note" maxLength={2000} dir="auto" label={t('basis.note')} />
      {name.isError ? <ProblemBox error={name.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={name.isPending}>
          {t('claim.record')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
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
  const [isOpen, setOpen] = useState(false);
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
      {!mayChange ? null : isOpen ? (
        <NewClaim id={id} done={() => setOpen(false)} />
      ) : (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('conclusion.add-claim')}
        </Button>
      )}
    </section>
  );
}
