import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SetupPlace } from '../api/schema.gen.ts';
import { NewPassword } from '../forms/new-password.tsx';
import { useWords } from '../i18n/language.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Facts } from '../ui/facts.tsx';
import type { QuestionProps } from './answers.ts';

const OTHER_FOLDER = `./muniment init --archive /srv/evidence/case --name my-archive --owner "Your name"
./muniment serve --archive /srv/evidence/case`;

const ENCRYPT = `apt-get install cryptsetup
cryptsetup luksFormat /dev/sdX
cryptsetup open /dev/sdX evidence
mkfs.ext4 /dev/mapper/evidence
mkdir -p /srv/evidence
mount /dev/mapper/evidence /srv/evidence`;

function Commands({ text, what }: { readonly text: string; readonly what: string }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {/* A region that scrolls is reached by keyboard. */}
      <pre lang="en" tabIndex={0} role="region" aria-label={what}>
        {text}
      </pre>
      <CopyButton text={text} what={what} label={t('setup.copy')} />
    </>
  );
}

/** Who are you? */
export function WhoQuestion(given: QuestionProps & { readonly password: string }): ReactNode {
  const { t } = useWords();
  const { answers, set, password } = given;
  return (
    <>
      <p>{t('setup.why')}</p>
      <TextInput
        required
        maxLength={200}
        dir="auto"
        autoComplete="name"
        label={t('people.name')}
        description={t('setup.name.rule')}
        value={answers.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        type="email"
        autoComplete="username"
        required
        maxLength={200}
        label={t('sign-in.email')}
        value={answers.email}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <NewPassword chosen={password} />
    </>
  );
}

/** Where does the archive live? */
export function WhereQuestion({
  answers,
  set,
  place,
}: QuestionProps & { readonly place: SetupPlace }): ReactNode {
  const { t, format } = useWords();
  const free = t('health.free-of', {
    free: format.bytes(place.freeBytes),
    total: format.bytes(place.totalBytes),
  });
  return (
    <>
      <Facts
        of={[
          [
            t('setup.folder'),
            <code key="folder" className="breakable">
              {place.root}
            </code>,
          ],
          [t('setup.disk'), free],
          [t('setup.file-system'), place.fileSystem === '' ? null : place.fileSystem],
          [t('setup.holds'), place.isEmpty ? t('setup.holds.nothing') : place.caseTitle],
        ]}
      />
      <p className={place.kind === 'disk' ? '' : 'problem'}>{t(`setup.place.${place.kind}`)}</p>
      {place.isEmpty ? null : <p>{t('setup.holds.why')}</p>}
      <details>
        <summary>{t('setup.elsewhere')}</summary>
        <p>{t('setup.elsewhere.how')}</p>
        <Commands text={OTHER_FOLDER} what={t('setup.elsewhere')} />
      </details>
      <label className="check-line">
        <input
          type="checkbox"
          required
          checked={answers.mayStay}
          onChange={(event) => set({ mayStay: event.currentTarget.checked })}
        />
        {t('setup.may-stay')}
      </label>
    </>
  );
}

/** Encrypt it? The program has no encryption of its own and says so. */
export function EncryptQuestion({
  answers,
  set,
  place,
}: QuestionProps & { readonly place: SetupPlace }): ReactNode {
  const { t } = useWords();
  const choice = (value: 'encrypted' | 'not-encrypted') => ({
    type: 'radio' as const,
    name: 'encryption',
    required: true,
    value,
    checked: answers.encryption === value,
    onChange: () => set({ encryption: value }),
  });
  const isDoubted = answers.encryption === 'encrypted' && place.encryption !== 'encrypted';
  return (
    <>
      <p>{t('setup.encrypt.why')}</p>
      <p className={place.encryption === 'encrypted' ? '' : 'problem'}>
        {t(`setup.found.${place.encryption}`)}
      </p>
      <details>
        <summary>{t('setup.encrypt.how')}</summary>
        <p>{t('setup.encrypt.rule')}</p>
        <Commands text={ENCRYPT} what={t('setup.encrypt.how')} />
      </details>
      <fieldset className="choices">
        <legend>{t('setup.encrypt.answer')}</legend>
        <label>
          <input {...choice('encrypted')} />
          {t('setup.encrypt.yes')}
        </label>
        <label>
          <input {...choice('not-encrypted')} />
          {t('setup.encrypt.no')}
        </label>
      </fieldset>
      {isDoubted ? <p className="note">{t('setup.encrypt.doubt')}</p> : null}
      {answers.encryption === 'not-encrypted' ? (
        <Textarea
          required
          maxLength={2000}
          dir="auto"
          label={t('setup.encrypt.reason')}
          value={answers.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
      ) : null}
      <p className="note">{t('setup.recorded')}</p>
    </>
  );
}
