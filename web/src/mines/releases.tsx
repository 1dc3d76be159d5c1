import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForMines } from '../api/mines.ts';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import type { HazardRelease, WholeHazardRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { Moment } from '../ui/moment.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

function Ask({ of, done }: { readonly of: WholeHazardRecord; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  return (
    <NewForm
      label={t('mines.release.ask')}
      name={`release ${of.id}`}
      submit={t('mines.release.ask')}
      send={(form) =>
        call('POST /api/hazard-records/{id}/releases', {
          params: { id: of.id },
          body: {
            toCompartmentId: String(form.get('compartment') ?? ''),
            reason: String(form.get('reason') ?? ''),
          },
        })
      }
      made={async () => {
        await askForMines();
        done();
      }}
      leave={done}
    >
      <label className="stack-field">
        {t('mines.release.to')}
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
        description={t('mines.release.reason.why')}
      />
    </NewForm>
  );
}

function Agree({ of }: { readonly of: HazardRelease }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const agree = useMutation({
    mutationFn: () => call('POST /api/hazard-releases/{id}/agreement', { params: { id: of.id } }),
    onSuccess: askForMines,
  });
  const why = of.isMine
    ? t('mines.release.not-alone')
    : (me?.capabilities.includes('release-hazard') ?? false)
      ? null
      : t('mines.release.not-yours');
  return (
    <>
      <Button
        variant="default"
        disabled={why !== null || agree.isPending}
        aria-describedby={why === null ? undefined : `why-${of.id}`}
        onClick={() => agree.mutate()}
      >
        {t('mines.release.agree')}
      </Button>
      {why === null ? null : (
        <span id={`why-${of.id}`} className="aside">
          {why}
        </span>
      )}
      {agree.isError ? <ProblemBox error={agree.error} /> : null}
    </>
  );
}

function Line({ of, mayChange }: { readonly of: HazardRelease; readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const stands = of.endedAt !== null ? 'ended' : of.agreedAt !== null ? 'agreed' : 'asked';
  return (
    <li data-stands={stands}>
      <p>
        <strong>{t(`mines.release.${stands}`)}</strong>{' '}
        <span dir="auto">{t('mines.release.to-whom', { to: of.to ?? t('mines.not-known') })}</span>
      </p>
      <p dir="auto">
        {t('mines.release.asked-by', { who: of.askedBy ?? '', why: of.reason })} <Moment at={of.askedAt} />
      </p>
      {of.agreedAt === null ? null : (
        <p dir="auto">
          {t('mines.release.agreed-by', { who: of.agreedBy ?? '' })} <Moment at={of.agreedAt} />
        </p>
      )}
      {of.endedAt === null ? null : (
        <p dir="auto">
          {t('mines.release.ended-by', { who: of.endedBy ?? '', why: of.endedReason ?? '' })}{' '}
          <Moment at={of.endedAt} />
        </p>
      )}
      {stands === 'ended' || !mayChange ? null : (
        <div className="button-line">
          {stands === 'asked' ? <Agree of={of} /> : null}
          <Reasoned
            done={askForMines}
            button={t(stands === 'asked' ? 'mines.release.refuse' : 'mines.release.take-back')}
            send={(reason) =>
              call('POST /api/hazard-releases/{id}/end', { params: { id: of.id }, body: { reason } })
            }
          />
        </div>
      )}
    </li>
  );
}

/** Who may see the coordinates: the members of the sealed compartment, and whoever two people let see them. */
export function Releases({
  of,
  mayChange,
}: {
  readonly of: WholeHazardRecord;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  return (
    <section aria-labelledby="releases">
      <h2 id="releases">{t('mines.releases')}</h2>
      <p className="aside measure">{t('mines.releases.what')}</p>
      {of.releases.length === 0 ? <p>{t('mines.releases.none')}</p> : null}
      <ul className="plain-list releases">
        {of.releases.map((one) => (
          <Line key={one.id} of={one} mayChange={mayChange} />
        ))}
      </ul>
      {!mayChange ? null : isAsking ? (
        <Ask of={of} done={() => setAsking(false)} />
      ) : (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('mines.release.ask')}
        </Button>
      )}
    </section>
  );
}
