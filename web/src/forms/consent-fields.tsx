import { NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { lawQuery } from '../api/allegations.ts';
import { LawWords } from '../allegations/law-words.tsx';
import { useWords } from '../i18n/language.tsx';

/** How consent was given, or that nobody had to give any. */
const BASES = ['written', 'recorded', 'oral', 'guardian', 'not-needed'] as const;
/** What is agreed to. */
const PURPOSES = ['preserve', 'analyse', 'share', 'publish'] as const;
const CAUSES = ['consent', 'danger', 'not-authentic', 'received-in-error', 'privileged', 'other'] as const;

type Serials = [string, ...string[]];

const among = <T extends string>(values: readonly T[], given: FormDataEntryValue | null, otherwise: T): T =>
  values.find((one) => one === given) ?? otherwise;

/** Records the consent that a form of `ConsentFields` says, of these items. */
export function sendConsent(serials: Serials, form: FormData): Promise<unknown> {
  const text = (name: string): string | null => String(form.get(name) ?? '').trim() || null;
  const chosen = form.getAll('purpose');
  return call('POST /api/items/consents', {
    body: {
      serials,
      basis: among(BASES, form.get('basis'), 'written'),
      purposes: PURPOSES.filter((one) => chosen.includes(one)),
      forums: form.getAll('forum').map(String),
      anonymity: among(['named', 'unnamed'] as const, form.get('anonymity'), 'unnamed'),
      givenOn: text('given-on'),
      expiresOn: text('expires-on'),
      informedBy: text('informed-by'),
      interpreter: text('interpreter'),
      witness: text('witness'),
      note: text('note'),
    },
  });
}

/** Withdraws these items as a form of `WithdrawalFields` says. */
export function sendWithdrawal(serials: Serials, form: FormData): Promise<unknown> {
  return call('POST /api/items/withdrawals', {
    body: {
      serials,
      cause: among(CAUSES, form.get('cause'), 'other'),
      reason: String(form.get('reason') ?? '').trim(),
    },
  });
}

/** Why an item is withdrawn. */
export function WithdrawalFields(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <p className="note">{t('withdrawal.what')}</p>
      <NativeSelect name="cause" label={t('withdrawal.cause')}>
        {CAUSES.map((one) => (
          <option key={one} value={one}>
            {t(`withdrawal.cause.${one}`)}
          </option>
        ))}
      </NativeSelect>
      <Textarea name="reason" required maxLength={2000} dir="auto" label={t('history.reason')} />
    </>
  );
}

function Forums(): ReactNode {
  const { t } = useWords();
  const { data: law } = useQuery(lawQuery);
  return (
    <fieldset className="line-choices">
      <legend>{t('consent.forums')}</legend>
      {law?.forums.map(({ id, names }) => (
        <label key={id}>
          <input type="checkbox" name="forum" value={id} /> <LawWords of={names} />
        </label>
      ))}
    </fieldset>
  );
}

/** What whoever gave an item agreed to. Nothing is ticked beforehand: what nobody agreed to is not agreed to by oversight. */
export function ConsentFields(): ReactNode {
  const { t } = useWords();
  const [basis, setBasis] = useState<(typeof BASES)[number]>('written');
  const isNeeded = basis !== 'not-needed';
  return (
    <>
      <NativeSelect
        name="basis"
        label={t('consent.basis')}
        value={basis}
        onChange={(event) => setBasis(among(BASES, event.target.value, 'written'))}
      >
        {BASES.map((one) => (
          <option key={one} value={one}>
            {t(`consent.basis.${one}`)}
          </option>
        ))}
      </NativeSelect>
      {isNeeded ? (
        <>
          <fieldset className="line-choices">
            <legend>{t('consent.purposes')}</legend>
            {PURPOSES.map((one) => (
              <label key={one}>
                <input type="checkbox" name="purpose" value={one} /> {t(`consent.purpose.${one}`)}
              </label>
            ))}
          </fieldset>
          <Forums />
          <NativeSelect
            name="anonymity"
            label={t('consent.anonymity')}
            description={t('consent.anonymity.why')}
            defaultValue="unnamed"
          >
            <option value="unnamed">{t('consent.unnamed')}</option>
            <option value="named">{t('consent.named')}</option>
          </NativeSelect>
          <TextInput
            name="given-on"
            maxLength={10}
            pattern="\d{4}-\d{2}-\d{2}"
            label={t('consent.given-on')}
          />
          <TextInput
            name="expires-on"
            maxLength={10}
            pattern="\d{4}-\d{2}-\d{2}"
            label={t('consent.expires-on')}
          />
          <TextInput name="informed-by" maxLength={300} dir="auto" label={t('consent.informed-by')} />
          <TextInput name="interpreter" maxLength={300} dir="auto" label={t('consent.interpreter')} />
          <TextInput name="witness" maxLength={300} dir="auto" label={t('consent.witness')} />
        </>
      ) : null}
      <Textarea
        name="note"
        required={!isNeeded}
        maxLength={2000}
        dir="auto"
        label={t(isNeeded ? 'consent.note' : 'consent.note.not-needed')}
      />
      <p className="note">{t('consent.no-names')}</p>
    </>
  );
}
