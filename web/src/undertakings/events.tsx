import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import type { ComplianceEvent, Obligation } from '../api/schema.gen.ts';
import { askForUndertakings } from '../api/undertakings.ts';
import { useWords } from '../i18n/language.tsx';
import type { VersionLine } from '../together/both-versions.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { Basis, serialsOf } from './basis.tsx';
import { EventFields, eventFacts } from './event-fields.tsx';
import { useOpened } from './opened.ts';
import { useKnownDay } from './words.tsx';

/** What an event names, in the lists of its form: what is compared when it is changed. */
const withLists = (event: ComplianceEvent) => ({
  ...event,
  serials: serialsOf(event.basis),
  claimIds: event.basis.flatMap(({ claimId, isWithdrawn }) =>
    claimId === null || isWithdrawn ? [] : [claimId],
  ),
  incidentIds: event.basis.flatMap(({ incidentId, isWithdrawn }) =>
    incidentId === null || isWithdrawn ? [] : [incidentId],
  ),
});

function useEventLines(event: ComplianceEvent): (mine: FormData) => readonly VersionLine[] {
  const { t } = useWords();
  const day = useKnownDay();
  return (form) => {
    const mine = eventFacts(form);
    const theirs = withLists(event);
    const lines: VersionLine[] = [
      {
        label: t('compliance.says'),
        theirs: t(`compliance.says.${event.says}`),
        mine: t(`compliance.says.${mine.says}`),
      },
      { label: t('compliance.side'), theirs: event.side, mine: mine.side },
      { label: t('compliance.said-by'), theirs: event.saidBy, mine: mine.saidBy },
      { label: t('compliance.said-on'), theirs: day(event.saidOn), mine: day(mine.saidOn) },
      { label: t('compliance.happened-on'), theirs: day(event.happenedOn), mine: day(mine.happenedOn) },
      { label: t('compliance.extended-to'), theirs: event.extendedTo, mine: mine.extendedTo },
      { label: t('answer.items'), theirs: theirs.serials.join(', '), mine: mine.serials.join(', ') },
      { label: t('compliance.note'), theirs: event.note, mine: mine.note },
    ];
    return lines.filter(({ theirs: one, mine: other }) => one !== other);
  };
}

function ChangeEvent({
  event,
  done,
}: {
  readonly event: ComplianceEvent;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const { undertaking } = useOpened();
  const lines = useEventLines(event);
  const [start] = useState(event);
  return (
    <ChangeForm
      label={t('compliance.change')}
      name={`compliance event ${start.id}`}
      version={event.version}
      className="stack panel record-form"
      both={{ subject: undertaking.id, kind: 'compliance-changed', lines }}
      send={(form, ifMatch) =>
        call('PATCH /api/compliance-events/{id}', {
          params: { id: start.id },
          body: changedIn(withLists(start), eventFacts(form)),
          ifMatch,
        })
      }
      askAgain={askForUndertakings}
      done={done}
    >
      <EventFields known={start} />
    </ChangeForm>
  );
}

function EventRow({
  event,
  mayChange,
}: {
  readonly event: ComplianceEvent;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const day = useKnownDay();
  const [isChanging, setChanging] = useState(false);
  const { id, says, side, saidBy, saidOn, happenedOn, extendedTo, note, basis } = event;
  const what = `${saidBy}, ${day(saidOn)}`;
  const named = (button: string): string => t('named.button', { button, what });
  if (isChanging)
    return (
      <tr id={`event-${id}`}>
        <td colSpan={4}>
          <ChangeEvent event={event} done={() => setChanging(false)} />
        </td>
      </tr>
    );
  return (
    <tr id={`event-${id}`}>
      <th scope="row" className="figures">
        {day(saidOn)}
        {happenedOn === null ? null : (
          <span className="aside">{t('compliance.of-day', { day: day(happenedOn) })}</span>
        )}
      </th>
      <td>
        <strong dir="auto">{side ?? t('compliance.no-side')}</strong>
        {side === saidBy ? null : (
          <p className="aside" dir="auto">
            {saidBy}
          </p>
        )}
      </td>
      <td>
        <span className="said" data-says={says}>
          {t(`compliance.says.${says}`)}
        </span>
        {extendedTo === null ? null : <p className="figures">{day(extendedTo)}</p>}
        {note === null ? null : (
          <p className="as-written" dir="auto">
            {note}
          </p>
        )}
      </td>
      <td>
        <Basis of={basis} />
        {mayChange ? (
          <div className="piece-buttons">
            <button
              type="button"
              className="quiet-button"
              aria-label={named(t('record.change'))}
              onClick={() => setChanging(true)}
            >
              {t('record.change')}
            </button>
            <Reasoned
              isQuiet
              button={t('record.withdraw')}
              name={named(t('record.withdraw'))}
              send={(reason) =>
                call('POST /api/compliance-events/{id}/withdrawal', { params: { id }, body: { reason } })
              }
              done={askForUndertakings}
            />
          </div>
        ) : null}
      </td>
    </tr>
  );
}

function NewEvent({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <NewForm
      label={t('compliance.new')}
      name={`new compliance event ${id}`}
      send={(form) => call('POST /api/obligations/{id}/events', { params: { id }, body: eventFacts(form) })}
      made={async () => {
        await askForUndertakings();
        done();
      }}
      leave={done}
    >
      <EventFields known={{}} />
    </NewForm>
  );
}

/** All that was said of an obligation, each claim apart, with what shows it; another is recorded here. */
export function Events({
  of,
  mayChange,
}: {
  readonly of: Obligation;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const [isNew, setNew] = useState(false);
  const name = [of.label, of.owedBy].filter((one) => one !== null).join(' ');
  return (
    <>
      {of.events.length === 0 ? (
        <p className="aside">{t('compliance.none')}</p>
      ) : (
        <table className="deadline-table events-table">
          <caption className="for-readers">{t('compliance.table', { what: name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('compliance.said-on')}</th>
              <th scope="col">{t('compliance.said-by')}</th>
              <th scope="col">{t('compliance.says')}</th>
              <th scope="col">{t('compliance.shown-by')}</th>
            </tr>
          </thead>
          <tbody>
            {of.events.map((event) => (
              <EventRow key={event.id} event={event} mayChange={mayChange} />
            ))}
          </tbody>
        </table>
      )}
      {!mayChange ? null : isNew ? (
        <NewEvent id={of.id} done={() => setNew(false)} />
      ) : (
        <button
          type="button"
          className="quiet-button no-print"
          aria-label={t('named.button', { button: t('compliance.new'), what: name })}
          onClick={() => setNew(true)}
        >
          {t('compliance.new')}
        </button>
      )}
    </>
  );
}
