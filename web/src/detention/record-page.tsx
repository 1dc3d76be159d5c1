import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDetention, detentionQuery } from '../api/detention.ts';
import { meQuery } from '../api/queries.ts';
import type { MissingFacts, WholeDetention } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { useDay } from '../proceedings/words.tsx';
import type { DetentionKind } from '../search-detention.ts';
import { RecordReleases, ReleasedOnly, useIsReleasedOnly } from '../releases/record-releases.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { ChangeForm } from '../ui/change-form.tsx';
import { Facts } from '../ui/facts.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { detentionFacts, exchangeFacts, missingFacts, whomIn } from './entered.ts';
import { EpisodePicture } from './episode-picture.tsx';
import { DetentionEvidence } from './evidence.tsx';
import { ExchangeView } from './exchange-view.tsx';
import { RecordFields } from './record-fields.tsx';
import { Registration } from './registration.tsx';
import { DetentionFindings, Whom } from './words.tsx';

function change(kind: DetentionKind, id: string, form: FormData, ifMatch: string): Promise<unknown> {
  const why = String(form.get('why') ?? '').trim();
  const params = { id };
  if (kind === 'exchange')
    return call('PATCH /api/exchanges/{id}', { params, body: { ...exchangeFacts(form), why }, ifMatch });
  const whom = whomIn(form);
  return kind === 'missing'
    ? call('PATCH /api/missing/{id}', { params, body: { ...missingFacts(form), ...whom, why }, ifMatch })
    : call('PATCH /api/detentions/{id}', {
        params,
        body: { ...detentionFacts(form), ...whom, why },
        ifMatch,
      });
}

function withdraw(kind: DetentionKind, id: string, reason: string): Promise<unknown> {
  const of = { params: { id }, body: { reason } };
  if (kind === 'exchange') return call('POST /api/exchanges/{id}/withdrawal', of);
  return kind === 'missing'
    ? call('POST /api/missing/{id}/withdrawal', of)
    : call('POST /api/detentions/{id}/withdrawal', of);
}

function Change({ of, done }: { readonly of: WholeDetention; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [start] = useState(of);
  const { id, kind } = start;
  return (
    <ChangeForm
      label={t('record.change')}
      name={`detention ${id}`}
      version={of.version}
      className="stack panel record-form"
      theirs={t('mines.correct.theirs')}
      send={(form, ifMatch) => change(kind, id, form, ifMatch)}
      askAgain={askForDetention}
      done={done}
    >
      <TextInput name="why" required maxLength={2000} dir="auto" label={t('detention.why')} />
      <RecordFields kind={kind} known={start} />
    </ChangeForm>
  );
}

function Missing({ of }: { readonly of: MissingFacts }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  return (
    <>
      <Facts
        of={[
          [
            t('detention.last-seen-on'),
            of.lastSeenOn === null ? t('undertaking.day.unknown') : day(of.lastSeenOn),
          ],
          [t('detention.last-seen-at'), of.lastSeenAt],
          [t('detention.circumstances'), of.circumstances],
          [t('detention.sample'), t(`detention.sample.${of.sample}`)],
          [t('detention.sample-note'), of.sampleNote],
          [t('detention.grave'), of.grave],
          [t('detention.note'), of.note],
        ]}
      />
      <section aria-labelledby="states">
        <h2 id="states">{t('detention.states')}</h2>
        {of.states.length === 0 ? <p className="aside">{t('detention.state.not-said')}</p> : null}
        <ol className="plain-list">
          {of.states.map(({ state, by, on, words }, at) => (
            <li key={at} dir="auto">
              <strong>{t(`detention.state.${state}`)}</strong> {words === null ? null : <q>{words}</q>}{' '}
              <span className="aside">
                {by} · {on === null ? t('undertaking.day.unknown') : day(on)}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Versions({ of }: { readonly of: WholeDetention['versions'] }): ReactNode {
  const { t } = useWords();
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('mines.versions')}</h2>
      <ul className="plain-list tight">
        {of.map(({ number, why, madeBy, madeAt }) => (
          <li key={number}>
            <span className="figures">{t('mines.version.n', { version: number })}</span>{' '}
            <span dir="auto">{why ?? t('mines.version.first')}</span>{' '}
            <span className="aside">
              {madeBy} · <Moment at={madeAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Whole({ whole }: { readonly whole: WholeDetention }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const [isChanging, setChanging] = useState(false);
  const { id, kind, detention, missing, exchange, given, withdrawnReason } = whole;
  const isOnly = useIsReleasedOnly(id);
  const mayChange = (me?.capabilities.includes('describe') ?? false) && withdrawnReason === null && !isOnly;
  return (
    <>
      <RecordLive table="detention_record" id={id} />
      {isOnly ? <ReleasedOnly /> : null}
      <p className="aside">{t('detention.sealed')}</p>
      {withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('detention.withdrawn')} <span dir="auto">{withdrawnReason}</span>
        </p>
      )}
      {isChanging ? <Change of={whole} done={() => setChanging(false)} /> : null}
      {!isChanging && detention ? (
        <section aria-labelledby="time">
          <h2 id="time">{t('detention.time')}</h2>
          <EpisodePicture of={detention} />
          <Facts
            of={[
              [
                t('detention.statuses'),
                detention.statuses.length === 0 ? null : (
                  <ul className="plain-list tight">
                    {detention.statuses.map(({ party, words, code }, at) => (
                      <li key={at} dir="auto">
                        <q>{words}</q>{' '}
                        <span className="aside">
                          {t(`detention.code.${code}`)} · {party}
                        </span>
                      </li>
                    ))}
                  </ul>
                ),
              ],
              [t('detention.note'), detention.note],
            ]}
          />
        </section>
      ) : null}
      {!isChanging && missing ? <Missing of={missing} /> : null}
      {!isChanging && exchange && given ? (
        <ExchangeView id={id} facts={exchange} of={given} mayChange={mayChange} />
      ) : null}
      {mayChange && !isChanging ? (
        <div className="button-line no-print">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('record.change')}
          </Button>
          <Reasoned
            done={askForDetention}
            button={t('record.withdraw')}
            send={(reason) => withdraw(kind, id, reason)}
          />
        </div>
      ) : null}
      <section aria-labelledby="findings">
        <h2 id="findings">{t('detention.checks')}</h2>
        <DetentionFindings of={whole.findings} />
      </section>
      <DetentionEvidence of={whole} mayChange={mayChange} />
      {kind === 'detention' ? (
        <Registration id={id} isRegistered={whole.isRegistered} mayChange={mayChange} />
      ) : null}
      <Versions of={whole.versions} />
      <RecordReleases table="detention_record" id={id} mayChange={mayChange} />
      {isOnly ? null : <RecordFoot table="detention_record" id={id} />}
    </>
  );
}

/** One time of being held, missing case or exchange. */
export function DetentionRecordPage(): ReactNode {
  const { t, format } = useWords();
  const { id } = useParams({ from: '/inside/detainees/$id' });
  const { data, error, refetch } = useQuery(detentionQuery(id));
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.detention')} />
    );
  const { kind, exchange, person, unnamed, serial } = data;
  const whom =
    person === null
      ? t('detention.unnamed-n', { n: format.number(unnamed) })
      : (person.name ?? person.pseudonym ?? t('record.hidden'));
  return (
    <>
      <PageTitle
        text={
          exchange
            ? exchange.title
            : t(`detention.of.${kind === 'missing' ? 'missing' : 'detention'}`, { whom })
        }
        aside={
          <p className="item-marks mine-marks">
            <code>{serial}</code>
            {person === null ? null : (
              <Link to="/actors/$id" params={{ id: person.id }}>
                <Whom of={data} />
              </Link>
            )}
            <Link to="/detainees" search={kind === 'detention' ? {} : { kind }}>
              {t(`detention.kind.${kind}`)}
            </Link>
          </p>
        }
      />
      <Whole key={id} whole={data} />
    </>
  );
}
