import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactNode } from 'react';
import { networkQuery } from '../api/network.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { networkKinds, networkSearch, type NetworkKind, type NetworkSearch } from '../search-network.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { FindRecord } from './find-record.tsx';
import { NetworkList } from './network-list.tsx';
import { Legend, NetworkPicture } from './network-picture.tsx';
import { nameOf, RecordLink } from './words.tsx';

/** As many as the server draws around one. */
const DRAWN_MOST = 200;

interface Narrowed {
  readonly search: NetworkSearch;
  readonly change: (next: NetworkSearch) => void;
}

function Filter({ search, change }: Narrowed): ReactNode {
  const { t } = useWords();
  const { skip: _, ...kept } = search;
  const chosen = kept.kinds?.split(',') ?? [...networkKinds];
  const toggle = (kind: NetworkKind): void => {
    const next = networkKinds.filter((one) => (one === kind) !== chosen.includes(one));
    const { kinds: __, ...rest } = kept;
    // None of all would draw nothing: then all are.
    change(next.length === 0 ? rest : { ...rest, kinds: next.join(',') });
  };
  const day = (name: 'from' | 'until', label: string): ReactNode => (
    <label className="stack-field">
      {label}
      <input
        type="date"
        value={search[name] ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const { [name]: __, ...rest } = kept;
          change(value === '' ? rest : { ...rest, [name]: value });
        }}
      />
    </label>
  );
  return (
    <form role="search" aria-label={t('network.narrow')} className="claims-filter no-print">
      <label className="stack-field">
        {t('network.hops')}
        <select
          value={search.hops ?? 1}
          onChange={({ currentTarget }) => {
            const { hops: __, ...rest } = kept;
            change(currentTarget.value === '2' ? { ...rest, hops: 2 } : rest);
          }}
        >
          <option value={1}>{t('network.hops.one')}</option>
          <option value={2}>{t('network.hops.two')}</option>
        </select>
      </label>
      <fieldset className="network-kinds">
        <legend>{t('network.kinds')}</legend>
        {networkKinds.map((kind) => (
          <label key={kind} className="check-line">
            <input type="checkbox" checked={chosen.includes(kind)} onChange={() => toggle(kind)} />
            {t(`network.kind.${kind}`)}
          </label>
        ))}
      </fieldset>
      {day('from', t('network.from'))}
      {day('until', t('network.until'))}
    </form>
  );
}

function Around({ search, change }: Narrowed): ReactNode {
  const { t, language } = useWords();
  const { data, error, refetch } = useQuery(networkQuery(search, language));
  if (!data)
    return (
      <>
        <PageTitle text={t('network.title')} />
        {error ? (
          <ProblemBox error={error} retry={() => void refetch()} />
        ) : (
          <Waiting text={t('wait.network')} />
        )}
      </>
    );
  const { nodes, links, total, totalIsExact, near, linksAreWhole } = data;
  const [centre] = nodes;
  if (!centre) return null;
  const skip = search.skip ?? 0;
  const { skip: _, ...kept } = search;
  return (
    <>
      <PageTitle
        text={t('network.of', { name: centre.name })}
        aside={
          <RecordLink node={centre}>{centre.kind === 'place' ? centre.id : t('network.open')}</RecordLink>
        }
      />
      <p className="aside">{t('network.what')}</p>
      {centre.isWithdrawn ? <p className="note">{t('network.withdrawn')}</p> : null}
      <Filter search={search} change={change} />
      <p className="list-head" role="status">
        {t(totalIsExact ? 'network.drawn' : 'network.drawn-more', { drawn: nodes.length - 1, total })}
        {linksAreWhole ? '' : ` ${t('network.links-left')}`}
      </p>
      <p className="button-line no-print">
        {skip > 0 ? (
          <Link to="/network" search={skip > DRAWN_MOST ? { ...kept, skip: skip - DRAWN_MOST } : kept}>
            {t('network.previous')}
          </Link>
        ) : null}
        {skip + DRAWN_MOST < near ? (
          <Link to="/network" search={{ ...kept, skip: skip + DRAWN_MOST }}>
            {t('network.next')}
          </Link>
        ) : null}
      </p>
      {nodes.length === 1 ? (
        <p>{t('network.alone')}</p>
      ) : (
        <>
          <Legend nodes={nodes} />
          <p className="aside no-print">{t('network.keys')}</p>
          <NetworkPicture
            nodes={nodes}
            links={links}
            lookAt={(node) => change({ ...kept, of: nameOf(node) })}
          />
          <NetworkList nodes={nodes} links={links} search={search} />
        </>
      )}
    </>
  );
}

/** What is linked with a record, as a picture and in words; without a record, a search for one. */
export function NetworkPage(): ReactNode {
  const { t } = useWords();
  const given = useSearch({ from: '/inside/network' });
  const search = useMemo(() => networkSearch({ ...given }), [given]);
  const navigate = useNavigate({ from: '/network' });
  const change = useCallback((next: NetworkSearch): void => void navigate({ search: next }), [navigate]);
  if (search.of !== undefined) return <Around search={search} change={change} />;
  return (
    <>
      <PageTitle text={t('network.title')} />
      <p className="aside">{t('network.what')}</p>
      <FindRecord />
    </>
  );
}
