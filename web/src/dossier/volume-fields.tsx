import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useLawText } from '../allegations/law-words.tsx';
import type { Routes } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

type Detail = Routes['GET /api/dossiers/{id}']['response'];

/** What a new register begins with until somebody says otherwise. */
const REGISTER = 'REG';

/** How the volumes of a dossier are made: by which profile, in which language, under which numbers; or that none are. */
export function VolumeFields({ detail }: { readonly detail: Detail }): ReactNode {
  const { t, format } = useWords();
  const lawText = useLawText();
  const { volumes } = detail.plan;
  const [chosen, choose] = useState(volumes?.profile ?? '');
  const profile = detail.profiles.find(({ id }) => id === chosen);
  return (
    <>
      <NativeSelect
        name="profile"
        label={t('dossier.volumes')}
        description={t('dossier.volumes.rule')}
        value={chosen}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">{t('dossier.volumes.none')}</option>
        {detail.profiles.map(({ id, names }) => (
          <option key={id} value={id} lang={lawText(names).lang}>
            {lawText(names).text}
          </option>
        ))}
      </NativeSelect>
      {profile ? (
        <>
          <NativeSelect
            key={profile.id}
            name="volume-language"
            label={t('dossier.volumes.language')}
            defaultValue={volumes?.language ?? profile.languages[0]}
          >
            {profile.languages.map((tag) => (
              <option key={tag} value={tag}>
                {format.languageName(tag)}
              </option>
            ))}
          </NativeSelect>
          <TextInput
            name="ern"
            required
            maxLength={40}
            pattern="[A-Z0-9]+(-[A-Z0-9]+)*"
            label={t('dossier.volumes.ern')}
            description={t('dossier.volumes.ern.rule')}
            defaultValue={volumes?.ernPrefix ?? REGISTER}
          />
          <TextInput
            name="cover-case"
            maxLength={300}
            dir="auto"
            label={t('dossier.volumes.case')}
            description={t('dossier.volumes.case.rule')}
            defaultValue={volumes?.caseName ?? ''}
          />
          <TextInput
            name="cover-on"
            maxLength={10}
            pattern="\d{4}-\d{2}-\d{2}"
            label={t('dossier.volumes.day')}
            defaultValue={volumes?.coverOn ?? ''}
          />
        </>
      ) : null}
    </>
  );
}

/** What the fields say; null when no volumes are made. */
export function volumesIn(form: FormData): Detail['plan']['volumes'] {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const language = text('volume-language') as 'en';
  if (text('profile') === '') return null;
  return {
    profile: text('profile'),
    language,
    ernPrefix: text('ern'),
    ...(text('cover-case') !== '' && { caseName: text('cover-case') }),
    ...(text('cover-on') !== '' && { coverOn: text('cover-on') }),
  };
}
