import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForSettlements } from '../api/settlements.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { useOpened } from './opened.ts';

const BUFFER_M = 50;

/** What was pasted, as the server takes it; what is no JSON is refused there with its reason. */
function lineIn(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}

function NewRoute({ done }: { readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const { id } = useOpened().settlement;
  return (
    <NewForm
      label={t('route.new')}
      name={`new route ${id}`}
      send={(form) =>
        call('POST /api/settlements/{id}/routes', {
          params: { id },
          body: {
            name: String(form.get('name') ?? '').trim(),
            bufferM: Number(form.get('bufferM') ?? BUFFER_M),
            line: lineIn(String(form.get('line') ?? '')),
          },
        })
      }
      made={async () => {
        await askForSettlements();
        done();
      }}
      leave={done}
    >
      <TextInput name="name" required maxLength={200} dir="auto" label={t('route.name')} />
      <label className="stack-field">
        {t('route.buffer')}
        <input type="number" name="bufferM" min={1} max={5000} required defaultValue={BUFFER_M} />
      </label>
      <Textarea
        name="line"
        required
        maxLength={1_000_000}
        autosize
        minRows={3}
        maxRows={10}
        label={t('route.line')}
        description={t('route.line.why')}
      />
    </NewForm>
  );
}

/** The ways there, each as its worst link is, as far as anything is recorded. */
export function Routes({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const { routes } = useOpened();
  const [isNew, setNew] = useState(false);
  return (
    <section aria-labelledby="routes">
      <h2 id="routes">{t('routes.title')}</h2>
      {routes.length === 0 ? (
        <p className="aside measure">{t('routes.none')}</p>
      ) : (
        <ul className="plain-list">
          {routes.map(({ id, name, status, bufferM, hazards }) => (
            <li key={id}>
              <strong dir="auto">{name}</strong>{' '}
              <span className="aside">{t('route.within', { metres: bufferM })}</span>:{' '}
              {t.of(`route.status.${status ?? 'not-checked'}`, status ?? '')}
              {hazards.length === 0 ? null : <span className="figures"> {hazards.join(', ')}</span>}
              {mayChange ? (
                <Reasoned
                  isQuiet
                  button={t('record.withdraw')}
                  name={t('named.button', { button: t('record.withdraw'), what: name })}
                  send={(reason) =>
                    call('POST /api/settlement-routes/{id}/withdrawal', { params: { id }, body: { reason } })
                  }
                  done={askForSettlements}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {!mayChange ? null : isNew ? (
        <NewRoute done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('route.new')}
        </Button>
      )}
    </section>
  );
}
