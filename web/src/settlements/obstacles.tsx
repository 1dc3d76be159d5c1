import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import type { Obstacle, ObstacleWord } from '../api/schema.gen.ts';
import { askForSettlements } from '../api/settlements.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import type { VersionLine } from '../together/both-versions.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { Facts } from '../ui/facts.tsx';
import { Moment } from '../ui/moment.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { Evidence, evidenceLists } from './evidence.tsx';
import { ObstacleFields, obstacleFacts, WhyField, whyIn, WordFields, wordFacts } from './obstacle-fields.tsx';
import { useOpened } from './opened.ts';
import { useTimeOf } from './words.tsx';

const withLists = (one: Obstacle) => ({ ...one, ...evidenceLists(one.evidence) });

function useLines(
  now: Obstacle,
): (mine: Partial<ReturnType<typeof obstacleFacts>>) => readonly VersionLine[] {
  const { t } = useWords();
  return (mine) => {
    const theirs = withLists(now);
    const lines: VersionLine[] = [
      {
        label: t('obstacle.kind'),
        theirs: t(`obstacle.kind.${theirs.kind}`),
        mine: t(`obstacle.kind.${mine.kind ?? theirs.kind}`),
      },
      { label: t('obstacle.what'), theirs: theirs.what, mine: mine.what ?? null },
      { label: t('obstacle.from'), theirs: theirs.holdsFrom, mine: mine.holdsFrom ?? null },
      { label: t('obstacle.to'), theirs: theirs.holdsTo, mine: mine.holdsTo ?? null },
      {
        label: t('obstacle.reliability'),
        theirs: t(`reliability.${theirs.reliability}`),
        mine: t(`reliability.${mine.reliability ?? theirs.reliability}`),
      },
      {
        label: t('obstacle.reasons'),
        theirs: theirs.reliabilityReasons,
        mine: mine.reliabilityReasons ?? null,
      },
    ];
    return lines.filter(({ theirs: one, mine: other }) => one !== other);
  };
}

function NewObstacle({ done }: { readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const { id } = useOpened().settlement;
  return (
    <NewForm
      label={t('obstacle.new')}
      name={`new obstacle ${id}`}
      send={(form) =>
        call('POST /api/settlements/{id}/obstacles', { params: { id }, body: obstacleFacts(form) })
      }
      made={async () => {
        await askForSettlements();
        done();
      }}
      leave={done}
    >
      <ObstacleFields known={{}} />
    </NewForm>
  );
}

function ChangeObstacle({ of, done }: { readonly of: Obstacle; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const { settlement } = useOpened();
  const lines = useLines(of);
  const [start] = useState(of);
  return (
    <ChangeForm
      label={t('obstacle.change')}
      name={`obstacle ${start.id}`}
      version={of.version}
      className="stack panel record-form"
      both={{
        subject: settlement.id,
        kind: 'obstacle-changed',
        lines: (form) => lines(obstacleFacts(form)),
      }}
      send={(form, ifMatch) =>
        call('PATCH /api/obstacles/{id}', {
          params: { id: start.id },
          body: { ...changedIn(withLists(start), obstacleFacts(form)), why: whyIn(form) },
          ifMatch,
        })
      }
      askAgain={askForSettlements}
      done={done}
    >
      <ObstacleFields known={start} />
      <WhyField />
    </ChangeForm>
  );
}

/** The last day of an obstacle, with the reason: it is no more, and what it was stays. */
function EndObstacle({ of, done }: { readonly of: Obstacle; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const { settlement } = useOpened();
  const lines = useLines(of);
  const [start] = useState(of);
  const holdsTo = (form: FormData): string => String(form.get('holdsTo') ?? '').trim();
  return (
    <ChangeForm
      label={t('obstacle.end')}
      name={`end of obstacle ${start.id}`}
      version={of.version}
      className="stack panel record-form"
      both={{
        subject: settlement.id,
        kind: 'obstacle-changed',
        lines: (form) => lines({ ...withLists(start), holdsTo: holdsTo(form) }),
      }}
      send={(form, ifMatch) =>
        call('PATCH /api/obstacles/{id}', {
          params: { id: start.id },
          body: { holdsTo: holdsTo(form), why: whyIn(form) },
          ifMatch,
        })
      }
      askAgain={askForSettlements}
      done={done}
    >
      <TextInput
        name="holdsTo"
        required
        maxLength={100}
        label={t('obstacle.to')}
        description={t('obstacle.end.why')}
        defaultValue={start.holdsTo ?? ''}
      />
      <WhyField />
    </ChangeForm>
  );
}

function WordRow({
  word,
  mayChange,
}: {
  readonly word: ObstacleWord;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { id, says, side, saidBy, saidOn, ofWhen, ownWords, evidence } = word;
  return (
    <tr id={`word-${id}`} data-of-day={word.isOfDay || undefined}>
      <th scope="row">
        <strong dir="auto">{side ?? t('compliance.no-side')}</strong>
        {side === saidBy ? null : (
          <p className="aside" dir="auto">
            {saidBy}
          </p>
        )}
      </th>
      <td>
        <span className="said">{t(`obstacle.says.${says}`)}</span>
        {ownWords === null ? null : (
          <p className="as-written" dir="auto">
            “{ownWords}”
          </p>
        )}
        <p className="aside figures">
          {day(saidOn)}
          {ofWhen === null ? null : ` · ${t('compliance.of-day', { day: day(ofWhen) })}`}
        </p>
      </td>
      <td>
        <Evidence of={evidence} />
        {mayChange ? (
          <Reasoned
            isQuiet
            button={t('record.withdraw')}
            name={t('named.button', { button: t('record.withdraw'), what: `${saidBy}, ${day(saidOn)}` })}
            send={(reason) =>
              call('POST /api/obstacle-words/{id}/withdrawal', { params: { id }, body: { reason } })
            }
            done={askForSettlements}
          />
        ) : null}
      </td>
    </tr>
  );
}

function Words({ of, mayChange }: { readonly of: Obstacle; readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const [isNew, setNew] = useState(false);
  const { id } = of;
  const kind = t(`obstacle.kind.${of.kind}`);
  return (
    <>
      {of.words.length === 0 ? (
        <p className="aside">{t('obstacle.words.none')}</p>
      ) : (
        <table className="deadline-table events-table">
          <caption className="for-readers">{t('compliance.table', { what: kind })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('compliance.side')}</th>
              <th scope="col">{t('compliance.says')}</th>
              <th scope="col">{t('compliance.shown-by')}</th>
            </tr>
          </thead>
          <tbody>
            {of.words.map((word) => (
              <WordRow key={word.id} word={word} mayChange={mayChange} />
            ))}
          </tbody>
        </table>
      )}
      {!mayChange ? null : isNew ? (
        <NewForm
          label={t('compliance.new')}
          name={`new word ${id}`}
          send={(form) => call('POST /api/obstacles/{id}/words', { params: { id }, body: wordFacts(form) })}
          made={async () => {
            await askForSettlements();
            setNew(false);
          }}
          leave={() => setNew(false)}
        >
          <WordFields />
        </NewForm>
      ) : (
        <button
          type="button"
          className="quiet-button no-print"
          aria-label={t('named.button', { button: t('compliance.new'), what: kind })}
          onClick={() => setNew(true)}
        >
          {t('compliance.new')}
        </button>
      )}
    </>
  );
}

/** How it was known, and from when: nothing is overwritten. */
function Versions({ of }: { readonly of: Obstacle }): ReactNode {
  const { t } = useWords();
  const time = useTimeOf();
  if (of.versions.length < 2) return null;
  return (
    <details className="record-history">
      <summary>{t('obstacle.versions', { number: of.versions.length })}</summary>
      <ol className="plain-list">
        {of.versions.map((one) => (
          <li key={one.version}>
            <Moment at={one.knownFrom} /> <span className="aside">{one.knownBy}</span>:{' '}
            {t(`obstacle.kind.${one.kind}`)},{' '}
            <span className="figures">{time(one.holdsFrom, one.holdsTo)}</span>,{' '}
            {t(`reliability.${one.reliability}`)}
          </li>
        ))}
      </ol>
    </details>
  );
}

function ObstaclePart({ of, mayChange }: { readonly of: Obstacle; readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const time = useTimeOf();
  const [form, setForm] = useState<'change' | 'end' | null>(null);
  const { id, what, reliabilityReasons, hazardSerial, evidence } = of;
  const kind = t(`obstacle.kind.${of.kind}`);
  const when = time(of.holdsFrom, of.holdsTo);
  const named = (button: string): string => t('named.button', { button, what: `${kind}, ${when}` });
  const close = (): void => setForm(null);
  return (
    <article className="obligation" aria-labelledby={`obstacle-${id}`}>
      <h3 id={`obstacle-${id}`}>
        {kind} <span className="aside figures">{when}</span>
      </h3>
      {form === 'change' ? <ChangeObstacle of={of} done={close} /> : null}
      {form === 'end' ? <EndObstacle of={of} done={close} /> : null}
      {form !== null ? null : (
        <>
          {what === null ? null : (
            <p className="measure" dir="auto">
              {what}
            </p>
          )}
          <Facts
            of={[
              [t('obstacle.on-day'), t(`obstacle.hold.${of.hold}`)],
              [
                t('obstacle.reliability'),
                <span key="r" dir="auto">
                  {t(`reliability.${of.reliability}`)}
                  {reliabilityReasons === null ? '' : `: ${reliabilityReasons}`}
                </span>,
              ],
              [t('obstacle.hazard'), hazardSerial],
              [t('compliance.shown-by'), <Evidence key="e" of={evidence} />],
            ]}
          />
          {mayChange && of.isCurrent ? (
            <div className="piece-buttons">
              <button
                type="button"
                className="quiet-button"
                aria-label={named(t('obstacle.end'))}
                onClick={() => setForm('end')}
              >
                {t('obstacle.end')}
              </button>
              <button
                type="button"
                className="quiet-button"
                aria-label={named(t('obstacle.correct'))}
                onClick={() => setForm('change')}
              >
                {t('obstacle.correct')}
              </button>
              <Reasoned
                isQuiet
                button={t('record.withdraw')}
                name={named(t('record.withdraw'))}
                send={(reason) =>
                  call('POST /api/obstacles/{id}/withdrawal', { params: { id }, body: { reason } })
                }
                done={askForSettlements}
              />
            </div>
          ) : null}
          {of.isCurrent ? null : <p className="note">{t('obstacle.not-current')}</p>}
        </>
      )}
      <Words of={of} mayChange={mayChange && of.isCurrent} />
      <Versions of={of} />
    </article>
  );
}

/** The obstacles one by one, each with what shows it and what each side says; one is added here. */
export function Obstacles({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const { obstacles } = useOpened();
  const [isNew, setNew] = useState(false);
  return (
    <section aria-labelledby="obstacles">
      <h2 id="obstacles">{t('obstacles.title')}</h2>
      {obstacles.length === 0 ? <p className="aside measure">{t('obstacles.none')}</p> : null}
      {obstacles.map((one) => (
        <ObstaclePart key={one.id} of={one} mayChange={mayChange} />
      ))}
      {!mayChange ? null : isNew ? (
        <NewObstacle done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('obstacle.new')}
        </Button>
      )}
    </section>
  );
}
