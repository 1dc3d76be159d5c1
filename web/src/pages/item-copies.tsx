import { Fragment, type ReactNode } from 'react';
import type { ItemDetail } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Digest } from '../ui/digest.tsx';
import { Moment } from '../ui/moment.tsx';

type Copy = ItemDetail['copies'][number];

function HowMade({ copy, original }: { readonly copy: Copy; readonly original: string }): ReactNode {
  const { t } = useWords();
  const { made } = copy;
  if (made === null) return t('copies.as-received');
  const params = Object.entries(made.params);
  return (
    <>
      {t('copies.made', { tool: t.of(`tool.${made.tool}`, made.tool), version: made.version })}{' '}
      {made.fromSha256 === original ? (
        t('copies.from-original')
      ) : (
        <code>{made.fromSha256.slice(0, 16)}…</code>
      )}{' '}
      · <Moment at={copy.createdAt} />
      {params.map(([name, value]) => (
        <Fragment key={name}>
          {' · '}
          <code>
            {name}={String(value)}
          </code>
        </Fragment>
      ))}
    </>
  );
}

/** Copies of an item, and how each was made: by which tool, from what, when. Pages of one kind stand together. */
export function ItemCopies({ detail }: { readonly detail: ItemDetail }): ReactNode {
  const { t, format } = useWords();
  const { sha256 } = detail.item;
  const groups = Map.groupBy(detail.copies, ({ role }) => role);
  const line = (copy: Copy): ReactNode => (
    <>
      <p className="aside">
        {format.bytes(copy.sizeBytes)} · <HowMade copy={copy} original={sha256} />
      </p>
      <Digest
        text={copy.sha256}
        what={`SHA-256, ${t.of(`copy.${copy.role}`, copy.role)} ${copy.page ?? ''}`}
      />
    </>
  );
  return (
    <section>
      <h2>{t('copies.title')}</h2>
      <ul className="copies">
        {[...groups].map(([role, copies]) => {
          const name = t.of(`copy.${role}`, role);
          const [only] = copies;
          return (
            <li key={role}>
              {only && copies.length === 1 ? (
                <>
                  <strong>{name}</strong> {only.page === null ? '' : format.number(only.page)} {line(only)}
                </>
              ) : (
                <details>
                  <summary>
                    {name} <span className="figures aside">{format.number(copies.length)}</span>
                  </summary>
                  <ol className="copies-of">
                    {copies.map((copy) => (
                      <li key={copy.id} {...(copy.page === null ? {} : { value: copy.page })}>
                        {line(copy)}
                      </li>
                    ))}
                  </ol>
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
