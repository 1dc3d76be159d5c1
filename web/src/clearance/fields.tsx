import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
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
}): ReactNode {
  return (
    <TextInput
      name={given.name}
      label={given.label}
      required={given.required ?? false}
      maxLength={given.most ?? 300}
      dir="auto"
      {...(given.isNumber ? { type: 'number', min: given.most === 180 ? -180 : 0, step: 'any' } : {})}
    />
  );
}

/** A field of several lines. */
export function Lines(given: {
  readonly name: string;
  readonly label: string;
  readonly why?: string;
  readonly required?: boolean;
}): ReactNode {
  return (
    <Textarea
      name={given.name}
      label={given.label}
      {...(given.why === undefined ? {} : { description: given.why })}
      required={given.required ?? false}
      maxLength={100_000}
      autosize
      minRows={2}
      maxRows={8}
      dir="auto"
    />
  );
}

/** One of these words, each by its name in the catalogues. */
export function Choice<T extends string>(given: {
  readonly name: string;
  readonly label: string;
  readonly of: readonly T[];
  readonly words: string;
}): ReactNode {
  const { t } = useWords();
  return (
    <NativeSelect
      name={given.name}
      label={given.label}
      data={given.of.map((value) => ({ value, label: t.of(`${given.words}.${value}`, value) }))}
    />
  );
}
