import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDetention } from '../api/detention.ts';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { compartmentIn, NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** The number under which the Red Cross registered somebody: told when it alone is asked for, and never kept by the page. */
export function Registration(given: {
  readonly id: string;
  readonly isRegistered: boolean;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id, isRegistered, mayChange } = given;
  const [isNew, setNew] = useState(false);
  const { data: me } = useQuery(meQuery);
  const sealed = compartmentsOf(me).filter((one) => one.isSealed);
  const show = useMutation({
    mutationFn: () => call('GET /api/detentions/{id}/registration', { params: { id } }),
    gcTime: 0,
  });
  return (
    <section aria-labelledby="registration">
      <h2 id="registration">{t('detention.registration')}</h2>
      <p className="aside">{t('detention.registration.why')}</p>
      {show.error ? <ProblemBox error={show.error} /> : null}
      {show.data ? (
        <p className="figures">{show.data.number ?? t('detention.registration.none')}</p>
      ) : isRegistered ? (
        <Button variant="default" onClick={() => show.mutate()}>
          {t('detention.registration.show')}
        </Button>
      ) : (
        <p className="aside">{t('detention.registration.none')}</p>
      )}
      {!mayChange ? null : isNew ? (
        <NewForm
          label={t('detention.registration.keep')}
          name="registration"
          send={(form) =>
            call('PUT /api/detentions/{id}/registration', {
              params: { id },
              body: { number: String(form.get('number') ?? '').trim(), ...compartmentIn(form) },
            })
          }
          made={async () => {
            await askForDetention();
            show.reset();
            setNew(false);
          }}
          leave={() => setNew(false)}
        >
          <TextInput name="number" required maxLength={100} label={t('detention.registration.number')} />
          {sealed.length < 2 ? null : (
            <label className="stack-field">
              {t('incident.compartment')}
              <select name="compartment">
                {sealed.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          )}
        </NewForm>
      ) : (
        <p>
          <Button variant="default" onClick={() => setNew(true)}>
            {t('detention.registration.keep')}
          </Button>
        </p>
      )}
    </section>
  );
}
