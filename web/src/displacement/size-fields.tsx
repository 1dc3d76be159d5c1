import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { HouseholdFacts } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { SIZE_KINDS } from '../search-displacement.ts';
import { Choice, Line } from './inputs.tsx';

const WORDS = {
  sizeThen: 'displacement.size-then',
  sizeNow: 'displacement.size-now',
  size: 'displacement.size-group',
} as const;

/** How many people, whether that is exact or the least, and who says so. */
export function SizeFields(given: {
  readonly name: keyof typeof WORDS;
  readonly known: HouseholdFacts['sizeThen'] | undefined;
}): ReactNode {
  const { t } = useWords();
  const { name, known } = given;
  const what = t(WORDS[name]);
  return (
    <fieldset className="plain-choices">
      <legend>{what}</legend>
      <div className="field-line ends">
        <TextInput
          type="number"
          min={1}
          max={10_000_000}
          step={1}
          name={name}
          label={t('displacement.persons')}
          aria-label={`${what}: ${t('displacement.persons')}`}
          defaultValue={known?.count ?? ''}
        />
        <Choice
          name={`${name}Are`}
          label={t('displacement.are')}
          of={SIZE_KINDS}
          words="displacement.are"
          known={known?.are === 'at-least' ? 'at-least' : 'exact'}
        />
        <Line name={`${name}SaidBy`} label={t('displacement.said-by')} known={known?.saidBy} />
      </div>
    </fieldset>
  );
}
