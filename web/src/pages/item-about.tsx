import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { itemQuery, queryClient } from '../api/queries.ts';
import type { ItemDetail } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Digest } from '../ui/digest.tsx';
import { Facts } from '../ui/facts.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { PlainText } from '../viewers/plain-text.tsx';
import { ItemCopies } from './item-copies.tsx';
import { ItemTranslations } from './item-translations.tsx';
import { ItemUse } from './item-use.tsx';
import { ItemMetadata } from './item-metadata.tsx';
import { useSourceKind } from '../sources/source-fields.tsx';

interface Part {
  readonly detail: ItemDetail;
}

function Findings({ detail, mayRetry }: Part & { readonly mayRetry: boolean }): ReactNode {
  const { t } = useWords();
  const { serial } = detail.item;
  const retry = useMutation({
    mutationFn: () => call('POST /api/items/{serial}/derivations', { params: { serial }, body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: itemQuery(serial).queryKey }),
  });
  return (
    <section>
      <h2>{t('items.findings')}</h2>
      {detail.findings.length === 0 ? <p className="aside">{t('findings.none')}</p> : null}
      <ul className="findings">
        {detail.findings.map((one) => (
          <li key={one.id} className={one.clearedAt === null ? one.severity : 'cleared'}>
            <p>
              <strong>{t(`severity.${one.severity}`)}</strong> <code>{one.code}</code>
              {one.clearedAt === null ? null : (
                <span className="aside">
                  {' '}
                  {t('findings.cleared')} <Moment at={one.clearedAt} />
                </span>
              )}
            </p>
            <p lang="en" dir="auto">
              {one.detail}
            </p>
            <p className="aside">
              {t.of(`tool.${one.tool}`, one.tool)} · <Moment at={one.foundAt} />
            </p>
          </li>
        ))}
      </ul>
      {detail.findings.length > 0 ? (
        <Button
          variant="default"
          disabled={!mayRetry || retry.isPending || retry.isSuccess}
          onClick={() => retry.mutate()}
        >
          {retry.isSuccess ? t('findings.retrying') : t('findings.retry')}
        </Button>
      ) : null}
      {retry.isError ? <ProblemBox error={retry.error} /> : null}
    </section>
  );
}

function Provenance({ detail }: Part): ReactNode {
  const { t, format } = useWords();
  const kindOf = useSourceKind();
  const captured = (of: NonNullable<ItemDetail['provenance'][number]['capture']>): [string, ReactNode][] => [
    [
      t('capture.address'),
      <span className="breakable" dir="ltr">
        <PlainText text={of.url} />
      </span>,
    ],
    [t('capture.at'), of.at === null ? null : <DateAsKnown date={of.at} />],
    [t('capture.status'), of.status === null ? null : String(of.status)],
    [t('capture.digest'), t.of(`capture.digest.${of.digestState}`, of.digestState)],
  ];
  return (
    <section>
      <h2>{t('provenance.title')}</h2>
      {detail.provenance.map((one, at) => (
        <Fragment key={one.id}>
          {detail.provenance.length > 1 ? <h3>{t('provenance.receipt', { n: at + 1 })}</h3> : null}
          <Facts
            of={[
              [t('items.source'), <span dir="auto">{one.sourceName ?? t('provenance.closed')}</span>],
              [t('provenance.source-kind'), one.sourceKind === null ? null : kindOf(one.sourceKind)],
              [t('provenance.affiliation'), one.sourceAffiliation],
              [t('provenance.from'), one.obtainedFrom],
              [t('provenance.how'), one.obtainedHow],
              [t('provenance.when'), one.obtainedAt === null ? null : <DateAsKnown date={one.obtainedAt} />],
              [t('provenance.conditions'), one.conditions],
              [t('provenance.restrictions'), one.restrictions],
              [t('provenance.language'), one.language === null ? null : format.languageName(one.language)],
              [
                t('provenance.path'),
                <span className="breakable long-name" dir="auto">
                  <PlainText text={one.originalPath} />
                </span>,
              ],
              [
                t('provenance.container'),
                one.containerSerial === null ? null : (
                  <Link to="/items/$serial" params={{ serial: one.containerSerial }}>
                    {one.containerSerial}
                  </Link>
                ),
              ],
              ...(one.capture === null ? [] : captured(one.capture)),
              [t('provenance.modified'), one.modifiedAt === null ? null : <Moment at={one.modifiedAt} />],
              [t('items.received'), <Moment at={one.receivedAt} withLocal />],
              [t('provenance.by'), one.receivedBy],
            ]}
          />
        </Fragment>
      ))}
    </section>
  );
}

/** A date as it was stated: only a full moment is written out, an uncertain or partial one stays as it is. */
function DateAsKnown({ date }: { readonly date: string }): ReactNode {
  return /^\d{4}-\d\d-\d\dT/.test(date) ? <Moment at={date} /> : <time>{date}</time>;
}

const HOLDS: Readonly<Record<string, string>> = {
  'attachment-of': 'has-attachment',
  'member-of': 'has-member',
  'captions-of': 'has-captions',
};

// A relation is recorded once and read from both ends.
const relationName = ({ kind, outgoing }: ItemDetail['relations'][number]): string =>
  outgoing ? kind : (HOLDS[kind] ?? kind);

function Relations({ detail }: Part): ReactNode {
  const { t, format } = useWords();
  if (detail.relations.length === 0) return null;
  return (
    <section>
      <h2>{t('relations.title')}</h2>
      <ul>
        {detail.relations.map((one) => (
          <li key={`${one.kind} ${one.id}`}>
            {t.of(`relation.${relationName(one)}`, one.kind)}
            {one.score === null ? '' : ` (${format.number(one.score)})`}:{' '}
            <Link to="/items/$serial" params={{ serial: one.serial }} dir="auto">
              <PlainText text={one.title} />
            </Link>{' '}
            <span className="aside">{one.serial}</span>{' '}
            <Link
              to="/compare"
              search={{ a: detail.item.serial, b: one.serial }}
              aria-label={t('compare.with', { title: one.title })}
            >
              {t('compare.go')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const NEAR_DEGREES = 0.005;

function Place({ place }: { readonly place: NonNullable<ItemDetail['place']> }): ReactNode {
  const { t } = useWords();
  const { latitude, longitude, accuracyM } = place;
  const box = [
    longitude - NEAR_DEGREES,
    latitude - NEAR_DEGREES,
    longitude + NEAR_DEGREES,
    latitude + NEAR_DEGREES,
  ];
  return (
    <>
      <span className="figures">
        {latitude.toFixed(5)}, {longitude.toFixed(5)}
        {accuracyM === null ? '' : ` ± ${accuracyM} m`}
      </span>{' '}
      <span className="aside">{t('item.place-claim')}</span>{' '}
      <Link to="/items" search={{ view: 'map', box: box.map((edge) => edge.toFixed(5)).join(',') }}>
        {t('item.place-map')}
      </Link>
    </>
  );
}

/** A media type, with the name of the format where its users know it by one. */
function MediaType({ of }: { readonly of: string }): ReactNode {
  const { t } = useWords();
  const name = t.of(`format.${of.replace('application/', '')}`, '');
  return name === '' ? of : `${name} · ${of}`;
}

/** What is kept about an item: facts, findings, provenance, copies, relations, metadata. */
export function ItemAbout(
  given: Part & { readonly mayRetry: boolean; readonly mayDescribe: boolean },
): ReactNode {
  const { t, format } = useWords();
  const { detail, mayRetry, mayDescribe } = given;
  const { item } = detail;
  return (
    <>
      <Facts
        of={[
          [t('items.serial'), <code>{item.serial}</code>],
          [t('items.kind'), item.kind === null ? t('kind.unknown') : t.of(`kind.${item.kind}`, item.kind)],
          [t('item.media-type'), item.mediaType === null ? null : <MediaType of={item.mediaType} />],
          [t('items.size'), `${format.bytes(item.sizeBytes)} (${t('item.bytes', { n: item.sizeBytes })})`],
          [t('items.pages'), item.pages === null ? null : format.number(item.pages)],
          [t('items.language'), item.languages.map((tag) => format.languageName(tag)).join(', ')],
          [t('item.document-date'), item.documentDate],
          [t('facet.place'), detail.place ? <Place place={detail.place} /> : null],
          [
            t('items.tags'),
            detail.tags.length === 0
              ? null
              : detail.tags.map((tag, at) => (
                  <Fragment key={tag}>
                    {at === 0 ? '' : ' · '}
                    <Link to="/items" search={{ tag: [tag] }} dir="auto">
                      {tag}
                    </Link>
                  </Fragment>
                )),
          ],
          ['SHA-256', <Digest text={item.sha256} what="SHA-256" />],
        ]}
      />
      <Findings detail={detail} mayRetry={mayRetry} />
      <Provenance detail={detail} />
      <Relations detail={detail} />
      <ItemUse serial={item.serial} mayDescribe={mayDescribe} />
      <ItemTranslations serial={item.serial} mayDescribe={mayDescribe} />
      <ItemCopies detail={detail} />
      <ItemMetadata metadata={detail.metadata} />
    </>
  );
}
