import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { lawQuery } from '../api/allegations.ts';
import type { Authority, Law, LawText } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

/** A text of the law as it is shown: in the interface's language, else in English, which is then said of it. */
interface Said {
  readonly text: string;
  readonly lang: string | undefined;
}

/** Chooses the language of texts of the law. */
export function useLawText(): (of: LawText | undefined) => Said {
  const { language } = useWords();
  return (of) => {
    const own = of?.[language];
    if (own !== undefined) return { text: own, lang: undefined };
    return { text: of?.['en'] ?? '', lang: language === 'en' ? undefined : 'en' };
  };
}

/** A text of the law, told apart by its language where it is not that of the page. */
export function LawWords({ of }: { readonly of: LawText | undefined }): ReactNode {
  const { text, lang } = useLawText()(of);
  return (
    <span className="law-words" lang={lang}>
      {text}
    </span>
  );
}

/** The mark of what is said from general knowledge; the page says once what it means. */
export function ToCheck({ is }: { readonly is: boolean }): ReactNode {
  const { t } = useWords();
  if (!is) return null;
  return (
    <span className="to-check" title={t('law.to-check')}>
      <span aria-hidden="true">†</span>
      <span className="for-readers"> ({t('law.to-check')})</span>
    </span>
  );
}

/** Where a statement was read: an address, with notes of ours in English. */
export function ReadIn({ source }: { readonly source: string }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {t('law.found', { where: '' })}
      <span className="law-words" lang="en">
        {source}
      </span>
    </>
  );
}

/** Cases and texts that are relied upon, in one line each. */
export function Authorities({ of }: { readonly of: readonly Authority[] }): ReactNode {
  return (
    <ul className="law-list">
      {of.map(({ name, pinpoint, year, for: what, toCheck, source }) => (
        <li key={`${name} ${pinpoint ?? ''}`}>
          <cite lang="en">{name}</cite>
          {year === null ? '' : ` (${year})`}
          {pinpoint === null ? '' : ` ${pinpoint}`}
          <ToCheck is={toCheck} />
          {what === null ? null : (
            <>
              {': '}
              <LawWords of={what} />
            </>
          )}
          {source === null ? null : <span className="breakable"> [{source}]</span>}
        </li>
      ))}
    </ul>
  );
}

/** What is found in the law by name; undefined while it is not there, or when the law that is loaded has it no more. */
export interface LawNames {
  readonly law: Law | undefined;
  readonly error: unknown;
  readonly provision: (
    id: string,
  ) => { readonly instrument: Law['instruments'][number]; readonly provision: Provision } | undefined;
  readonly forum: (id: string) => LawText | undefined;
  readonly standard: (id: string | null) => Law['standards'][number] | undefined;
  readonly result: (id: string) => LawText | undefined;
  readonly band: (band: number) => LawText | undefined;
}

/** A provision in the list of an instrument. */
export type Provision = Law['instruments'][number]['provisions'][number];

/** The law that is loaded, by name. */
export function useLaw(): LawNames {
  const { data: law, error } = useQuery(lawQuery);
  const named = (
    list: readonly { readonly id: string; readonly names: LawText }[] | undefined,
    id: string,
  ): LawText | undefined => list?.find((one) => one.id === id)?.names;
  return {
    law,
    error,
    provision: (id) => {
      for (const instrument of law?.instruments ?? []) {
        const provision = instrument.provisions.find((one) => one.id === id);
        if (provision) return { instrument, provision };
      }
      return undefined;
    },
    forum: (id) => named(law?.forums, id),
    standard: (id) => law?.standards.find((one) => one.id === id),
    result: (id) => named(law?.results, id),
    band: (band) => law?.rubric.bands.find((one) => one.band === band)?.names,
  };
}

/** Under what somebody is charged, and before whom. */
export function ChargedUnder(of: { readonly provision: string; readonly forum: string }): ReactNode {
  const { provision, forum } = useLaw();
  const found = provision(of.provision);
  return (
    <>
      {found ? (
        <>
          <LawWords of={found.provision.label} /> · <LawWords of={found.instrument.names} />
        </>
      ) : (
        <code>{of.provision}</code>
      )}{' '}
      · {forum(of.forum) ? <LawWords of={forum(of.forum)} /> : <code>{of.forum}</code>}
    </>
  );
}
