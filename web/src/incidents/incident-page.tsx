import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { incidentQuery } from '../api/incidents.ts';
import { meQuery } from '../api/queries.ts';
import type { IncidentRecord } from '../api/schema.gen.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { IncidentLinks } from './incident-links.tsx';
import { NewPart, Part, WithdrawRecord } from './incident-parts.tsx';
import { RecordFacts, type Named } from './record-facts.tsx';
import { ChangeRecord } from './record-form.tsx';
import { textOf } from './values.ts';

interface Whole {
  readonly id: string;
  readonly parts: readonly IncidentRecord[];
  readonly named: Named;
}

/** What was done to whom, and who is said to have had which part in it. */
function Acts({ id, parts, named }: Whole): ReactNode {
  const { t } = useWords();
  const acts = parts.filter(({ form }) => form === 'act');
  return (
    <section aria-labelledby="incident-acts">
      <h2 id="incident-acts">{t('incident.acts')}</h2>
      {acts.length === 0 ? <p className="aside">{t('incident.acts.none')}</p> : null}
      {acts.map((act) => (
        <Part key={act.id} record={act} named={named}>
          <div className="part-of-part">
            {parts
              .filter(({ form, actId }) => form === 'involvement' && actId === act.id)
              .map((one) => (
                <Part key={one.id} record={one} named={named} />
              ))}
            {named.mayCode ? (
              <NewPart incidentId={id} form="involvement" actId={act.id} named={named} />
            ) : null}
          </div>
        </Part>
      ))}
      {named.mayCode ? <NewPart incidentId={id} form="act" named={named} /> : null}
    </section>
  );
}

function Others({
  id,
  parts,
  named,
  form,
}: Whole & { readonly form: 'information' | 'intervention' }): ReactNode {
  const { t } = useWords();
  const own = parts.filter((one) => one.form === form);
  return (
    <section aria-labelledby={`incident-${form}`}>
      <h2 id={`incident-${form}`}>{t(`incident.${form}`)}</h2>
      {own.length === 0 ? <p className="aside">{t(`incident.none.${form}`)}</p> : null}
      {own.map((one) => (
        <Part key={one.id} record={one} named={named} />
      ))}
      {named.mayCode ? <NewPart incidentId={id} form={form} named={named} /> : null}
    </section>
  );
}

/** One incident: what is said to have happened, to whom, who tells, and on which claims each statement rests. */
export function IncidentPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/incidents/$id' });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(incidentQuery(id));
  const statusOf = useTerm('violation-status');
  const [isChanging, setChanging] = useState(false);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.incidents')} />
    );
  const { incident, parts, links, withdrawnReason, actors, sources, bases } = data;
  const mayCode = (me?.capabilities.includes('describe') ?? false) && withdrawnReason === null;
  const named: Named = { actors, sources, bases, mayCode };
  const status = textOf(incident.values['status']);
  return (
    <>
      <PageTitle
        text={textOf(incident.values['title'])}
        aside={status === '' ? null : <span className="item-marks">{statusOf(status)}</span>}
      />
      <RecordLive table="incident" id={id} />
      <p className="aside">{t('incident.what')}</p>
      <p className="button-line no-print">
        <Link to="/network" search={{ of: `incident:${id}` }}>
          {t('network.title')}
        </Link>
        <Link to="/conclusions" search={{ view: 'claims', incident: id }}>
          {t('incident.conclusions')}
        </Link>
      </p>
      {withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('incident.withdrawn')} <span dir="auto">{withdrawnReason}</span>
        </p>
      )}
      {isChanging ? (
        <ChangeRecord
          record={incident}
          known={actors}
          label={t('record.change')}
          done={() => setChanging(false)}
        />
      ) : (
        <RecordFacts record={incident} named={named} without={['title']} />
      )}
      {mayCode && !isChanging ? (
        <div className="button-line">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('record.change')}
          </Button>
          <WithdrawRecord record={incident} />
        </div>
      ) : null}
      <Acts id={id} parts={parts} named={named} />
      <Others id={id} parts={parts} named={named} form="information" />
      <Others id={id} parts={parts} named={named} form="intervention" />
      <IncidentLinks id={id} links={links} mayCode={mayCode} />
      <RecordFoot table="incident" id={id} />
    </>
  );
}
