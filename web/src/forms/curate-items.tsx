import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { compartmentsOf, meQuery, queryClient, sourcesQuery } from '../api/queries.ts';
import { ConsentFields, sendConsent, sendWithdrawal, WithdrawalFields } from './consent-fields.tsx';
import { useWords } from '../i18n/language.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** Most items that the server takes in one request. */
const AT_ONCE = 1000;

async function inParts(
  serials: readonly string[],
  send: (part: [string, ...string[]]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < serials.length; at += AT_ONCE)
    await send(serials.slice(at, at + AT_ONCE) as [string, ...string[]]);
  await queryClient.invalidateQueries();
}

interface Chosen {
  readonly serials: readonly string[];
  readonly done: () => void;
}

function TagForm({ serials, done }: Chosen): ReactNode {
  const { t } = useWords();
  const id = useId();
  const [tag, setTag] = useState('');
  const change = useMutation({
    mutationFn: (given: { add: string[]; remove: string[] }) =>
      inParts(serials, (part) => call('POST /api/items/tags', { body: { serials: part, ...given } })),
    onSuccess: done,
  });
  const name = tag.trim();
  return (
    <form
      className="bulk-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '') change.mutate({ add: [name], remove: [] });
      }}
    >
      <label htmlFor={id}>{t('curate.tag')}</label>
      <input id={id} dir="auto" maxLength={80} value={tag} onChange={(event) => setTag(event.target.value)} />
      <Button type="submit" size="xs" disabled={name === '' || change.isPending}>
        {t('curate.put-on')}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={name === '' || change.isPending}
        onClick={() => change.mutate({ add: [], remove: [name] })}
      >
        {t('curate.take-off')}
      </Button>
      {change.isError ? <ProblemBox error={change.error} /> : null}
    </form>
  );
}

type Target = 'compartment' | 'source';

function MoveForm({ serials, done, target }: Chosen & { readonly target: Target }): ReactNode {
  const { t, format } = useWords();
  const id = useId();
  const { data: me } = useQuery(meQuery);
  const { data: known } = useQuery({ ...sourcesQuery, enabled: target === 'source' });
  const compartments = compartmentsOf(me);
  const nameOf = new Map(compartments.map((one) => [one.id, one.name]));
  const options =
    target === 'compartment'
      ? compartments.map((one) => [one.id, one.name] as const)
      : format
          .ordered(known?.sources ?? [], ({ name }) => name)
          .map((one) => [one.id, `${one.name} · ${nameOf.get(one.compartmentId) ?? ''}`] as const);
  const move = useMutation({
    mutationFn: (form: FormData) => {
      const [to, reason] = [String(form.get('to')), String(form.get('reason'))];
      return inParts(serials, (part) =>
        target === 'compartment'
          ? call('POST /api/items/compartment', { body: { serials: part, compartmentId: to, reason } })
          : call('POST /api/items/source', { body: { serials: part, sourceId: to, reason } }),
      );
    },
    onSuccess: done,
  });
  return (
    <form
      className="bulk-form"
      onSubmit={(event) => {
        event.preventDefault();
        move.mutate(new FormData(event.currentTarget));
      }}
    >
      <label htmlFor={`${id}-to`}>
        {t(target === 'compartment' ? 'curate.move-to' : 'curate.comes-from')}
      </label>
      <select id={`${id}-to`} name="to" required>
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-why`}>{t('history.reason')}</label>
      <input id={`${id}-why`} name="reason" required maxLength={2000} dir="auto" />
      <Button type="submit" size="xs" disabled={move.isPending || options.length === 0}>
        {t(target === 'compartment' ? 'curate.move' : 'curate.attribute')}
      </Button>
      {move.isError ? <ProblemBox error={move.error} /> : null}
    </form>
  );
}

/** A consent to all of them, or their withdrawal. */
function UseForms({ serials, done }: Chosen): ReactNode {
  const { t } = useWords();
  const finish = async (): Promise<void> => done();
  return (
    <div className="button-line">
      <OpenForm
        label={t('consent.record')}
        send={(form) => inParts(serials, (part) => sendConsent(part, form))}
        done={finish}
      >
        <ConsentFields />
      </OpenForm>
      <OpenForm
        label={t('withdrawal.say-many')}
        send={(form) => inParts(serials, (part) => sendWithdrawal(part, form))}
        done={finish}
      >
        <WithdrawalFields />
      </OpenForm>
    </div>
  );
}

/** Tags, compartment and source of the chosen items. Moving and attributing ask for a reason, which the ledger keeps. */
export function CurateItems({ serials, done }: Chosen): ReactNode {
  const { t } = useWords();
  return (
    <details className="curate">
      <summary>{t('curate.title')}</summary>
      <TagForm serials={serials} done={done} />
      <MoveForm serials={serials} done={done} target="compartment" />
      <MoveForm serials={serials} done={done} target="source" />
      <UseForms serials={serials} done={done} />
    </details>
  );
}
