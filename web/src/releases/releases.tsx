import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import type { HazardRelease } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { Moment } from '../ui/moment.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** What can be done with releases of a record, and what is asked for anew after it. */
export interface ReleaseActs {
  readonly ask: (of: { readonly toCompartmentId: string; readonly reason: string }) => Promise<unknown>;
  readonly agree: (id: string) => Promise<unknown>;
  readonly end: (id: string, reason: string) => Promise<unknown>;
  readonly again: () => Promise<unknown>;
}

/** A release as lines show it, whatever is released. */
type Release = HazardRelease;

function Ask(given: {
  readonly of: string;
  readonly acts: ReleaseActs;
  readonly done: () => void;
}): ReactNode {
  const { of, acts, done } = given;
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  return (
    <NewForm
      label={t('release.ask')}
      name={`release ${of}`}
      submit={t('release.ask')}
      send={(form) =>
        acts.ask({
          toCompartmentId: String(form.get('compartment') ?? ''),
          reason: String(form.get('reason') ?? ''),
        })
      }
      made={async () => {
        await acts.again();
        done();
      }}
      leave={done}
    >
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

function Agree({ of, acts }: { readonly of: Release; readonly acts: ReleaseActs }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const agree = useMutation({
    mutationFn: () => acts.agree(of.id),
    onSuccess: acts.again,
  });
  const why = of.isMine
    ? t('release.not-alone')
    : (me?.capabilities.includes('release-sealed') ?? false)
      ? null
      : t('release.not-yours');
  return (
    <>
      <Button
        variant="default"
        disabled={why !== null || agree.isPending}
        aria-describedby={why === null ? undefined : `why-${of.id}`}
        onClick={() => agree.mutate()}
      >
        {t('release.agree')}
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

function Line(given: {
  readonly of: Release;
  readonly acts: ReleaseActs;
  readonly mayChange: boolean;
}): ReactNode {
  const { of, acts, mayChange } = given;
  const { t } = useWords();
  const stands = of.endedAt !== null ? 'ended' : of.agreedAt !== null ? 'agreed' : 'asked';
  return (
    <li data-stands={stands}>
      <p>
        <strong>{t(`release.${stands}`)}</strong>{' '}
        <span dir="auto">{t('release.to-whom', { to: of.to ?? t('mines.not-known') })}</span>
      </p>
      <p dir="auto">
        {t('release.asked-by', { who: of.askedBy ?? '', why: of.reason })} <Moment at={of.askedAt} />
      </p>
      {of.agreedAt === null ? null : (
        <p dir="auto">
          {t('release.agreed-by', { who: of.agreedBy ?? '' })} <Moment at={of.agreedAt} />
        </p>
      )}
      {of.endedAt === null ? null : (
        <p dir="auto">
          {t('release.ended-by', { who: of.endedBy ?? '', why: of.endedReason ?? '' })}{' '}
          <Moment at={of.endedAt} />
        </p>
      )}
      {stands === 'ended' || !mayChange ? null : (
        <div className="button-line">
          {stands === 'asked' ? <Agree of={of} acts={acts} /> : null}
          <Reasoned
            done={acts.again}
            button={t(stands === 'asked' ? 'release.refuse' : 'release.take-back')}
            send={(reason) => acts.end(of.id, reason)}
          />
        </div>
      )}
    </li>
  );
}

/** Who may see a record that lies sealed: the members of its compartment, and whoever two people let see it. */
export function Releases(given: {
  /** Id of the record. */
  readonly of: string;
  readonly releases: readonly Release[];
  readonly acts: ReleaseActs;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const { of, releases, acts, mayChange } = given;
  const [isAsking, setAsking] = useState(false);
  return (
    <section aria-labelledby="releases">
      <h2 id="releases">{t('release.who')}</h2>
      <p className="aside measure">{t('release.what')}</p>
      {releases.length === 0 ? <p>{t('release.none')}</p> : null}
      <ul className="plain-list releases">
        {releases.map((one) => (
          <Line key={one.id} of={one} acts={acts} mayChange={mayChange} />
        ))}
      </ul>
      {!mayChange ? null : isAsking ? (
        <Ask of={of} acts={acts} done={() => setAsking(false)} />
      ) : (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('release.ask')}
        </Button>
      )}
    </section>
  );
}
