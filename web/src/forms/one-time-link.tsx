import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { CopyButton } from '../ui/copy-button.tsx';

/** An invitation's link, shown once: it is to be handed over by a way that only its reader can read. */
export function OneTimeLink({ link, name }: { readonly link: string; readonly name: string }): ReactNode {
  const { t } = useWords();
  return (
    <div className="note" role="status">
      <p>{t('people.link', { name })}</p>
      <p>
        <code className="breakable">{link}</code> <CopyButton text={link} what={t('people.link-what')} />
      </p>
    </div>
  );
}
