import { NumberInput } from './number-input.tsx';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import type { Redaction } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { Moment } from '../ui/moment.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { askForRedactions, cover, redactionsQuery, useCovering, type Coverable } from './covering.tsx';
import { groundsOf, RedactionFields } from './redaction-fields.tsx';

const SIDES = ['x', 'y', 'width', 'height'] as const;

function Line(given: {
  readonly serial: string;
  readonly one: Redaction;
  readonly mayRedact: boolean;
}): ReactNode {
  const { t } = useWords();
  const { serial, one, mayRedact } = given;
  const category = t(`redaction.category.${one.category}`);
  const where =
    one.page === null
      ? t('redaction.whole')
      : `${t('search.page', { page: one.page })}, ${t(one.passage === null ? 'redaction.box' : 'redaction.passage')}`;
  return (
    <li className="redaction">
      <p>
        <strong>{category}</strong> ·{' '}
        {one.page === null ? (
          where
        ) : (
          <Link
            to="/items/$serial"
            params={{ serial }}
            search={{ page: String(one.page), tab: 'redactions' }}
            resetScroll={false}
          >
            {where}
          </Link>
        )}
      </p>
      <p dir="auto">{one.authority}</p>
      {one.reason === null ? null : (
        <p className="aside" dir="auto">
          {one.reason}
        </p>
      )}
      <p className="aside">
        {one.madeBy} · <Moment at={one.madeAt} />
        {one.isByRule ? ` · ${t('redaction.by-rule')}` : ''}
      </p>
      {mayRedact ? (
        <Reasoned
          isQuiet
          button={t('redaction.withdraw')}
          name={`${t('redaction.withdraw')}: ${category}, ${where}`}
          send={(reason) =>
            call('POST /api/redactions/{id}/withdrawal', { params: { id: one.id }, body: { reason } })
          }
          done={askForRedactions}
        />
      ) : null}
    </li>
  );
}

/** The place that was chosen in the viewer; it is said in words, since it may be covered there already. */
function Chosen({ place }: { readonly place: Coverable }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <p>{t('search.page', { page: place.page })}</p>
      {place.kind === 'passage' ? (
        <blockquote className="quoted" dir="auto">
          {place.exact}
        </blockquote>
      ) : null}
    </>
  );
}

type Body = Parameters<typeof call<'POST /api/items/{serial}/redactions'>>[1]['body'];
type Place = NonNullable<Body>['place'];

function placeOf(place: Coverable): Place {
  if (place.kind === 'region') return { kind: 'region', page: place.page, regions: [place.region] };
  const { page, start, end } = place;
  return { kind: 'passage', page, start, end };
}

/** By its numbers: for those who cannot drag, and for what lies under something else. */
function numbered(form: FormData): Place {
  const [x, y, width, height] = SIDES.map((side) => Number(form.get(side)));
  const region = { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
  return { kind: 'region', page: Number(form.get('page')), regions: [region] };
}

function NumberFields(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <NumberInput name="page" label={t('redaction.page')} min={1} step={1} value={1} />
      <fieldset className="number-fields">
        <legend>{t('redaction.numbers.how')}</legend>
        {SIDES.map((side, at) => (
          <NumberInput
            key={side}
            name={side}
            label={t(`quote.side.${side}`)}
            min={0}
            max={100}
            step={0.1}
            value={at < 2 ? 10 : 20}
          />
        ))}
      </fieldset>
    </>
  );
}

/** What of an item the public does not get: each with its category, its authority and who says so; and the forms that cover more. */
export function ItemRedactions(given: { readonly serial: string; readonly mayRedact: boolean }): ReactNode {
  const { t } = useWords();
  const { serial, mayRedact } = given;
  const { data, error } = useQuery(redactionsQuery(serial));
  const chosen = useCovering(serial);
  const [typed, setTyped] = useState<'numbers' | 'whole' | null>(null);
  const send = (place: (form: FormData) => Place) => (form: FormData) =>
    call('POST /api/items/{serial}/redactions', {
      params: { serial },
      body: { place: place(form), ...groundsOf(form) },
    });
  const leave = (): void => {
    cover(null);
    setTyped(null);
  };
  const made = async (): Promise<void> => {
    await askForRedactions();
    leave();
  };
  const forms = { leave, made, submit: t('redaction.submit') };
  return (
    <section aria-labelledby="redactions">
      <h2 id="redactions">{t('redaction.title')}</h2>
      <p className="aside">{t('redaction.why')}</p>
      {mayRedact && chosen ? (
        <NewForm
          key={JSON.stringify(chosen)}
          {...forms}
          label={t('redaction.new')}
          name={`redaction-${serial}`}
          send={send(() => placeOf(chosen))}
        >
          <Chosen place={chosen} />
          <RedactionFields />
        </NewForm>
      ) : mayRedact && typed ? (
        <NewForm
          key={typed}
          {...forms}
          label={t(`redaction.new.${typed}`)}
          name={`redaction-${typed}-${serial}`}
          send={send(typed === 'whole' ? () => ({ kind: 'whole' }) : numbered)}
        >
          {typed === 'numbers' ? <NumberFields /> : <p>{t('redaction.whole.how')}</p>}
          <RedactionFields />
        </NewForm>
      ) : mayRedact ? (
        <p className="button-line">
          <Button variant="default" onClick={() => setTyped('numbers')}>
            {t('redaction.new.numbers')}
          </Button>
          <Button variant="default" onClick={() => setTyped('whole')}>
            {t('redaction.new.whole')}
          </Button>
        </p>
      ) : null}
      {error ? <ProblemBox error={error} /> : null}
      {data || error ? null : <Waiting text={t('wait.redactions')} />}
      {data && data.redactions.length === 0 ? <p className="aside">{t('redaction.none')}</p> : null}
      <ul className="plain-list" aria-label={t('redaction.title')}>
        {data?.redactions.map((one) => (
          <Line key={one.id} serial={serial} one={one} mayRedact={mayRedact} />
        ))}
      </ul>
    </section>
  );
}
