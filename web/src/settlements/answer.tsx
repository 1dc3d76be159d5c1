import type { ReactNode } from 'react';
import type { Obstacle, WholeSettlement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Evidence } from './evidence.tsx';
import { StatusSign, useTimeOf } from './words.tsx';

function Ground({ of }: { readonly of: Obstacle }): ReactNode {
  const { t } = useWords();
  const time = useTimeOf();
  const ofDay = of.words.filter(({ isOfDay }) => isOfDay);
  return (
    <li className="return-ground" data-hold={of.hold}>
      <p>
        <a href={`#obstacle-${of.id}`}>
          <strong>{t(`obstacle.kind.${of.kind}`)}</strong>
        </a>{' '}
        {t(`obstacle.hold.${of.hold}`)}{' '}
        <span className="aside figures">{time(of.holdsFrom, of.holdsTo)}</span>
      </p>
      {of.what === null ? null : <p dir="auto">{of.what}</p>}
      <p>
        <span className="aside">{t('obstacle.reliability')}:</span> {t(`reliability.${of.reliability}`)}
        {of.reliabilityReasons === null ? null : <span dir="auto">: {of.reliabilityReasons}</span>}
      </p>
      <Evidence of={of.evidence} />
      {ofDay.length === 0 ? null : (
        <dl className="return-sides">
          {ofDay.map((word) => (
            <div key={word.id}>
              <dt dir="auto">{word.side ?? word.saidBy}</dt>
              <dd>
                {t(`obstacle.says.${word.says}`)}
                {word.ownWords === null ? null : <q dir="auto">{word.ownWords}</q>}
                <div>
                  <Evidence of={word.evidence} />
                </div>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {of.isContested ? <p className="return-contested">{t('return.contested')}</p> : null}
    </li>
  );
}

/** Whether people could return on the day, in plain words, and what says so. */
export function Answer({ whole }: { readonly whole: WholeSettlement }): ReactNode {
  const { t, format } = useWords();
  const { status, on, knownAt, obstacles, unknown, routes } = whole;
  const standing = obstacles.filter(({ hold }) => hold === 'holds' || hold === 'may-hold');
  const day = format.day(on);
  return (
    <div className="return-answer" data-status={status}>
      <p className="return-verdict">
        <StatusSign of={status} /> <strong>{t(`return.answer.${status}`, { day })}</strong>
      </p>
      <p className="aside">
        {knownAt === null ? t('return.as-known-now') : t('return.as-known', { day: format.day(knownAt) })}
      </p>
      {standing.length === 0 ? null : (
        <ul className="return-grounds">
          {standing.map((one) => (
            <Ground key={one.id} of={one} />
          ))}
        </ul>
      )}
      <p>
        {unknown.length === 0 ? null : (
          <>
            {t('return.not-known')} {unknown.map((one) => t(`criterion.${one}`)).join(' · ')}.{' '}
          </>
        )}
        {routes.every((route) => route.status === null) ? t('return.routes-unknown') : null}
      </p>
      <p className="note">{t('return.caution')}</p>
    </div>
  );
}
