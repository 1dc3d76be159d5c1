import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { askForActors } from '../api/actors.ts';
import { call } from '../api/client.ts';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import type { Routes } from '../api/schema.gen.ts';
import { TermSelect } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { useKeptForm } from '../ui/kept-form.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { ActorFields, factsIn } from './actor-fields.tsx';
import { NameFields, namesIn } from './name-fields.tsx';

type Kind = 'person' | 'group';

function bodyOf(form: FormData, kind: Kind): Routes['POST /api/actors']['body'] {
  const isOpen = form.get('open') !== null;
  const sealedIn = String(form.get('identityCompartmentId') ?? '');
  const unit = String(form.get('countingUnit') ?? '');
  return {
    kind,
    ...(unit === '' ? {} : { countingUnit: unit }),
    isProtected: !isOpen,
    ...(isOpen ? { openReason: String(form.get('openReason') ?? '').trim() || null } : {}),
    ...(isOpen || sealedIn === '' ? {} : { identityCompartmentId: sealedIn }),
    names: namesIn(form),
    facts: factsIn(form, kind),
  };
}

/** Where who it is lies: sealed, unless it is left open; of a person with the reason. */
function Protection({ kind }: { readonly kind: Kind }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const [isOpen, setOpen] = useState(kind === 'group');
  const sealed = compartmentsOf(me).filter(({ isSealed }) => isSealed);
  return (
    <fieldset className="stack claim-count">
      <legend>{t('actor.who-may-see')}</legend>
      <label className="check-line">
        <input
          type="checkbox"
          name="open"
          checked={isOpen}
          onChange={(event) => setOpen(event.currentTarget.checked)}
        />{' '}
        {t('actor.leave-open')}
      </label>
      {isOpen ? (
        kind === 'person' ? (
          <TextInput
            name="openReason"
            required
            maxLength={2000}
            dir="auto"
            label={t('actor.why-open')}
            description={t('actor.why-open.example')}
          />
        ) : null
      ) : sealed.length > 0 ? (
        <label className="stack-field">
          {t('actor.sealed-in')}
          <select name="identityCompartmentId">
            {sealed.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <span className="aside">{t('actor.sealed-in.why')}</span>
        </label>
      ) : (
        <p className="note">{t('actor.no-sealed')}</p>
      )}
    </fieldset>
  );
}

/** Makes a person or a group, with names as they are written. */
export function NewActorPage(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const { kind = 'person' } = useSearch({ from: '/inside/actors/new' });
  const kept = useKeptForm(`new ${kind}`);
  const [names, setNames] = useState(1);
  const make = useMutation({
    mutationFn: (form: FormData) => call('POST /api/actors', { body: bodyOf(form, kind) }),
    onSuccess: async ({ id }) => {
      kept.forget();
      await askForActors();
      await navigate({ to: '/actors/$id', params: { id } });
    },
  });
  return (
    <>
      <PageTitle text={t(kind === 'person' ? 'actors.new-person' : 'actors.new-group')} />
      <p className="aside">{t(kind === 'person' ? 'actor.new-person.what' : 'actor.new-group.what')}</p>
      <form
        ref={kept.form}
        className="stack panel actor-form"
        aria-label={t(kind === 'person' ? 'actors.new-person' : 'actors.new-group')}
        onChange={kept.keep}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(new FormData(event.currentTarget));
        }}
      >
        <Protection key={kind} kind={kind} />
        <fieldset className="stack claim-count">
          <legend>{t('actor.names')}</legend>
          {Array.from({ length: names }, (_, at) => (
            <NameFields key={at} />
          ))}
          <p className="aside">{t('actor.names.why')}</p>
          <div className="button-line">
            <Button variant="default" size="compact-sm" onClick={() => setNames(names + 1)}>
              {t('actor.one-more-name')}
            </Button>
          </div>
        </fieldset>
        <TermSelect
          list="counting-unit"
          name="countingUnit"
          label={t('actor.counting-unit')}
          value={kind === 'person' ? 'unit-individual' : 'unit-group'}
        />
        <ActorFields kind={kind} known={{}} />
        {make.isError ? <ProblemBox error={make.error} /> : null}
        <div className="button-line">
          <Button type="submit" disabled={make.isPending}>
            {t('claim.record')}
          </Button>
          <Button variant="default" onClick={() => void navigate({ to: '/actors' })}>
            {t('people.cancel')}
          </Button>
        </div>
      </form>
    </>
  );
}
