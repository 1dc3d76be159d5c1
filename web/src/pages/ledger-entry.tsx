import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { ledgerEntryQuery } from '../api/keep-queries.ts';
import { useWords } from '../i18n/language.tsx';
import { checkEntry, type EntryAnswer, type LogStep } from '../ledger/check-log.ts';
import { useActorName, useKindName } from '../together/entry-words.tsx';
import { Steps, Yourself } from '../ledger/steps.tsx';
import { inclusionCommand } from '../receipt/commands.ts';
import { saveJson } from '../receipt/save-json.ts';
import { Digest } from '../ui/digest.tsx';
import { Facts, type Fact } from '../ui/facts.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

type Fields = Readonly<Record<string, unknown>>;

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function factsOf(fields: unknown): Fact[] {
  if (typeof fields !== 'object' || fields === null) return [];
  return Object.entries(fields as Fields)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, <span dir="auto">{shown(value)}</span>]);
}

function Body({ entry }: { readonly entry: Fields }): ReactNode {
  const { t } = useWords();
  const rows = Array.isArray(entry['rows']) ? (entry['rows'] as Fields[]) : [];
  return (
    <>
      <h2>{t('entry.rows')}</h2>
      {rows.length === 0 ? <p className="note">{t('entry.no-rows')}</p> : null}
      {rows.map((one, at) => (
        <details key={at} className="entry-row" open={rows.length <= 3}>
          <summary>
            {t(one['op'] === 'remove' ? 'entry.removed' : 'entry.put', { table: shown(one['table']) })}
          </summary>
          <Facts of={factsOf(one['row'])} />
        </details>
      ))}
      <details>
        <summary>{t('entry.raw')}</summary>
        <pre className="raw" tabIndex={0} aria-label={t('entry.raw')}>
          {JSON.stringify(entry, null, 2)}
        </pre>
      </details>
    </>
  );
}

function Proof({ answer, index }: { readonly answer: EntryAnswer; readonly index: number }): ReactNode {
  const { t } = useWords();
  const { place, disclosed, proof } = answer;
  const [steps, setSteps] = useState<readonly LogStep[] | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  useEffect(() => {
    let isCurrent = true;
    setSteps(null);
    checkEntry(answer, index).then((made) => isCurrent && setSteps(made), setFault);
    return () => {
      isCurrent = false;
    };
  }, [answer, index]);
  const fileName = `entry-${index}.json`;
  return (
    <section className="entry-proof" aria-labelledby="proof">
      <h2 id="proof">{t('entry.proof')}</h2>
      {fault ? <ProblemBox error={fault} /> : null}
      <Steps steps={steps} says={t('entry.proof.says')} />
      <Facts
        of={[
          [t('ledger.index'), String(index)],
          [t('receipt.commitment'), <Digest text={place.commitment} what={t('receipt.commitment')} />],
          [t('entry.salt'), t(disclosed ? 'entry.salt.open' : 'entry.salt.kept')],
        ]}
      />
      {disclosed ? (
        <>
          <button
            type="button"
            className="quiet-button"
            onClick={() => saveJson({ openings: [{ index, ...disclosed, proof }] }, fileName)}
          >
            {t('entry.save')}
          </button>
          <p className="note">{t('entry.save.why')}</p>
          <Yourself command={inclusionCommand(fileName)} note={t('entry.yourself')} />
        </>
      ) : null}
    </section>
  );
}

/** One entry of the ledger: what it says, and the proof that it stands under the newest checkpoint, checked here. */
export function LedgerEntryPage(): ReactNode {
  const { t } = useWords();
  const nameOf = useActorName();
  const kindOf = useKindName();
  const { index } = useParams({ from: '/inside/ledger/entries/$index' });
  const { data, error, refetch } = useQuery(ledgerEntryQuery(Number(index)));
  const opened = data?.place.opened;
  const entry = data?.disclosed?.entry;
  const what = opened ? kindOf(opened.kind) : t('ledger.hidden');
  const item = opened?.subjectTable === 'item' ? opened.subject?.split(' ')[0] : undefined;
  return (
    <>
      <p>
        <Link to="/ledger">{t('entry.back')}</Link>
      </p>
      <PageTitle text={`${t('ledger.entry-number', { index })}${data ? `: ${what}` : ''}`} />
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.entry')} /> : null}
      {data ? (
        <div className="entry-columns">
          <section aria-label={t('entry.says')}>
            {opened ? (
              <Facts
                of={[
                  [t('ledger.when'), <Moment at={opened.at} withLocal />],
                  [t('ledger.actor'), <span dir="auto">{nameOf(opened)}</span>],
                  [
                    t('ledger.subject'),
                    item === undefined ? (
                      <span dir="auto">{opened.subject ?? `${opened.subjectTable} ${opened.subjectId}`}</span>
                    ) : (
                      <Link to="/items/$serial" params={{ serial: item }} dir="auto">
                        {opened.subject}
                      </Link>
                    ),
                  ],
                  [
                    t('entry.reason'),
                    entry?.['reason'] ? <span dir="auto">{shown(entry['reason'])}</span> : null,
                  ],
                  ...factsOf(entry?.['note']),
                ]}
              />
            ) : (
              <p className="measure">{t('entry.hidden.why')}</p>
            )}
            {entry ? <Body entry={entry} /> : null}
          </section>
          <Proof answer={data} index={Number(index)} />
        </div>
      ) : null}
    </>
  );
}
