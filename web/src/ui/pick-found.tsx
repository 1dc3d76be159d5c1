import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { MessageKey } from '../i18n/translate.ts';

/** One of what was found: its words, and what is said of it beside them. */
interface Found {
  readonly id: string;
  readonly words: string;
  readonly aside: string;
  readonly isClosed?: boolean;
}

/** Asks for words and has one of what they find picked: the field `name` of the form around it. `found` is undefined until something was looked for. */
export function PickFound(given: {
  readonly name: string;
  readonly label: string;
  readonly why?: string | undefined;
  readonly legend: string;
  readonly none: MessageKey;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly found: readonly Found[] | undefined;
}): ReactNode {
  const { t } = useWords();
  const { name, found } = given;
  return (
    <>
      <TextInput
        value={given.typed}
        onChange={({ currentTarget }) => given.onType(currentTarget.value)}
        dir="auto"
        maxLength={300}
        label={given.label}
        description={given.why}
      />
      <fieldset className="plain-choices">
        <legend>{given.legend}</legend>
        {found?.length === 0 ? <p className="aside">{t(given.none)}</p> : null}
        {found?.map(({ id, words, aside, isClosed }) => (
          <label key={id} className="check-line">
            <input type="radio" name={name} value={id} required disabled={isClosed} />{' '}
            <span dir="auto">{words}</span>{' '}
            <span className="aside" dir="auto">
              {aside}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
