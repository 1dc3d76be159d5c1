import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { settingsQuery } from '../api/keep-queries.ts';
import { meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { Authorities } from '../settings/authorities.tsx';
import { LanguageModel } from '../settings/language-model.tsx';
import { NewCase } from '../settings/new-case.tsx';
import { CaseTitle } from '../settings/case-title.tsx';
import { Facts } from '../ui/facts.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';
import { GuardSelect, LanguageSelect, SchemeSelect } from './choices.tsx';

function ArchiveSettings({ isOwner }: { readonly isOwner: boolean }): ReactNode {
  const { t } = useWords();
  const { data: settings, error, refetch } = useQuery(settingsQuery);
  if (!settings)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.settings')} />
    );
  return (
    <>
      <CaseTitle key={settings.caseId} title={settings.caseTitle} />
      {isOwner ? <NewCase /> : null}
      <section aria-labelledby="archive-name">
        <h2 id="archive-name">{t('settings.archive')}</h2>
        <Facts
          of={[
            [t('settings.archive-name'), <code translate="no">{settings.origin}</code>],
            [t('settings.created'), <Moment at={settings.createdAt} />],
          ]}
        />
        <p className="note">{t('settings.archive-name.why')}</p>
      </section>
      <LanguageModel model={settings.model} isOwner={isOwner} />
      <Authorities authorities={settings.authorities} isOwner={isOwner} />
    </>
  );
}

/** How the program looks to oneself, and what of the archive can be set. */
export function SettingsPage(): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const mayKeep = me?.capabilities.includes('keep') ?? false;
  return (
    <>
      <PageTitle text={t('settings.title')} />
      <section className="keep-form stack" aria-labelledby="display">
        <h2 id="display">{t('settings.display')}</h2>
        <p>{t('settings.display.why')}</p>
        <LanguageSelect />
        <SchemeSelect />
        <GuardSelect />
      </section>
      {mayKeep ? (
        <ArchiveSettings isOwner={me?.roles.includes('owner') ?? false} />
      ) : (
        <p className="note">{t('settings.not-yours')}</p>
      )}
    </>
  );
}
