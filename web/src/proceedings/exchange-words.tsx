import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { ExchangeStep } from './negotiation.ts';
import { useDay } from './words.tsx';

/** Whether an exchange names the treaty, and which articles. */
function Names({ of: { exchange } }: { readonly of: ExchangeStep }): ReactNode {
  const { t } = useWords();
  const { namesTreaty, named } = exchange;
  if (namesTreaty === null) return t('exchange.names.unknown');
  if (!namesTreaty) return t('exchange.names.false');
  return (
    <>
      {t('exchange.names.true')}
      {named === null ? null : <span dir="auto"> ({named})</span>}
    </>
  );
}

/** What came back: an answer, none, or that nobody has said. */
function Reply({ of: { exchange } }: { readonly of: ExchangeStep }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { reply, repliedOn, replySays } = exchange;
  if (reply === null) return t('exchange.reply.unknown');
  if (reply === 'none') return <strong>{t('exchange.reply.none')}</strong>;
  return (
    <>
      {repliedOn === null
        ? t('exchange.reply.answered')
        : t('exchange.reply.answered-on', { day: day(repliedOn) })}
      {replySays === null ? null : <span dir="auto">: {replySays}</span>}
    </>
  );
}

/** In which form, to whom, whether it names the treaty, and what came back. */
export function ExchangeWords({ step }: { readonly step: ExchangeStep }): ReactNode {
  const { t } = useWords();
  const { form, addressedTo } = step.exchange;
  return (
    <ul className="exchange-words">
      <li>
        {t(`exchange.form.${form}`)}
        {addressedTo === null ? null : <span dir="auto"> → {addressedTo}</span>}
      </li>
      <li>
        <Names of={step} />
      </li>
      <li>
        <Reply of={step} />
      </li>
    </ul>
  );
}
