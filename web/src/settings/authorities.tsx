import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { settingsQuery } from '../api/keep-queries.ts';
import { queryClient } from '../api/queries.ts';
import type { Settings } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useKeptForm } from '../ui/kept-form.ts';
import { ProblemBox } from '../ui/problem-box.tsx';

const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: settingsQuery.queryKey });

function NewAuthority({ isOwner }: { readonly isOwner: boolean }): ReactNode {
  const { t } = useWords();
  const kept = useKeptForm('authority');
  const add = useMutation({
    mutationFn: (given: FormData) => {
      const of = (name: string): string => String(given.get(name)).trim();
      return call('POST /api/settings/authorities', {
        body: { name: of('name'), url: of('url'), ca: of('ca'), reason: of('reason') },
      });
    },
    onSuccess: async () => {
      kept.forget();
      kept.form.current?.reset();
      await refresh();
    },
  });
  return (
    <form
      ref={kept.form}
      className="keep-form stack"
      aria-label={t('authority.add')}
      onChange={kept.keep}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(new FormData(event.currentTarget));
      }}
    >
      <fieldset className="plain-fieldset stack" disabled={!isOwner}>
        <TextInput
          name="name"
          required
          maxLength={40}
          pattern="[a-z0-9\-]+"
          label={t('authority.name')}
          description={t('authority.name.rule')}
        />
        <TextInput name="url" type="url" required maxLength={500} label={t('authority.url')} />
        <div className="area">
          <label htmlFor="authority-ca">{t('authority.ca')}</label>
          <p id="authority-ca-why" className="aside">
            {t('authority.ca.why')}
          </p>
          <textarea
            id="authority-ca"
            name="ca"
            required
            rows={5}
            maxLength={100_000}
            spellCheck={false}
            aria-describedby="authority-ca-why"
          />
        </div>
        <TextInput name="reason" required maxLength={2000} label={t('people.reason')} />
        {add.isError ? <ProblemBox error={add.error} /> : null}
        <div>
          <Button type="submit" variant="default" disabled={!isOwner || add.isPending}>
            {t('authority.add')}
          </Button>
        </div>
      </fieldset>
      {isOwner ? null : <p className="note">{t('authority.owners')}</p>}
    </form>
  );
}

function Authority(given: {
  readonly authority: Settings['authorities'][number];
  readonly isOwner: boolean;
}): ReactNode {
  const { t } = useWords();
  const { authority, isOwner } = given;
  const { name, url, certificates } = authority;
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: (reason: string) => call('POST /api/settings/authorities/remove', { body: { name, reason } }),
    onSuccess: refresh,
  });
  return (
    <li>
      <strong>{name}</strong> <code translate="no">{url}</code>{' '}
      <span className="aside">{t('authority.certificates', { n: certificates })}</span>{' '}
      <button
        type="button"
        className="quiet-button"
        disabled={!isOwner}
        aria-expanded={isAsking}
        aria-label={`${t('authority.remove')}: ${name}`}
        onClick={() => setAsking(!isAsking)}
      >
        {t('authority.remove')}
      </button>
      {isAsking ? (
        <form
          className="passkey-line"
          onSubmit={(event) => {
            event.preventDefault();
            remove.mutate(String(new FormData(event.currentTarget).get('reason')).trim());
          }}
        >
          <TextInput name="reason" required maxLength={2000} label={t('people.reason')} />
          <Button type="submit" variant="default" disabled={remove.isPending}>
            {t('authority.remove')}
          </Button>
        </form>
      ) : null}
      {remove.isError ? <ProblemBox error={remove.error} /> : null}
    </li>
  );
}

/** Which time-stamp authorities are asked. Only they see anything of the archive: the hash of a checkpoint. */
export function Authorities(given: {
  readonly authorities: Settings['authorities'];
  readonly isOwner: boolean;
}): ReactNode {
  const { t } = useWords();
  const { authorities, isOwner } = given;
  return (
    <section aria-labelledby="authorities">
      <h2 id="authorities">{t('authority.title')}</h2>
      <p className="measure">{t('authority.why')}</p>
      {authorities.length === 0 ? <p className="note">{t('authority.none')}</p> : null}
      <ul className="plain-list">
        {authorities.map((one) => (
          <Authority key={one.name} authority={one} isOwner={isOwner} />
        ))}
      </ul>
      <NewAuthority isOwner={isOwner} />
    </section>
  );
}
