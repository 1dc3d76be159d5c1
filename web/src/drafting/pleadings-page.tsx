import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForPleadings, pleadingsQuery } from '../api/pleadings.ts';
import { dossiersQuery, meQuery } from '../api/queries.ts';
import type { ListedPleading } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { leftOutIn, pleadingsSearch } from '../search-pleadings.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { CompartmentChoice, compartmentIn, NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { BeginFields, beginIn } from './begin-fields.tsx';
import { KindField, PleadingFields, pleadingFacts } from './pleading-fields.tsx';

function NewPleading(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data } = useQuery(dossiersQuery);
  const dossiers = data?.dossiers ?? [];
  if (data && dossiers.length === 0) return <p className="note">{t('pleadings.no-dossier')}</p>;
  return (
    <NewForm
      label={t('pleadings.new')}
      name="new pleading"
      send={(form) =>
        call('POST /api/pleadings', {
          body: {
            dossierId: String(form.get('dossier')),
            ...pleadingFacts(form),
            ...beginIn(form),
            ...compartmentIn(form),
          },
        })
      }
      made={async ({ id, leftOut }) => {
        await askForPleadings();
        await navigate({ to: '/pleadings/$id', params: { id }, search: leftOutIn(leftOut) });
      }}
      leave={() => void navigate({ to: '/pleadings', search: {} })}
    >
      <label className="stack-field">
        {t('pleading.dossier')}
        <select name="dossier" required>
          {dossiers.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <PleadingFields known={{}} />
      <BeginFields>
        <KindField known={{}} />
      </BeginFields>
      <CompartmentChoice />
    </NewForm>
  );
}

function Line({ listed }: { readonly listed: ListedPleading }): ReactNode {
  const { t, format } = useWords();
  const { pleading, dossierTitle, paragraphs } = listed;
  return (
    <tr>
      <td>
        <Link to="/pleadings/$id" params={{ id: pleading.id }} dir="auto">
          {pleading.title}
        </Link>
        <span className="aside"> {t(`pleading.kind.${pleading.kind}`)}</span>
      </td>
      <td dir="auto">{dossierTitle}</td>
      <td className="c-number">{format.number(paragraphs)}</td>
      <td>
        <Moment at={pleading.changedAt ?? pleading.madeAt} />
      </td>
    </tr>
  );
}

/** Pleadings of the case, and the form that begins one. */
export function PleadingsPage(): ReactNode {
  const { t } = useWords();
  const { view } = pleadingsSearch({ ...useSearch({ from: '/inside/pleadings' }) });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(pleadingsQuery);
  const mayWrite = me?.capabilities.includes('build-dossier') ?? false;
  return (
    <>
      <PageTitle text={t('pleadings.title')} />
      <p className="aside measure">{t('pleadings.what')}</p>
      {!mayWrite ? null : view === 'new' ? (
        <NewPleading />
      ) : (
        <p className="button-line no-print">
          <Link to="/pleadings" search={{ view: 'new' }}>
            {t('pleadings.new')}
          </Link>
        </p>
      )}
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.pleadings')} /> : null}
      {data?.pleadings.length === 0 ? (
        <EmptyState what={t('pleadings.none')} why={t('pleadings.how')} />
      ) : null}
      {data && data.pleadings.length > 0 ? (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('pleadings.title')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('pleading.title')}</th>
                <th scope="col">{t('pleading.dossier')}</th>
                <th scope="col" className="c-number">
                  {t('pleading.paragraphs')}
                </th>
                <th scope="col">{t('pleading.changed')}</th>
              </tr>
            </thead>
            <tbody>
              {data.pleadings.map((one) => (
                <Line key={one.pleading.id} listed={one} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}
