import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

const KINDS = ['name', 'address', 'coordinates', 'number', 'other'] as const;
const kindOf = (given: unknown): (typeof KINDS)[number] => KINDS.find((one) => one === given) ?? 'other';
const KEY = ['sealed-texts'];
const askAgain = (): Promise<void> => queryClient.invalidateQueries({ queryKey: KEY });

function Texts(): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('GET /api/sealed-texts', { signal }),
  });
  if (error) return <ProblemBox error={error} />;
  if (!data) return <Waiting text={t('wait.redactions')} />;
  return (
    <>
      {data.texts.length === 0 ? <p className="aside">{t('sealed-text.none')}</p> : null}
      <ul className="plain-list" aria-label={t('sealed-text.title')}>
        {data.texts.map(({ id, body, kind }) => (
          <li key={id}>
            <span dir="auto">{body}</span>{' '}
            <span className="aside">{t(`redaction.text.${kindOf(kind)}`)}</span>{' '}
            <Reasoned
              isQuiet
              button={t('sealed-text.withdraw')}
              name={`${t('sealed-text.withdraw')}: ${body}`}
              send={(reason) =>
                call('POST /api/sealed-texts/{id}/withdrawal', { params: { id }, body: { reason } })
              }
              done={askAgain}
            />
          </li>
        ))}
      </ul>
      <div>
        <OpenForm
          label={t('sealed-text.new')}
          send={(form) =>
            call('POST /api/sealed-texts', {
              body: {
                body: String(form.get('body') ?? ''),
                kind: kindOf(form.get('kind')),
                compartmentId: null,
              },
            })
          }
          done={askAgain}
        >
          <TextInput
            name="body"
            required
            minLength={3}
            maxLength={500}
            dir="auto"
            label={t('sealed-text.body')}
          />
          <NativeSelect name="kind" label={t('sealed-text.kind')}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`redaction.text.${kind}`)}
              </option>
            ))}
          </NativeSelect>
        </OpenForm>
      </div>
    </>
  );
}

/** Further texts that no public version may hold. They are sealed: they are shown when somebody asks, which is recorded. */
export function SealedTexts(): ReactNode {
  const { t } = useWords();
  const [isShown, show] = useState(false);
  return (
    <div className="stack">
      <h3>{t('sealed-text.title')}</h3>
      <p className="aside">{t('sealed-text.why')}</p>
      {isShown ? (
        <Texts />
      ) : (
        <p>
          <Button variant="default" onClick={() => show(true)}>
            {t('sealed-text.show')}
          </Button>
        </p>
      )}
    </div>
  );
}
