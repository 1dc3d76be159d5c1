import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ItemDetail } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Facts } from '../ui/facts.tsx';
import { Moment } from '../ui/moment.tsx';
import { PlainText } from './plain-text.tsx';

function Said({ text }: { readonly text: unknown }): ReactNode {
  if (typeof text !== 'string') return null;
  return (
    <span className="breakable" dir="auto">
      <PlainText text={text} />
    </span>
  );
}

/** A time as a capture states it: a full moment is written out, less stays as it is. */
function Time({ at }: { readonly at: unknown }): ReactNode {
  if (typeof at !== 'string') return null;
  return /T/.test(at) ? <Moment at={at} /> : <time>{at}</time>;
}

function CaptureFacts({ metadata }: Pick<ItemDetail, 'metadata'>): ReactNode {
  const { t, format } = useWords();
  const of = (name: string): unknown => metadata[`Capture:${name}`];
  const count = (name: string): number => {
    const value = of(name);
    return typeof value === 'number' ? value : 0;
  };
  if (of('Format') === undefined) return null;
  const [first, last] = [of('First'), of('Last')];
  const text = (name: string): ReactNode => (of(name) === undefined ? null : <Said text={of(name)} />);
  const [packed, signed] = [of('PackageDigest'), of('Signature')].map((value) =>
    typeof value === 'string' ? value : null,
  );
  return (
    <section>
      <Facts
        of={[
          [t('capture.title'), text('Title')],
          [t('capture.software'), text('Software')],
          [t('capture.operator'), text('Operator')],
          [t('capture.first'), first === undefined ? null : <Time at={first} />],
          [t('capture.last'), last === undefined ? null : <Time at={last} />],
        ]}
      />
      <p className="aside">{t('metadata.note')}</p>
      <h2>{t('capture.compared')}</h2>
      <Facts
        of={[
          [t('capture.records'), format.number(count('Records'))],
          [
            t('capture.digests'),
            t('capture.digests.counts', {
              match: count('DigestsMatch'),
              differ: count('DigestsDiffer'),
              open: count('DigestsNotChecked'),
              none: count('WithoutDigest'),
            }),
          ],
          [t('capture.package'), packed ? t.of(`capture.digest.${packed}`, packed) : null],
          [t('capture.signature'), signed ? t.of(`capture.signature.${signed}`, signed) : null],
        ]}
      />
    </section>
  );
}

/** A web capture: what it says of itself, what was compared, and its pages as the items they became. Nothing of it is replayed. */
export function CaptureViewer({ detail }: { readonly detail: ItemDetail }): ReactNode {
  const { t } = useWords();
  const pages = detail.relations.filter(({ kind, outgoing }) => kind === 'member-of' && !outgoing);
  const total = Number(detail.metadata['Capture:Pages'] ?? pages.length);
  return (
    // Scrolls by itself, so the keyboard must reach it.
    <div className="viewer-body capture" tabIndex={0} role="region" aria-label={t('viewer.view.capture')}>
      <CaptureFacts metadata={detail.metadata} />
      <section>
        <h2>{t('capture.pages')}</h2>
        {pages.length === 0 ? (
          <EmptyState what={t('capture.no-pages')} why={t('capture.no-pages.why')} />
        ) : null}
        {pages.length < total && pages.length > 0 ? (
          <p className="aside">{t('capture.some', { n: pages.length, total })}</p>
        ) : null}
        <ol className="attachments">
          {pages.map((one) => (
            <li key={one.id}>
              <Link to="/items/$serial" params={{ serial: one.serial }} dir="auto">
                <PlainText text={one.title} />
              </Link>{' '}
              <span className="aside">{one.serial}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
