import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { GroundInView } from '../api/schema.gen.ts';
import { groundViewQuery, type AskedGround } from '../api/ground.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Done, Laid } from './words.tsx';

type Theme = keyof GroundInView;
type Item = GroundInView['hazards']['items'][number];

function Name({
  theme,
  item,
  on,
}: {
  readonly theme: Theme;
  readonly item: Item;
  readonly on: string;
}): ReactNode {
  const { id, title } = item;
  if (theme === 'hazards')
    return (
      <Link to="/mines/records/$id" params={{ id }} search={{}} dir="auto">
        {title}
      </Link>
    );
  if (theme === 'accidents')
    return (
      <Link to="/clearance/accidents/$id" params={{ id }} dir="auto">
        {title}
      </Link>
    );
  if (theme === 'groundAreas' || theme === 'released')
    return (
      <Link to="/clearance/areas/$id" params={{ id: item.work?.areaId ?? id }} dir="auto">
        {title}
      </Link>
    );
  return (
    <Link to="/return/$id" params={{ id }} search={{ on }} dir="auto">
      {title}
    </Link>
  );
}

/** Parts that were released: of which area, what was done, by whom and when. */
function Released({ of, on }: { readonly of: GroundInView['released']; readonly on: string }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('terrain.column.area')}</th>
            <th scope="col">{t('ground.part')}</th>
            <th scope="col">{t('terrain.column.done')}</th>
          </tr>
        </thead>
        <tbody>
          {of.items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Name theme="released" item={item} on={on} />
              </th>
              <td dir="auto">{item.work?.name}</td>
              <td>{item.work === null ? null : <Done of={{ ...item.work, ended: item.dated }} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="plan-warning">{t('terrain.released-said')}</p>
    </>
  );
}

function Listed({
  theme,
  of,
  on,
}: {
  readonly theme: Theme;
  readonly of: GroundInView['hazards'];
  readonly on: string;
}): ReactNode {
  const { t } = useWords();
  const { total, items } = of;
  const isDecided = theme === 'hazards' || theme === 'groundAreas';
  return (
    <section aria-labelledby={`in-view-${theme}`}>
      <h3 id={`in-view-${theme}`}>{t(`terrain.seen.${theme}`, { total, named: items.length })}</h3>
      {theme === 'released' && items.length > 0 ? <Released of={of} on={on} /> : null}
      {items.length === 0 || theme === 'released' ? null : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('terrain.column.title')}</th>
              <th scope="col">{t('terrain.column.serial')}</th>
              {theme === 'settlements' ? null : <th scope="col">{t('terrain.column.since')}</th>}
              {isDecided ? <th scope="col">{t('mines.decision')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <Name theme={theme} item={item} on={on} />
                </th>
                <td className="figures">{item.serial}</td>
                {theme === 'settlements' ? null : (
                  <td>
                    <Laid from={item.dated} by={item.datedBy} />
                  </td>
                )}
                {isDecided ? <td>{t(`mines.decided.${item.decided ?? 'not-decided'}`)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The same as the map in words: what is in view. Asked for, and recorded as read, when it is opened. */
export function InView({
  box,
  asked,
}: {
  readonly box: string | null;
  readonly asked: AskedGround;
}): ReactNode {
  const { t, language } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    ...groundViewQuery(box ?? '', asked, language),
    enabled: isOpen && box !== null,
  });
  return (
    <details className="map-list no-print" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('terrain.in-view')}</summary>
      {error ? <ProblemBox error={error} /> : null}
      {isOpen && !data && !error ? <p role="status">{t('wait.map')}</p> : null}
      {data
        ? (['hazards', 'groundAreas', 'released', 'accidents', 'settlements'] as const).map((theme) => (
            <Listed key={theme} theme={theme} of={data[theme]} on={asked.on} />
          ))
        : null}
      <p className="plan-warning">{t('terrain.nothing-known')}</p>
    </details>
  );
}
