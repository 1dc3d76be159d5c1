import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { accidentQuery, areaQuery } from '../api/ground.ts';
import { hazardRecordQuery } from '../api/mines.ts';
import { settlementQuery } from '../api/settlements.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { Status } from '../settlements/words.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import type { Opened } from './use-ground.ts';
import { Done, Laid } from './words.tsx';

function Hazard({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(hazardRecordQuery(id));
  if (error) return <ProblemBox error={error} />;
  if (!data) return <p role="status">{t('wait.mines')}</p>;
  const { title, serial, entered, decisions } = data;
  return (
    <>
      <h2>
        <Link to="/mines/records/$id" params={{ id }} search={{}} dir="auto">
          {title}
        </Link>
      </h2>
      <p className="figures aside">{serial}</p>
      <p>
        {t(`mines.decided.${decisions[0]?.decided ?? 'not-decided'}`)} ·{' '}
        <Laid from={entered.laid?.from ?? null} by={entered.laid?.to ?? null} />
      </p>
    </>
  );
}

function Accident({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { data, error } = useQuery(accidentQuery(id));
  if (error) return <ProblemBox error={error} />;
  if (!data) return <p role="status">{t('wait.ground')}</p>;
  return (
    <>
      <h2>
        <Link to="/clearance/accidents/$id" params={{ id }} dir="auto">
          {data.title}
        </Link>
      </h2>
      <p className="figures aside">{data.serial}</p>
      <p>
        {data.dated === null ? t('terrain.no-date') : day(data.dated)} ·{' '}
        {t(`ground.precision.${data.precision}`)}
      </p>
    </>
  );
}

/** An area, or a part of it that a work released: what was done, who did it and when, as it is recorded. */
function Area({ id, part }: { readonly id: string; readonly part: string | null }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(areaQuery(id));
  if (error) return <ProblemBox error={error} />;
  if (!data) return <p role="status">{t('wait.ground')}</p>;
  const parts = data.parts.filter((one) => one.released !== 'none' && (part === null || one.id === part));
  return (
    <>
      <h2>
        <Link to="/clearance/areas/$id" params={{ id }} dir="auto">
          {data.title}
        </Link>
      </h2>
      <p className="figures aside">{data.serial}</p>
      {parts.length === 0 ? <p>{t('terrain.no-parts')}</p> : null}
      <ul className="plain-list tight">
        {parts.map((one) => (
          <li key={one.id}>
            <strong dir="auto">{one.name}</strong> <Done of={one} />
          </li>
        ))}
      </ul>
      <p className="plan-warning">{t(parts.length === 0 ? 'ground.remains' : 'terrain.released-said')}</p>
    </>
  );
}

function Settlement({ id, on }: { readonly id: string; readonly on: string }): ReactNode {
  const { t, language } = useWords();
  const { data, error } = useQuery(settlementQuery(id, { on }, language));
  if (error) return <ProblemBox error={error} />;
  if (!data) return <p role="status">{t('wait.settlements')}</p>;
  return (
    <>
      <h2>
        <Link to="/return/$id" params={{ id }} search={{ on }} dir="auto">
          {data.settlement.name}
        </Link>
      </h2>
      <p className="figures aside">{data.settlement.serial}</p>
      <p>
        <Status of={data.status} />
      </p>
    </>
  );
}

/** What was opened on the map, with the way to its page. What it shows is asked for, and recorded as read, when it is opened. */
export function GroundCard(given: {
  readonly of: Opened;
  readonly on: string;
  readonly close: () => void;
}): ReactNode {
  const { t } = useWords();
  const { of, on, close } = given;
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), [of]);
  return (
    <section
      ref={card}
      className="ground-card no-print"
      aria-label={t('terrain.card')}
      tabIndex={-1}
      onKeyDown={({ key }) => (key === 'Escape' ? close() : undefined)}
    >
      <button type="button" className="quiet-button ground-close" onClick={close}>
        {t('terrain.close')}
      </button>
      {of.theme === 'hazards' ? <Hazard id={of.id} /> : null}
      {of.theme === 'accidents' ? <Accident id={of.id} /> : null}
      {of.theme === 'groundAreas' ? <Area id={of.id} part={null} /> : null}
      {of.theme === 'released' ? <Area id={of.of ?? ''} part={of.id} /> : null}
      {of.theme === 'settlements' ? <Settlement id={of.id} on={on} /> : null}
    </section>
  );
}
