import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import type { Claim, ClaimLink } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { FindClaim } from './find-claim.tsx';
import { askForClaims } from './item-claims.tsx';

const RELATIONS = ['supports', 'contradicts', 'qualifies', 'same-origin'] as const;

function NewLink({ claim }: { readonly claim: Claim }): ReactNode {
  const { t } = useWords();
  return (
    <OpenForm
      label={t('link.new')}
      submit={t('link.make')}
      send={(form) =>
        call('POST /api/claims/{id}/links', {
          params: { id: claim.id },
          body: {
            otherId: String(form.get('claim')),
            relation: RELATIONS.find((one) => one === form.get('relation')) ?? 'supports',
            reason: String(form.get('reason')),
          },
        })
      }
      done={askForClaims}
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
      <FindClaim label={t('link.find')} why={t('link.find-why')} legend={t('link.which')} not={claim.id} />
      <TextInput name="reason" required maxLength={2000} dir="auto" label={t('history.reason')} />
    </OpenForm>
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
      {mayCode ? <NewLink claim={claim} /> : null}
    </section>
  );
}
