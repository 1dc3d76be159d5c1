import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Incident } from '../api/schema.gen.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';

/** An incident in a line: when and where it is said to have been, what was done, and how many tell. */
export function IncidentLine({ incident }: { readonly incident: Incident }): ReactNode {
  const { t } = useWords();
  const actOf = useTerm('act-type');
  const statusOf = useTerm('violation-status');
  const { id, title, happenedOn, place, status, acts, victims, perpetrators, tellers } = incident;
  const facts = [
    acts.map((act) => actOf(act)).join(', '),
    status === null ? '' : statusOf(status),
    victims > 0 ? t('incident.victims', { n: victims }) : '',
    perpetrators > 0 ? t('incident.perpetrators', { n: perpetrators }) : '',
    tellers > 0 ? t('incident.tellers', { n: tellers }) : '',
  ].filter((one) => one !== '');
  return (
    <article className="claim-line incident-line">
      <p className="incident-when figures">
        {happenedOn ?? <span className="aside">{t('incident.no-date')}</span>}
      </p>
      <div>
        <p className="claim-says">
          <Link to="/incidents/$id" params={{ id }} dir="auto">
            {title}
          </Link>
        </p>
        <p className="aside">
          <span dir="auto">{place ?? t('incident.no-place')}</span>
          {facts.map((fact) => ` · ${fact}`).join('')}
        </p>
      </div>
    </article>
  );
}
