import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { claimsNamedQuery } from '../api/queries.ts';
import type { Claim, ClaimLink } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { askForClaims } from './item-claims.tsx';

const RELATIONS = ['supports', 'contradicts', 'qualifies', 'same-origin'] as const;

function NewLink({ claim, done }: { readonly claim: Claim; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const found = useQuery(claimsNamedQuery(typed));
  const others = found.data?.items.filter(({ id }) => id !== claim.id) ?? [];
  const link = useMutation({
    mutationFn: (form: FormData) =>
      call('POST /api/claims/{id}/links', {
        params: { id: claim.id },
        body: {
          otherId: String(form.get('other')),
          relation: RELATIONS.find((one) => one === form.get('relation')) ?? 'supports',
          reason: String(form.get('reason')),
        },
      }),
    onSuccess: async () => {
      await askForClaims();
      done();
    },
  });
  return (
    <form
      className="stack panel"
      aria-label={t('link.new')}
      onSubmit={(event) => {
        event.preventDefault();
        link.mutate(new FormData(event.currentTarget));
      }}
    >
      <label className="stack-field">
        {t('link.relation')}
        <select name="relation" defaultValue="supports">
          {RELATIONS.map((one) => (
            <option key={one} value={one}>
              {t(`relation.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <TextInput
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        dir="auto"
        maxLength={300}
        label={t('link.find')}
        description={t('link.find-why')}
      />
      <fieldset className="plain-choices">
        <legend>{t('link.which')}</legend>
        {others.length === 0 ? <p className="aside">{t('link.none')}</p> : null}
        {others.map((one) => (
          <label key={one.id} className="check-line">
            <input type="radio" name="other" value={one.id} required /> <span dir="auto">{one.body}</span>{' '}
            <span className="aside" dir="auto">
              {one.speaker ?? one.sourceName}
            </span>
          </label>
        ))}
      </fieldset>
      <TextInput name="reason" required maxLength={2000} dir="auto" label={t('history.reason')} />
      {link.isError ? <ProblemBox error={link.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={link.isPending}>
          {t('link.make')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Row({ link, mayCode }: { readonly link: ClaimLink; readonly mayCode: boolean }): ReactNode {
  const { t, format } = useWords();
  const relation = link.relation as (typeof RELATIONS)[number];
  return (
    <li>
      {t(link.isFrom ? `relation.${relation}` : `relation.of.${relation}`)}{' '}
      <Link to="/claims/$id" params={{ id: link.otherId }} dir="auto">
        {link.otherBody}
      </Link>{' '}
      <span className="aside">
        {link.madeBy ?? ''}, {format.day(link.madeAt)}: <span dir="auto">{link.reason}</span>
      </span>{' '}
      {mayCode ? (
        <Reasoned
          isQuiet
          button={t('link.withdraw')}
          send={(reason) =>
            call('POST /api/claim-links/{id}/withdrawal', { params: { id: link.id }, body: { reason } })
          }
          done={askForClaims}
        />
      ) : null}
    </li>
  );
}

/** How a claim stands to others, with why somebody said so. Conflicts are shown, never averaged. */
export function Links(given: {
  readonly claim: Claim;
  readonly links: readonly ClaimLink[];
  readonly mayCode: boolean;
}): ReactNode {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { claim, links, mayCode } = given;
  return (
    <section aria-labelledby="claim-links">
      <h2 id="claim-links">{t('claim.links')}</h2>
      {links.length === 0 ? <p className="aside">{t('link.none-yet')}</p> : null}
      <ul className="plain-list">
        {links.map((link) => (
          <Row key={link.id} link={link} mayCode={mayCode} />
        ))}
      </ul>
      {!mayCode ? null : isOpen ? (
        <NewLink claim={claim} done={() => setOpen(false)} />
      ) : (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('link.new')}
        </Button>
      )}
    </section>
  );
}
