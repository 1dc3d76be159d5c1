import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { textQuery } from '../api/queries.ts';
import type { ItemDetail } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { mailOf } from './mail.ts';
import { PlainText } from './plain-text.tsx';

function Attachments({ detail }: { readonly detail: ItemDetail }): ReactNode {
  const { t } = useWords();
  const own = detail.relations.filter(({ kind, outgoing }) => kind === 'attachment-of' && !outgoing);
  if (own.length === 0) return null;
  return (
    <section>
      <h2>{t('mail.attachments')}</h2>
      <ul className="attachments">
        {own.map((one) => (
          <li key={one.id}>
            <Link to="/items/$serial" params={{ serial: one.serial }} dir="auto">
              <PlainText text={one.title} />
            </Link>{' '}
            <span className="aside">{one.serial}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A message: its headers as they were written, its body as text, its attachments as the items they became. */
export function MailViewer({ detail }: { readonly detail: ItemDetail }): ReactNode {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(textQuery(detail.item.serial));
  const mail = useMemo(() => (data?.pages[0] ? mailOf(data.pages[0].text) : null), [data]);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.text')} />
    );
  if (!mail) return <EmptyState what={t('viewer.no-text')} why={t('viewer.no-text.why')} />;
  return (
    // Scrolls by itself, so the keyboard must reach it.
    <div className="viewer-body mail" tabIndex={0} role="region" aria-label={t('viewer.view.mail')}>
      <Facts
        of={mail.headers.map(([name, value]) => [
          t.of(`mail.${name.toLowerCase()}`, name),
          <span className="breakable" dir="auto">
            <PlainText text={value} />
          </span>,
        ])}
      />
      <p className="aside">{t('mail.note')}</p>
      <div className="mail-body">
        {mail.body.trim() === '' ? <p className="aside">{t('mail.empty')}</p> : null}
        {mail.body.split('\n').map((line, at) => (
          <p key={at} className="page-text-body" dir="auto">
            <PlainText text={line} />
          </p>
        ))}
      </div>
      <Attachments detail={detail} />
    </div>
  );
}
