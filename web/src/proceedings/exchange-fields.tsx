import { Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { DiplomaticExchange } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

const FORMS = [
  'note-verbale',
  'letter',
  'meeting',
  'call',
  'public-statement',
  'treaty-body',
  'through-third',
  'other',
] as const;

/** What the fields say, as the server takes it: what follows from another answer is left out with it. */
export function exchangeFacts(form: FormData): DiplomaticExchange {
  const text = (name: string): string | null => String(form.get(name) ?? '').trim() || null;
  const names = text('namesTreaty');
  const reply = text('reply');
  return {
    form: FORMS.find((one) => one === text('form')) ?? 'other',
    addressedTo: text('addressedTo'),
    namesTreaty: names === null ? null : names === 'yes',
    named: names === 'yes' ? text('named') : null,
    reply: reply === 'answered' || reply === 'none' ? reply : null,
    repliedOn: reply === 'answered' ? text('repliedOn') : null,
    replySays: reply === 'answered' ? text('replySays') : null,
  };
}

function Named({ known }: { readonly known: DiplomaticExchange | null }): ReactNode {
  const { t } = useWords();
  const [names, setNames] = useState(
    known?.namesTreaty === undefined || known.namesTreaty === null ? '' : known.namesTreaty ? 'yes' : 'no',
  );
  return (
    <div className="field-line ends">
      <label className="stack-field">
        {t('exchange.names')}
        <select
          name="namesTreaty"
          value={names}
          onChange={({ currentTarget }) => setNames(currentTarget.value)}
        >
          <option value="">{t('exchange.names.unknown')}</option>
          <option value="yes">{t('exchange.names.true')}</option>
          <option value="no">{t('exchange.names.false')}</option>
        </select>
      </label>
      {names === 'yes' ? (
        <TextInput
          name="named"
          maxLength={300}
          dir="auto"
          label={t('exchange.named')}
          defaultValue={known?.named ?? ''}
        />
      ) : null}
    </div>
  );
}

function Replied({ known }: { readonly known: DiplomaticExchange | null }): ReactNode {
  const { t } = useWords();
  const [reply, setReply] = useState<string>(known?.reply ?? '');
  return (
    <>
      <div className="field-line ends">
        <label className="stack-field">
          {t('exchange.reply')}
          <select name="reply" value={reply} onChange={({ currentTarget }) => setReply(currentTarget.value)}>
            <option value="">{t('exchange.reply.unknown')}</option>
            <option value="answered">{t('exchange.reply.answered')}</option>
            <option value="none">{t('exchange.reply.none')}</option>
          </select>
        </label>
        {reply === 'answered' ? (
          <TextInput
            name="repliedOn"
            maxLength={100}
            label={t('exchange.replied-on')}
            defaultValue={known?.repliedOn ?? ''}
          />
        ) : null}
      </div>
      {reply === 'answered' ? (
        <Textarea
          name="replySays"
          maxLength={2000}
          autosize
          minRows={2}
          maxRows={8}
          dir="auto"
          label={t('exchange.reply-says')}
          defaultValue={known?.replySays ?? ''}
        />
      ) : null}
    </>
  );
}

/** What an exchange says beyond other steps. */
export function ExchangeFields(given: {
  readonly known: DiplomaticExchange | null;
  /** List of names that are offered. */
  readonly people: string;
}): ReactNode {
  const { t } = useWords();
  const { known, people } = given;
  return (
    <>
      <div className="field-line ends">
        <TextInput
          name="addressedTo"
          maxLength={300}
          dir="auto"
          list={people}
          label={t('exchange.to')}
          defaultValue={known?.addressedTo ?? ''}
        />
        <label className="stack-field">
          {t('exchange.form')}
          <select name="form" defaultValue={known?.form ?? 'note-verbale'}>
            {FORMS.map((one) => (
              <option key={one} value={one}>
                {t(`exchange.form.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Named known={known} />
      <Replied known={known} />
    </>
  );
}
