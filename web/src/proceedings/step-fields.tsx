import { Textarea, TextInput } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { useLaw, useLawText } from '../allegations/law-words.tsx';
import type { ProceedingStep, WholeProceeding } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ExchangeFields, exchangeFacts } from './exchange-fields.tsx';
import { FixedTimeFields, fixedTimesIn } from './fixed-times.tsx';

/** Kinds of steps, in the order in which they are offered. */
export const STEP_KINDS = [
  'application',
  'filing',
  'hearing',
  'order',
  'judgment',
  'measure',
  'diplomatic-exchange',
  'communication',
  'other',
] as const;

/** Kinds that say to whom they went and what came back; as `exchangeKinds` of the server’s src/proceedings/exchanges.ts. */
const isExchange = (kind: string): boolean => kind === 'diplomatic-exchange' || kind === 'communication';

/** Serials as they were typed, with commas or spaces between them. */
export const serialsIn = (text: string): string[] => text.split(/[\s,;]+/).filter((one) => one !== '');

/** What the fields say, as the server takes it. */
export function stepFacts(form: FormData) {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const kind = STEP_KINDS.find((one) => one === text('kind')) ?? 'other';
  return {
    kind,
    what: text('what'),
    byWhom: text('byWhom') || null,
    happenedOn: text('happenedOn') || null,
    event: text('event') || null,
    fixedTimes: fixedTimesIn(form),
    serials: serialsIn(text('serials')),
    exchange: isExchange(kind) ? exchangeFacts(form) : null,
  };
}

function EventField({
  whole,
  known,
}: {
  readonly whole: WholeProceeding;
  readonly known: string | null;
}): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const events = whole.events.map(({ event }) => event);
  const all = known === null || events.includes(known) ? events : [known, ...events];
  if (all.length === 0) return <p className="aside">{t('step.event.none')}</p>;
  return (
    <label className="stack-field">
      {t('step.event')}
      <select name="event" defaultValue={known ?? ''}>
        <option value="">{t('step.event.no')}</option>
        {all.map((event) => {
          const rules = whole.events.find((one) => one.event === event)?.rules ?? [];
          const texts = rules.map(
            (rule) =>
              `${rule.atMost} ${t(`deadline.unit.${rule.unit}`, { n: rule.atMost })}: ${say(rule.text).text}`,
          );
          return (
            <option key={event} value={event}>
              {[t.of(`deadline.event.${event}`, event), ...texts].join(' — ')}
            </option>
          );
        })}
      </select>
      <span className="aside">{t('step.event.why')}</span>
    </label>
  );
}

/** The fields of a step; those of an exchange with it, where it is one. */
export function StepFields(given: {
  readonly whole: WholeProceeding;
  readonly known: Partial<ProceedingStep>;
}): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { forum } = useLaw();
  const people = useId();
  const { whole } = given;
  // What was there when it was opened: somebody else may change the step meanwhile, and nothing is put over what is being written.
  const [known] = useState(given.known);
  const [kind, setKind] = useState(known.kind ?? 'filing');
  const { parties, forum: before } = whole.proceeding;
  const names = [...parties.map(({ name }) => name), say(forum(before)).text || before];
  return (
    <>
      <div className="field-line ends">
        <label className="stack-field">
          {t('step.kind')}
          <select
            name="kind"
            value={kind}
            onChange={({ currentTarget }) =>
              setKind(STEP_KINDS.find((one) => one === currentTarget.value) ?? 'other')
            }
          >
            {STEP_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`step.kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <TextInput
          name="happenedOn"
          maxLength={100}
          label={t('step.day')}
          description={t('claim.dates-why')}
          defaultValue={known.happenedOn ?? ''}
        />
      </div>
      <TextInput
        name="byWhom"
        maxLength={300}
        dir="auto"
        list={people}
        label={t(isExchange(kind) ? 'exchange.from' : 'step.by-whom')}
        description={t('step.by-whom.why')}
        defaultValue={known.byWhom ?? ''}
      />
      <datalist id={people}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {isExchange(kind) ? <ExchangeFields known={known.exchange ?? null} people={people} /> : null}
      <Textarea
        name="what"
        required
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
        label={t(isExchange(kind) ? 'exchange.subject' : 'step.what')}
        description={t('step.what.why')}
        defaultValue={known.what ?? ''}
      />
      <EventField whole={whole} known={known.event ?? null} />
      <FixedTimeFields known={known.fixedTimes ?? []} kind={kind} people={people} />
      <TextInput
        name="serials"
        maxLength={2000}
        label={t('step.serials')}
        description={t('step.serials.why')}
        defaultValue={known.serials?.join(', ') ?? ''}
      />
    </>
  );
}
