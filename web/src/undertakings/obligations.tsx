import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useIsPrinted } from '../allegations/charge.tsx';
import { ToCheck } from '../allegations/law-words.tsx';
import { call } from '../api/client.ts';
import type { Obligation } from '../api/schema.gen.ts';
import { askForUndertakings } from '../api/undertakings.ts';
import { useWords } from '../i18n/language.tsx';
import type { VersionLine } from '../together/both-versions.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { Facts } from '../ui/facts.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { Basis, serialsOf } from './basis.tsx';
import { Events } from './events.tsx';
import { ObligationFields, obligationFacts } from './obligation-fields.tsx';
import { useOpened } from './opened.ts';
import { Due, Standing, useKnownDay } from './words.tsx';

const withLists = (one: Obligation) => ({
  ...one,
  serials: serialsOf(one.basis),
  quoteIds: one.basis.flatMap(({ quoteId }) => quoteId ?? []),
});

function useObligationLines(now: Obligation): (mine: FormData) => readonly VersionLine[] {
  const { t } = useWords();
  return (form) => {
    const mine = obligationFacts(form);
    const theirs = withLists(now);
    const lines: VersionLine[] = [
      { label: t('obligation.label'), theirs: theirs.label, mine: mine.label },
      { label: t('obligation.owed-by'), theirs: theirs.owedBy, mine: mine.owedBy },
      { label: t('obligation.owed-to'), theirs: theirs.owedTo, mine: mine.owedTo },
      { label: t('obligation.words'), theirs: theirs.words, mine: mine.words },
      {
        label: t('obligation.due-on'),
        theirs: theirs.isContinuing ? t('due.continuing') : theirs.dueOn,
        mine: mine.isContinuing ? t('due.continuing') : mine.dueOn,
      },
      { label: t('obligation.conditions'), theirs: theirs.conditions, mine: mine.conditions },
      { label: t('obligation.in-force-from'), theirs: theirs.inForceFrom, mine: mine.inForceFrom },
      { label: t('obligation.in-force-to'), theirs: theirs.inForceTo, mine: mine.inForceTo },
      {
        label: t('undertaking.text-items'),
        theirs: theirs.serials.join(', '),
        mine: mine.serials.join(', '),
      },
      {
        label: t('undertaking.to-check'),
        theirs: t(`undertaking.is.${theirs.toCheck}`),
        mine: t(`undertaking.is.${mine.toCheck}`),
      },
    ];
    return lines.filter(({ theirs: one, mine: other }) => one !== other);
  };
}

function NewObligation({ done }: { readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const { id } = useOpened().undertaking;
  return (
    <NewForm
      label={t('obligation.new')}
      name="new obligation"
      send={(form) =>
        call('POST /api/undertakings/{id}/obligations', { params: { id }, body: obligationFacts(form) })
      }
      made={async () => {
        await askForUndertakings();
        done();
      }}
      leave={done}
    >
      <ObligationFields known={{}} />
    </NewForm>
  );
}

function ChangeObligation({ of, done }: { readonly of: Obligation; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const { undertaking } = useOpened();
  const lines = useObligationLines(of);
  const [start] = useState(of);
  return (
    <ChangeForm
      label={t('obligation.change')}
      name={`obligation ${start.id}`}
      version={of.version}
      className="stack panel record-form"
      both={{ subject: undertaking.id, kind: 'obligation-changed', lines }}
      send={(form, ifMatch) =>
        call('PATCH /api/obligations/{id}', {
          params: { id: start.id },
          body: changedIn(withLists(start), obligationFacts(form), [['isContinuing', 'dueOn']]),
          ifMatch,
        })
      }
      askAgain={askForUndertakings}
      done={done}
    >
      <ObligationFields known={start} />
    </ChangeForm>
  );
}

/** On which days an obligation came to stand otherwise. */
function Over({ of }: { readonly of: Obligation }): ReactNode {
  const { t, format } = useWords();
  const isPrinted = useIsPrinted();
  if (of.history.length === 0) return null;
  return (
    <details className="record-history" open={isPrinted || undefined}>
      <summary>{t('standing.history')}</summary>
      <ol className="plain-list">
        {of.history.map(({ day, kind, claimants, isPassedInSilence }) => (
          <li key={day}>
            <span className="figures">{format.day(day)}</span>: {t(`standing.${kind}`)}{' '}
            <span className="aside" dir="auto">
              {isPassedInSilence ? t('standing.silence') : ''}
              {claimants
                .flatMap(({ name, says }) =>
                  says === null ? [] : `${name}: ${t(`compliance.says.${says}`)}`,
                )
                .join('; ')}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function InForce({ of }: { readonly of: Obligation }): ReactNode {
  const { t } = useWords();
  const day = useKnownDay();
  const { inForceFrom, inForceTo, standing } = of;
  return (
    <>
      <span className="figures">
        {inForceFrom === null ? '…' : day(inForceFrom)} – {inForceTo === null ? '…' : day(inForceTo)}
      </span>{' '}
      <span className="aside">{t(`force.${standing.force}`)}</span>
    </>
  );
}

function ObligationPart({
  of,
  mayChange,
}: {
  readonly of: Obligation;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const [isChanging, setChanging] = useState(false);
  const { id, label, owedBy, owedTo, words, conditions, inForceFrom, inForceTo, toCheck, basis } = of;
  const name = label === null ? owedBy : `${label} · ${owedBy}`;
  const named = (button: string): string => t('named.button', { button, what: name });
  return (
    <article className="obligation" aria-labelledby={`obligation-${id}`}>
      <h3 id={`obligation-${id}`} dir="auto">
        {name}
        <ToCheck is={toCheck} />
      </h3>
      {isChanging ? (
        <ChangeObligation of={of} done={() => setChanging(false)} />
      ) : (
        <>
          <blockquote className="as-written" dir="auto">
            {words}
          </blockquote>
          {toCheck ? <p className="deadline-check">{t('law.to-check')}</p> : null}
          <Facts
            of={[
              [t('obligation.owed-to'), owedTo === null ? null : <span dir="auto">{owedTo}</span>],
              [t('obligation.due-on'), <Due key="due" of={of} />],
              [t('obligation.conditions'), conditions === null ? null : <span dir="auto">{conditions}</span>],
              [
                t('obligation.in-force'),
                inForceFrom === null && inForceTo === null ? null : <InForce key="force" of={of} />,
              ],
              [t('undertaking.text-shown'), basis.length === 0 ? null : <Basis key="basis" of={basis} />],
            ]}
          />
          <Standing of={of.standing} />
          <Over of={of} />
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
                  call('POST /api/obligations/{id}/withdrawal', { params: { id }, body: { reason } })
                }
                done={askForUndertakings}
              />
            </div>
          ) : null}
        </>
      )}
      <Events of={of} mayChange={mayChange} />
    </article>
  );
}

/** Every obligation in one table: who owes what, by when, and what each side said last. */
export function ObligationTable(): ReactNode {
  const { t } = useWords();
  const { obligations } = useOpened();
  if (obligations.length === 0) return null;
  return (
    <table className="deadline-table obligation-table">
      <caption className="for-readers">{t('obligations.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('obligation.owed-by')}</th>
          <th scope="col">{t('obligation.what')}</th>
          <th scope="col">{t('obligation.due-on')}</th>
          <th scope="col">{t('standing.title')}</th>
        </tr>
      </thead>
      <tbody>
        {obligations.map((one) => (
          <tr key={one.id}>
            <th scope="row" dir="auto">
              <a href={`#obligation-${one.id}`}>
                {one.label === null ? one.owedBy : `${one.label} · ${one.owedBy}`}
              </a>
              <ToCheck is={one.toCheck} />
            </th>
            <td className="obligation-words" dir="auto">
              {one.words}
            </td>
            <td>
              <Due of={one} />
            </td>
            <td>
              <Standing of={one.standing} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The obligations one by one, each with its words, how it stands, and all that was said of it; one is added here. */
export function Obligations({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const { obligations, hasMore } = useOpened();
  const [isNew, setNew] = useState(false);
  return (
    <section aria-labelledby="obligations">
      <h2 id="obligations">{t('obligations.title')}</h2>
      {hasMore ? <p className="note">{t('obligations.has-more')}</p> : null}
      {obligations.length === 0 ? <p className="aside measure">{t('obligations.none')}</p> : null}
      {obligations.map((one) => (
        <ObligationPart key={one.id} of={one} mayChange={mayChange} />
      ))}
      {!mayChange ? null : isNew ? (
        <NewObligation done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('obligation.new')}
        </Button>
      )}
    </section>
  );
}
