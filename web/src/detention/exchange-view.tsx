import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { askForDetention } from '../api/detention.ts';
import { call } from '../api/client.ts';
import type { ExchangeFacts, ExchangePart, SideHeld, WholeDetention } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { Facts } from '../ui/facts.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { Claims } from './exchange-claims.tsx';
import { Select } from './select.tsx';
import { Whom } from './words.tsx';

const PARTS = ['person', 'map', 'remains'] as const;
type Given = NonNullable<WholeDetention['given']>;
type Side = 'a' | 'b';

const text = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null;

function NewPart({
  id,
  side,
  done,
}: {
  readonly id: string;
  readonly side: Side;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <NewForm
      label={t('detention.add-part.of', { side: t(`detention.side.${side}`) })}
      name={`new part ${id} ${side}`}
      send={(form) =>
        call('POST /api/exchanges/{id}/parts', {
          params: { id },
          body: {
            side,
            kind: PARTS.find((one) => one === form.get('kind')) ?? 'person',
            serial: text(form, 'serial'),
            note: text(form, 'note'),
          },
        })
      }
      made={async () => {
        await askForDetention();
        done();
      }}
      leave={done}
    >
      <Select
        name="kind"
        label={t('detention.part-kind')}
        of={PARTS.map((one) => [one, t(`detention.given.${one}`)])}
      />
      <TextInput
        name="serial"
        maxLength={20}
        label={t('detention.part-serial')}
        description={t('detention.part-serial.why')}
      />
      <TextInput name="note" maxLength={1000} dir="auto" label={t('detention.note')} />
    </NewForm>
  );
}

function Part({ of, mayChange }: { readonly of: ExchangePart; readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const { id, kind, record, handover, note } = of;
  return (
    <li>
      <span className="aside">{t(`detention.given.${kind}`)}</span>{' '}
      {record ? (
        <>
          <Link to="/detainees/$id" params={{ id: record.id }}>
            <Whom of={record} />
          </Link>{' '}
          <span className="aside figures">{record.serial}</span>
        </>
      ) : null}
      {handover ? (
        <>
          <Link to="/mines/handovers/$id" params={{ id: handover.id }} dir="auto">
            {handover.title}
          </Link>{' '}
          <span className="aside figures">{handover.serial}</span>
        </>
      ) : null}
      {note === null ? null : <span dir="auto"> {note}</span>}{' '}
      {mayChange ? (
        <Reasoned
          isQuiet
          button={t('detention.take')}
          name={t('detention.take.of', { what: record?.serial ?? handover?.serial ?? note ?? '' })}
          done={askForDetention}
          send={(reason) =>
            call('POST /api/exchanges/parts/{id}/removal', { params: { id }, body: { reason } })
          }
        />
      ) : null}
    </li>
  );
}

function Held({ of }: { readonly of: SideHeld }): ReactNode {
  const { t, format } = useWords();
  return (
    <Facts
      of={[
        [t('detention.held.named'), <span className="figures">{format.number(of.named)}</span>],
        [t('detention.held.unnamed'), <span className="figures">{format.number(of.unnamed)}</span>],
        [t('detention.held.maps'), <span className="figures">{format.number(of.maps)}</span>],
        of.maps === 0
          ? [t('detention.held.mines'), null]
          : [
              t('detention.held.mines'),
              <span className="figures">
                {t('detention.held.mines.n', {
                  devices: format.number(of.mines.devices),
                  records: format.number(of.mines.records),
                })}
              </span>,
            ],
        [t('detention.held.remains'), <span className="figures">{format.number(of.remains)}</span>],
      ]}
    />
  );
}

function SideOf(given: {
  readonly id: string;
  readonly side: Side;
  readonly name: string;
  readonly of: Given;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id, side, name, of, mayChange } = given;
  const [isNew, setNew] = useState(false);
  const parts = of.parts.filter((one) => one.side === side);
  return (
    <section aria-labelledby={`side-${side}`}>
      <h3 id={`side-${side}`} dir="auto">
        {t('detention.gave', { side: name })}
      </h3>
      {parts.length === 0 ? <p className="aside">{t('detention.gave.none')}</p> : null}
      <ul className="plain-list tight">
        {parts.map((one) => (
          <Part key={one.id} of={one} mayChange={mayChange} />
        ))}
      </ul>
      <h4>{t('detention.records-hold')}</h4>
      <Held of={of[side]} />
      {!mayChange ? null : isNew ? (
        <NewPart id={id} side={side} done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('detention.add-part.of', { side: name })}
        </Button>
      )}
    </section>
  );
}

/** An exchange: the two sides beside one another, and what is claimed beside what the records hold. */
export function ExchangeView(given: {
  readonly id: string;
  readonly facts: ExchangeFacts;
  readonly of: Given;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { id, facts, of, mayChange } = given;
  return (
    <>
      <Facts
        of={[
          [t('detention.held-on'), facts.heldOn === null ? t('undertaking.day.unknown') : day(facts.heldOn)],
          [t('detention.held-at'), facts.heldAt],
          [t('mines.mediators'), facts.mediators.join(', ')],
          [t('detention.note'), facts.note],
        ]}
      />
      <section aria-labelledby="sides">
        <h2 id="sides">{t('detention.sides')}</h2>
        <div className="exchange-sides">
          <SideOf id={id} side="a" name={facts.sideA} of={of} mayChange={mayChange} />
          <SideOf id={id} side="b" name={facts.sideB} of={of} mayChange={mayChange} />
        </div>
      </section>
      <Claims id={id} of={of} mayChange={mayChange} />
    </>
  );
}
