import { Button, TextInput, Textarea } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import {
  askForReleasesAgain,
  releasesQuery,
  type ReleasableTable,
  type ReleaseState,
} from '../api/releases.ts';
import type { RecordRelease } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { hasPage, PageLink } from '../together/record-link.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

const STATES: readonly ReleaseState[] = ['asked', 'agreed', 'ended'];
const TABLES: readonly ReleasableTable[] = [
  'detention_record',
  'displacement_record',
  'accident',
  'ground_area',
  'found_device',
];
const MOST_SERIALS = 500;

const stateOf = (of: RecordRelease): ReleaseState =>
  of.endedAt !== null ? 'ended' : of.agreedAt !== null ? 'agreed' : 'asked';

function AskForm({ done }: { readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  return (
    <NewForm
      label={t('releases.ask')}
      name="releases"
      submit={t('release.ask')}
      send={(form) =>
        call('POST /api/releases', {
          body: {
            table: String(form.get('table')) as ReleasableTable,
            serials: String(form.get('serials') ?? '')
              .split(/\s+/)
              .filter((one) => one !== '')
              .slice(0, MOST_SERIALS),
            toCompartmentId: String(form.get('compartment') ?? ''),
            reason: String(form.get('reason') ?? ''),
          },
        })
      }
      made={async () => {
        await askForReleasesAgain();
        done();
      }}
      leave={done}
    >
      <label className="stack-field">
        {t('releases.kind')}
        <select name="table" required>
          {TABLES.map((table) => (
            <option key={table} value={table}>
              {t.of(`laid.${table}`, table)}
            </option>
          ))}
        </select>
      </label>
      <Textarea name="serials" required autosize minRows={3} maxRows={12} label={t('releases.serials')} />
      <label className="stack-field">
        {t('release.to')}
        <select name="compartment" required>
          {compartmentsOf(me).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <TextInput
        name="reason"
        required
        maxLength={2000}
        dir="auto"
        label={t('history.reason')}
        description={t('release.reason.why')}
      />
    </NewForm>
  );
}

/** What is done with those that were chosen. */
function ForChosen({
  chosen,
  done,
}: {
  readonly chosen: readonly RecordRelease[];
  readonly done: () => void;
}) {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const ids = chosen.map(({ id }) => id);
  const again = async (): Promise<void> => {
    await askForReleasesAgain();
    done();
  };
  const agree = useMutation({
    mutationFn: () => call('POST /api/releases/agreement', { body: { ids } }),
    onSuccess: again,
  });
  const mayAgree = me?.capabilities.includes('release-sealed') ?? false;
  const why = !mayAgree
    ? t('release.not-yours')
    : chosen.some(({ isMine }) => isMine)
      ? t('release.not-alone')
      : null;
  const areAsked = chosen.length > 0 && chosen.every((one) => stateOf(one) === 'asked');
  return (
    <div className="button-line" role="group" aria-label={t('releases.chosen')}>
      <Button
        disabled={!areAsked || why !== null || agree.isPending}
        aria-describedby={areAsked && why !== null ? 'why-not' : undefined}
        onClick={() => agree.mutate()}
      >
        {t('releases.agree')}
      </Button>
      {chosen.length === 0 ? null : (
        <Reasoned
          button={t('releases.end')}
          done={again}
          send={(reason) => call('POST /api/releases/end', { body: { ids, reason } })}
        />
      )}
      {areAsked && why !== null ? (
        <span id="why-not" className="aside">
          {why}
        </span>
      ) : null}
      {agree.isError ? <ProblemBox error={agree.error} /> : null}
    </div>
  );
}

function Row(given: {
  readonly of: RecordRelease;
  readonly isChosen: boolean;
  readonly choose: ((isChosen: boolean) => void) | null;
}): ReactNode {
  const { t } = useWords();
  const { of, isChosen, choose } = given;
  const state = stateOf(of);
  const serial = of.serial ?? t('mines.not-known');
  return (
    <tr data-stands={state}>
      <td>
        {choose ? (
          <input
            type="checkbox"
            aria-label={t('releases.choose', { serial })}
            checked={isChosen}
            onChange={({ currentTarget }) => choose(currentTarget.checked)}
          />
        ) : null}
      </td>
      <td className="figures">
        {of.serial !== null && hasPage(of.table) ? (
          <PageLink table={of.table} id={of.recordId}>
            {serial}
          </PageLink>
        ) : (
          serial
        )}{' '}
        <span className="aside">{t.of(`laid.${of.table}`, of.table)}</span>
      </td>
      <td>
        <strong>{t(`release.${state}`)}</strong>{' '}
        <span dir="auto">{t('release.to-whom', { to: of.to ?? t('mines.not-known') })}</span>
      </td>
      <td dir="auto">
        {t('release.asked-by', { who: of.askedBy ?? '', why: of.reason })} <Moment at={of.askedAt} />
        {of.agreedAt === null ? null : (
          <p>
            {t('release.agreed-by', { who: of.agreedBy ?? '' })} <Moment at={of.agreedAt} />
          </p>
        )}
        {of.endedAt === null ? null : (
          <p>
            {t('release.ended-by', { who: of.endedBy ?? '', why: of.endedReason ?? '' })}{' '}
            <Moment at={of.endedAt} />
          </p>
        )}
      </td>
    </tr>
  );
}

/** What lies sealed of the ground and of people and was asked to be shown, is shown, or was shown to others; several are decided together. */
export function ReleasesPage(): ReactNode {
  const { t } = useWords();
  const { state } = useSearch({ from: '/inside/releases' });
  const navigate = useNavigate({ from: '/releases' });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    releasesQuery(state ?? null),
  );
  const [isAsking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const mayAsk = me?.capabilities.includes('describe') ?? false;
  const choose = (id: string, isChosen: boolean): void =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <>
      <PageTitle text={t('releases.title')} />
      <p className="aside measure">{t('releases.what')}</p>
      {isAsking ? <AskForm done={() => setAsking(false)} /> : null}
      <div className="release-tools">
        {mayAsk && !isAsking ? (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('releases.ask')}
          </Button>
        ) : null}
        <label className="stack-field">
          {t('releases.state')}
          <select
            value={state ?? ''}
            onChange={({ currentTarget: { value } }) => {
              setChosen(new Set());
              void navigate({ search: value === '' ? {} : { state: value as ReleaseState } });
            }}
          >
            <option value="">{t('releases.all')}</option>
            {STATES.map((one) => (
              <option key={one} value={one}>
                {t(`release.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.ground')} /> : null}
      {data && rows.length === 0 ? <EmptyState what={t('releases.none')} why={t('release.what')} /> : null}
      {rows.length === 0 ? null : (
        <>
          <ForChosen chosen={rows.filter(({ id }) => chosen.has(id))} done={() => setChosen(new Set())} />
          <div className="scroll-x" role="region" aria-label={t('releases.title')} tabIndex={0}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('releases.chosen')}</th>
                  <th scope="col">{t('releases.record')}</th>
                  <th scope="col">{t('releases.state')}</th>
                  <th scope="col">{t('releases.why')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((of) => (
                  <Row
                    key={of.id}
                    of={of}
                    isChosen={chosen.has(of.id)}
                    choose={
                      mayAsk && of.isMember && of.endedAt === null
                        ? (isChosen) => choose(of.id, isChosen)
                        : null
                    }
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('releases.more')}
        </Button>
      ) : null}
    </>
  );
}
