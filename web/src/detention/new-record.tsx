import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDetention } from '../api/detention.ts';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import type { DetentionKind } from '../search-detention.ts';
import { compartmentIn, NewForm } from '../ui/new-form.tsx';
import { detentionFacts, exchangeFacts, missingFacts, whomIn } from './entered.ts';
import { RecordFields } from './record-fields.tsx';

const record = (kind: DetentionKind, form: FormData): Promise<{ id: string }> => {
  const place = compartmentIn(form);
  if (kind === 'exchange') return call('POST /api/exchanges', { body: { ...exchangeFacts(form), ...place } });
  const whom = whomIn(form);
  return kind === 'missing'
    ? call('POST /api/missing', { body: { ...missingFacts(form), ...whom, ...place } })
    : call('POST /api/detentions', { body: { ...detentionFacts(form), ...whom, ...place } });
};

/** The form of a new record of a kind, in a sealed compartment. */
export function NewRecord({ kind }: { readonly kind: DetentionKind }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const sealed = compartmentsOf(me).filter(({ isSealed }) => isSealed);
  if (me && sealed.length === 0) return <p className="note finding-mark">{t('mines.no-sealed')}</p>;
  return (
    <NewForm
      label={t(`detention.new.${kind}`)}
      name={`new ${kind}`}
      send={(form) => record(kind, form)}
      made={async ({ id }) => {
        await askForDetention();
        await navigate({ to: '/detainees/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/detainees', search: kind === 'detention' ? {} : { kind } })}
    >
      <RecordFields kind={kind} known={{}} />
      {sealed.length < 2 ? null : (
        <label className="stack-field">
          {t('incident.compartment')}
          <select name="compartment">
            {sealed.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </NewForm>
  );
}
