import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call, isConflict } from '../api/client.ts';
import { askForConclusions, conclusionQuery } from '../api/conclusions.ts';
import { claimsNamedQuery, meQuery } from '../api/queries.ts';
import type { Conclusion, ConclusionStep, NamedClaim } from '../api/schema.gen.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { ReasonForm } from '../together/reason-form.tsx';
import { Facts } from '../ui/facts.tsx';
import { useKeptForm } from '../ui/kept-form.ts';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ConclusionFields, conclusionFacts } from './conclusion-fields.tsx';

function Change({
  conclusion,
  done,
}: {
  readonly conclusion: Conclusion;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  // The version that is being changed is the one that was there when the writing began.
  const [start] = useState(conclusion);
  const kept = useKeptForm(`conclusion ${start.id} ${start.version}`);
  const leave = (): void => {
    kept.forget();
    done();
  };
  const save = useMutation({
    mutationFn: ({ form, version }: { readonly form: FormData; readonly version: string }) =>
      call('PATCH /api/conclusions/{id}', {
        params: { id: start.id },
        body: conclusionFacts(form),
        ifMatch: version,
      }),
    onSuccess: async () => {
      await askForConclusions();
      leave();
    },
    onError: askForConclusions,
  });
  return (
    <form
      ref={kept.form}
      className="stack panel record-form"
      aria-label={t('record.change')}
      onChange={kept.keep}
      onSubmit={(event) => {
        event.preventDefault();
        const version = isConflict(save.error) ? conclusion.version : start.version;
        save.mutate({ form: new FormData(event.currentTarget), version });
      }}
    >
      {isConflict(save.error) ? <p className="note">{t('record.theirs')}</p> : null}
      <ConclusionFields known={start} />
      {save.isError ? <ProblemBox error={save.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={save.isPending}>
          {t('claim.record')}
        </Button>
        <Button variant="default" onClick={leave}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What was asked of whoever wants to do something that takes a reason. */
function Reasoned(given: {
  readonly button: string;
  readonly send: (reason: string) => Promise<unknown>;
}): ReactNode {
  const { t } = useWords();
  const [isAsked, setAsked] = useState(false);
  const act = useMutation({
    mutationFn: given.send,
    onSuccess: async () => {
      setAsked(false);
      await askForConclusions();
    },
  });
  if (!isAsked)
    return (
      <Button variant="default" onClick={() => setAsked(true)}>
        {given.button}
      </Button>
    );
  return (
    <ReasonForm
      label={t('history.reason')}
      button={given.button}
      error={act.error}
      isBusy={act.isPending}
      send={(reason) => act.mutate(reason)}
      cancel={() => setAsked(false)}
    />
  );
}

function Ladder(given: {
  readonly conclusion: Conclusion;
  readonly steps: readonly ConclusionStep[];
  readonly next: readonly string[];
  readonly mayCode: boolean;
}): ReactNode {
  const { t } = useWords();
  const { conclusion, steps, next, mayCode } = given;
  const { id, version, status, newerId } = conclusion;
  const statusOf = useTerm('finding-status');
  const navigate = useNavigate();
  return (
    <section aria-labelledby="conclusion-ladder">
      <h2 id="conclusion-ladder">{t('conclusion.ladder')}</h2>
      <p>
        {t('conclusion.status')}: <strong>{statusOf(status)}</strong>
      </p>
      <ol className="plain-list">
        {steps.map((step) => (
          <li key={step.madeAt}>
            {statusOf(step.from)} → <strong>{statusOf(step.to)}</strong> <span dir="auto">{step.reason}</span>
            <p className="aside">
              {step.madeBy ?? ''} · <Moment at={step.madeAt} />
            </p>
          </li>
        ))}
      </ol>
      {mayCode ? (
        <div className="button-line">
          {next.map((to) => (
            <Reasoned
              key={to}
              button={t('conclusion.step-to', { status: statusOf(to) })}
              send={(reason) =>
                call('POST /api/conclusions/{id}/steps', {
                  params: { id },
                  body: { to: to as Conclusion['status'], reason },
                  ifMatch: version,
                })
              }
            />
          ))}
          {status === 'find-sealed' && newerId === null ? (
            <Reasoned
              button={t('conclusion.revise')}
              send={async (reason) => {
                const made = await call('POST /api/conclusions/{id}/revision', {
                  params: { id },
                  body: { reason },
                });
                await navigate({ to: '/conclusions/$id', params: { id: made.id } });
              }}
            />
          ) : null}
        </div>
      ) : null}
      {mayCode && status === 'find-ready' && !next.includes('find-reviewed') ? (
        <p className="note">{t('conclusion.second-needed')}</p>
      ) : null}
    </section>
  );
}

function NewClaim({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const found = useQuery(claimsNamedQuery(typed));
  const name = useMutation({
    mutationFn: (form: FormData) =>
      call('POST /api/conclusions/{id}/claims', {
        params: { id },
        body: {
          claimId: String(form.get('claim')),
          stance: form.get('against') === null ? 'supports' : 'contradicts',
          note: String(form.get('note') ?? '').trim() || null,
        },
      }),
    onSuccess: async () => {
      await askForConclusions();
      done();
    },
  });
  return (
    <form
      className="stack panel"
      aria-label={t('conclusion.add-claim')}
      onSubmit={(event) => {
        event.preventDefault();
        name.mutate(new FormData(event.currentTarget));
      }}
    >
      <TextInput
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        dir="auto"
        maxLength={300}
        label={t('basis.find')}
      />
      <fieldset className="plain-choices">
        <legend>{t('basis.which')}</legend>
        {found.data?.items.length === 0 ? <p className="aside">{t('link.none')}</p> : null}
        {found.data?.items.map((one) => (
          <label key={one.id} className="check-line">
            <input type="radio" name="claim" value={one.id} required /> <span dir="auto">{one.body}</span>{' '}
            <span className="aside" dir="auto">
              {one.speaker ?? one.sourceName}
            </span>
          </label>
        ))}
      </fieldset>
      <label className="check-line">
        <input type="checkbox" name="against" /> {t('conclusion.is-against')}
      </label>
      <TextInput name="note" maxLength={2000} dir="auto" label={t('basis.note')} />
      {name.isError ? <ProblemBox error={name.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={name.isPending}>
          {t('claim.record')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Claims(given: {
  readonly id: string;
  readonly claims: readonly NamedClaim[];
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id, claims, mayChange } = given;
  const [isOpen, setOpen] = useState(false);
  const side = (stance: 'supports' | 'contradicts'): ReactNode => {
    const own = claims.filter((one) => one.stance === stance);
    return (
      <div>
        <h3>{t(stance === 'supports' ? 'conclusion.rests-on' : 'conclusion.spoken-against')}</h3>
        {own.length === 0 ? <p className="aside">{t('basis.none')}</p> : null}
        <ul className="plain-list">
          {own.map((one) => (
            <li key={one.id}>
              <Link to="/claims/$id" params={{ id: one.claimId }} dir="auto">
                {one.body}
              </Link>{' '}
              <span className="aside" dir="auto">
                {one.sourceName}
                {one.isWithdrawn ? ` · ${t('basis.claim-withdrawn')}` : ''}
                {one.note === null ? '' : ` · ${one.note}`}
              </span>
              {mayChange ? (
                <Reasoned
                  button={t('basis.withdraw')}
                  send={(reason) =>
                    call('POST /api/conclusion-claims/{id}/withdrawal', {
                      params: { id: one.id },
                      body: { reason },
                    })
                  }
                />
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    );
  };
  return (
    <section aria-labelledby="conclusion-claims">
      <h2 id="conclusion-claims">{t('claims.title')}</h2>
      <div className="two-sides">
        {side('supports')}
        {side('contradicts')}
      </div>
      {!mayChange ? null : isOpen ? (
        <NewClaim id={id} done={() => setOpen(false)} />
      ) : (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('conclusion.add-claim')}
        </Button>
      )}
    </section>
  );
}

/** One conclusion: what is concluded and why, the claims for it and against it, and its ladder with who took which step. */
export function ConclusionPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/conclusions/$id' });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(conclusionQuery(id));
  const [isChanging, setChanging] = useState(false);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.conclusions')} />
    );
  const { conclusion, withdrawnReason, claims, steps, next, isOpen } = data;
  const mayCode = (me?.capabilities.includes('describe') ?? false) && withdrawnReason === null;
  const { supersedesId, newerId, incidentId, standard, reasons } = conclusion;
  const link = (to: string, label: string): ReactNode => (
    <p>
      <Link to="/conclusions/$id" params={{ id: to }}>
        {label}
      </Link>
    </p>
  );
  return (
    <>
      <PageTitle text={conclusion.statement} />
      <p className="aside">{t('conclusion.what')}</p>
      {withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('conclusion.withdrawn')} <span dir="auto">{withdrawnReason}</span>
        </p>
      )}
      {newerId === null ? null : link(newerId, t('conclusion.newer'))}
      {supersedesId === null ? null : link(supersedesId, t('conclusion.older'))}
      {isChanging ? (
        <Change conclusion={conclusion} done={() => setChanging(false)} />
      ) : (
        <Facts
          of={[
            [
              t('conclusion.reasons'),
              reasons === null ? null : (
                <span dir="auto" className="as-written">
                  {reasons}
                </span>
              ),
            ],
            [t('conclusion.standard'), standard === null ? null : t(`standard.${standard}`)],
            [
              t('conclusion.incident'),
              incidentId === null ? null : (
                <Link to="/incidents/$id" params={{ id: incidentId }}>
                  {t('conclusion.to-incident')}
                </Link>
              ),
            ],
          ]}
        />
      )}
      {mayCode && isOpen && !isChanging ? (
        <div className="button-line">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('record.change')}
          </Button>
          <Reasoned
            button={t('record.withdraw')}
            send={(reason) =>
              call('POST /api/conclusions/{id}/withdrawal', { params: { id }, body: { reason } })
            }
          />
        </div>
      ) : null}
      <Claims id={id} claims={claims} mayChange={mayCode && isOpen} />
      <Ladder conclusion={conclusion} steps={steps} next={next} mayCode={mayCode} />
    </>
  );
}
