import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useDeferredValue, type ReactNode } from 'react';
import { itemQuery, meQuery } from '../api/queries.ts';
import { AddToDossier } from '../forms/add-to-dossier.tsx';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { askAgain, useLive } from '../live/stream.ts';
import { itemTabs, itemSearch } from '../search-params.ts';
import { TitleForm } from '../together/title-form.tsx';
import { want } from '../coding/wanted.ts';
import { cover, CoverPlace } from '../redaction/covering.tsx';
import { fetched, waitingFor } from '../ui/fetched.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { visibleName } from '../ui/name.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PlainText } from '../viewers/plain-text.tsx';
import { pdfAddressOf } from '../viewers/views.ts';
import { OtherCase } from './case-switcher.tsx';
import { PageTitle } from './frame.tsx';
import { ItemAbout } from './item-about.tsx';
import { ItemHistory } from './item-history.tsx';
import { ItemReceipt } from './item-receipt.tsx';
import { ItemViewer } from './item-viewer.tsx';

const RecordTalk = fetched(
  async () => (await import('../together/record-talk.tsx')).RecordTalk,
  waitingFor('wait.comments'),
);

const ItemVerification = fetched(
  async () => (await import('../conclusions/item-verification.tsx')).ItemVerification,
  waitingFor('wait.verification'),
);
const ItemRedactions = fetched(
  async () => (await import('../redaction/item-redactions.tsx')).ItemRedactions,
  waitingFor('wait.redactions'),
);
const ItemClaims = fetched(
  async () => (await import('../coding/item-claims.tsx')).ItemClaims,
  waitingFor('wait.claims'),
);

const EXACT = { exact: true, includeSearch: true } as const;

/** In the place of an item that ceased to be theirs to see while it was open; says nothing of it. */
function Gone(): ReactNode {
  const { t } = useWords();
  return (
    <div role="alert">
      <PageTitle text={t('item.gone')} />
      <p>{t('item.gone.text')}</p>
      <p>
        <Link to="/items">{t('nav.items')}</Link>{' '}
        <button type="button" className="quiet-button" onClick={askAgain}>
          {t('problem.retry')}
        </button>
      </p>
    </div>
  );
}

/** One item: the viewer, and beside it what is known, what happened, and the receipt. */
export function ItemPage(): ReactNode {
  const { t } = useWords();
  const { serial } = useParams({ from: '/inside/items/$serial' });
  const search = itemSearch({ ...useSearch({ from: '/inside/items/$serial' }) });
  const navigate = useNavigate({ from: '/items/$serial' });
  const { data: me } = useQuery(meQuery);
  const { gone } = useLive();
  const { data: detail, error, refetch } = useQuery({ ...itemQuery(serial), enabled: gone !== serial });
  // Its name stands at once; viewer and tabs are drawn after it, in pieces between which the page answers.
  const hasBody = useDeferredValue(detail !== undefined, false);
  if (gone === serial) return <Gone />;
  if (!detail)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.item')} />
    );
  const tab = search.tab ?? 'about';
  // A quote is shown when it is asked for, not again with every other step.
  const { quote: _quote, ...left } = search;
  const { show: _show, ...rest } = left;
  const may = (capability: string): boolean => me?.capabilities.includes(capability) ?? false;
  return (
    <>
      <PageTitle
        text={visibleName(detail.item.title)}
        shown={<PlainText text={detail.item.title} />}
        aside={
          <p className="item-marks">
            <code>{detail.item.serial}</code>
            {detail.isSealed ? <span className="sealed-mark">{t('item.sealed')}</span> : null}
            {detail.item.isWithdrawn ? <span className="finding-mark">{t('items.withdrawn')}</span> : null}
            {detail.item.findings > 0 ? (
              <span className="finding-mark">{t('items.findings-count', { n: detail.item.findings })}</span>
            ) : null}
          </p>
        }
      />
      {me ? <OtherCase me={me} compartmentId={detail.item.compartmentId} /> : null}
      <div className="record-line">
        <RecordLive table="item" id={detail.item.id} />
        <Link to="/network" search={{ of: `item:${serial}` }}>
          {t('network.title')}
        </Link>
        <TitleForm key={serial} detail={detail} isPermitted={may('describe')} />
      </div>
      {hasBody ? (
        <div className="item">
          <CoverPlace
            value={
              may('describe')
                ? (place) => {
                    cover({ serial, place });
                    void navigate({
                      search: { ...left, tab: 'redactions' },
                      replace: true,
                      resetScroll: false,
                    });
                  }
                : null
            }
          >
            <ItemViewer
              detail={detail}
              search={search}
              quote={
                may('describe')
                  ? (place) => {
                      want({ serial, place });
                      void navigate({
                        search: { ...left, tab: 'claims' },
                        replace: true,
                        resetScroll: false,
                      });
                    }
                  : null
              }
              setSheet={(sheet) =>
                void navigate({ search: { ...left, sheet }, replace: true, resetScroll: false })
              }
              linkTo={(next, text, isShown) => (
                <Link
                  to="/items/$serial"
                  params={{ serial }}
                  search={{ ...rest, ...next }}
                  activeOptions={EXACT}
                  aria-current={isShown ? 'page' : undefined}
                >
                  {text}
                </Link>
              )}
            />
          </CoverPlace>
          <div className="item-side">
            <Tabs
              value={tab}
              keepMounted={false}
              onChange={(value) => {
                const next = itemTabs.find((name) => name === value);
                void navigate({ search: { ...left, ...(next ? { tab: next } : {}) }, replace: true });
              }}
            >
              <Tabs.List>
                {itemTabs.map((name) => (
                  <Tabs.Tab key={name} value={name}>
                    {t(`item.tab.${name}`)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <Tabs.Panel value="about">
                <ItemAbout detail={detail} mayRetry={may('ingest')} mayDescribe={may('describe')} />
                <div className="bulk">
                  <AddToDossier
                    serials={[serial]}
                    isPermitted={may('build-dossier')}
                    done={() => undefined}
                  />
                  {may('describe') && detail.item.kind === 'spreadsheet' ? (
                    <Link to="/items/$serial/import" params={{ serial }}>
                      {t('import.open')}
                    </Link>
                  ) : null}
                </div>
              </Tabs.Panel>
              <Tabs.Panel value="claims">
                <ItemClaims
                  serial={serial}
                  page={search.page === undefined ? null : Number(search.page)}
                  mayCode={may('describe')}
                  textIn={pdfAddressOf(detail) === null ? 'text' : 'pages'}
                />
              </Tabs.Panel>
              <Tabs.Panel value="redactions">
                <ItemRedactions serial={serial} mayRedact={may('describe')} />
              </Tabs.Panel>
              <Tabs.Panel value="verification">
                <ItemVerification serial={serial} mayCode={may('describe')} />
              </Tabs.Panel>
              <Tabs.Panel value="talk">
                <RecordTalk table="item" id={detail.item.id} />
              </Tabs.Panel>
              <Tabs.Panel value="history">
                <ItemHistory serial={serial} />
              </Tabs.Panel>
              <Tabs.Panel value="receipt">
                <ItemReceipt detail={detail} />
              </Tabs.Panel>
            </Tabs>
          </div>
        </div>
      ) : null}
    </>
  );
}
