import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { PlaceField } from '../coding/place-field.tsx';
import { useWords } from '../i18n/language.tsx';

/** What a field says; null where it is empty. */
export const textIn = (form: FormData, name: string): string | null =>
  String(form.get(name) ?? '').trim() || null;
/** The same as a number. */
export const numberIn = (form: FormData, name: string): number | null => {
  const text = textIn(form, name);
  return text === null ? null : Number(text);
};
/** The same of a choice. */
export const choiceIn = <T extends string>(form: FormData, name: string, of: readonly T[], else_: T): T =>
  of.find((one) => one === form.get(name)) ?? else_;

/** A field of one line. */
export function Line(given: {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly most?: number;
  readonly isNumber?: boolean;
  readonly known?: string | number | null | undefined;
}): ReactNode {
  return (
    <TextInput
      name={given.name}
      label={given.label}
      defaultValue={given.known ?? ''}
      required={given.required ?? false}
      maxLength={given.most ?? 300}
      dir="auto"
      {...(given.isNumber
        ? given.most === 180
          ? { type: 'number', min: -180, max: 180, step: 'any' }
          : { type: 'number', min: 0, step: 1 }
        : {})}
    />
  );
}

/** A field of several lines. */
export function Lines(given: {
  readonly name: string;
  readonly label: string;
  readonly why?: string;
  readonly required?: boolean;
  readonly most?: number;
  readonly known?: string | null | undefined;
}): ReactNode {
  return (
    <Textarea
      name={given.name}
      label={given.label}
      defaultValue={given.known ?? ''}
      {...(given.why === undefined ? {} : { description: given.why })}
      required={given.required ?? false}
      maxLength={given.most ?? 4000}
      autosize
      minRows={2}
      maxRows={8}
      dir="auto"
    />
  );
}

/** One of these words, each by its name in the catalogues; with `empty` also none of them. */
export function Choice<T extends string>(given: {
  readonly name: string;
  readonly label: string;
  readonly of: readonly T[];
  readonly words: string;
  readonly known?: string | null | undefined;
  readonly empty?: string;
}): ReactNode {
  const { t } = useWords();
  const none: { value: string; label: string }[] =
    given.empty === undefined ? [] : [{ value: '', label: given.empty }];
  return (
    <NativeSelect
      name={given.name}
      label={given.label}
      defaultValue={given.known ?? (given.empty === undefined ? given.of[0] : '')}
      data={[...none, ...given.of.map((value) => ({ value, label: t.of(`${given.words}.${value}`, value) }))]}
    />
  );
}

/** Where something was, as far as a place of the gazetteer says it: the field `placeId` of the form around it. What is typed to look it up is not kept. */
export function Place({ known }: { readonly known: string | null | undefined }): ReactNode {
  const { t } = useWords();
  return (
    <PlaceField
      values={{ placeId: known ?? '' }}
      hasPosition={false}
      names={{ place: 'placeSought', placeId: 'placeId' }}
      label={t('ground.place-sought')}
      none={t('ground.place-none')}
    />
  );
}

/** Categories of devices. */
export const CATEGORIES = [
  'anti-personnel',
  'anti-vehicle',
  'improvised',
  'booby-trap',
  'submunition',
  'uxo',
  'axo',
  'other',
  'unknown',
] as const;
/** How a position is known. */
export const PRECISIONS = ['none', 'measured', 'map', 'approximate', 'settlement'] as const;
/** What is asked and may not be known. */
export const ANSWERS = ['unknown', 'yes', 'no'] as const;

/** Degrees and how they are known. */
export function Position({
  known,
}: {
  readonly known: Partial<Readonly<Record<'latitude' | 'longitude', number | null>>> & {
    readonly precision?: string;
  };
}): ReactNode {
  const { t } = useWords();
  return (
    <div className="field-line ends">
      <Line name="latitude" label={t('mines.latitude')} isNumber most={180} known={known.latitude} />
      <Line name="longitude" label={t('mines.longitude')} isNumber most={180} known={known.longitude} />
      <Choice
        name="precision"
        label={t('ground.precision')}
        of={PRECISIONS}
        words="ground.precision"
        known={known.precision}
      />
    </div>
  );
}
