import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { lastChangeQuery } from '../api/together.ts';
import { useWords } from '../i18n/language.tsx';
import { Moment } from '../ui/moment.tsx';

/** One thing in both versions. */
export interface VersionLine {
  readonly label: string;
  readonly theirs: ReactNode;
  readonly mine: ReactNode;
}

/**
 * Stands where a change was refused because somebody was quicker: what they made of it, who and when, beside what was
 * written here. Nothing is thrown away until one is chosen.
 */
export function BothVersions(given: {
  readonly subject: string;
  readonly kind: string;
  readonly lines: readonly VersionLine[];
  /** What can still be done in place of choosing one of the two. */
  readonly or: string;
  readonly isBusy: boolean;
  readonly keepTheirs: () => void;
  readonly keepMine: () => void;
}): ReactNode {
  const { t } = useWords();
  const { lines, keepTheirs, keepMine, isBusy } = given;
  const { data } = useQuery(lastChangeQuery(given.subject, given.kind));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const last = data?.changes[0];
  return (
    <section className="both-versions" aria-labelledby="both-versions">
      <h3 id="both-versions" tabIndex={-1} ref={heading} role="alert">
        {t('conflict.title')}
      </h3>
      {last ? (
        <p dir="auto">
          {t('conflict.who', { who: last.actor ?? t('history.program') })} <Moment at={last.at} withLocal />
        </p>
      ) : null}
      {lines.map(({ label, theirs, mine }) => (
        <div key={label} className="versions" role="group" aria-label={label}>
          <div className="version">
            <p className="aside">{t('conflict.theirs', { what: label })}</p>
            <div dir="auto">{theirs}</div>
          </div>
          <div className="version">
            <p className="aside">{t('conflict.mine', { what: label })}</p>
            <div dir="auto">{mine}</div>
          </div>
        </div>
      ))}
      <p className="dialog-buttons">
        <Button variant="default" disabled={isBusy} onClick={keepTheirs}>
          {t('conflict.keep-theirs')}
        </Button>
        <Button variant="default" disabled={isBusy} onClick={keepMine}>
          {t('conflict.keep-mine')}
        </Button>
      </p>
      <p className="aside">{given.or}</p>
    </section>
  );
}
