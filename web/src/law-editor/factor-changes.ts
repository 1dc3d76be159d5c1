import { fieldsOf, listOf, textOf, type Change, type Path, type Value } from './value.ts';

/** What the answer to a factor is. */
export const FACTOR_TYPES = ['boolean', 'number', 'choice', 'choices'] as const;
type FactorType = (typeof FACTOR_TYPES)[number];

const isType = (type: string): type is FactorType => FACTOR_TYPES.some((known) => known === type);

/** Fields of a condition that go with a type; none with one that nobody knows. */
export function conditionFields(type: string): readonly string[] {
  if (type === 'boolean' || type === 'choice') return ['is'];
  if (type === 'number') return ['atLeast', 'atMost'];
  return type === 'choices' ? ['of', 'atLeast', 'atMost'] : [];
}

/** The condition that a case begins with. */
export function firstCondition(type: string, options: readonly Value[]): Value {
  if (type === 'number') return { atMost: '' };
  if (type === 'choices') return { atLeast: 1 };
  return { is: type === 'choice' ? textOf(fieldsOf(options[0])['id']) : true };
}

const FIRST_OPTIONS = [
  { id: 'a', names: { en: '' } },
  { id: 'b', names: { en: '' } },
];

/** What the server takes at once. */
const MOST_CHANGES = 40;

/**
 * The changes that give a factor another type of answer: what belongs to the old one alone goes, what the new one needs is begun, and conditions that do
 * not go with it are begun anew. Where that were more than the server takes at once, the type alone.
 */
export function typeChanges(of: Value, path: Path, type: string): readonly [Change, ...Change[]] {
  const own = fieldsOf(of);
  const at = (...rest: Path): Path => [...path, ...rest];
  const change: Change = { path: at('type'), value: type };
  if (!isType(type)) return [change];
  const takesOptions = type === 'choice' || type === 'choices';
  const given = listOf(own['options']);
  const options = takesOptions && given.length === 0 ? FIRST_OPTIONS : given;
  const others: Change[] = [];
  if (type === 'number' && own['unit'] === undefined) others.push({ path: at('unit'), value: 'count' });
  if (type !== 'number' && own['unit'] !== undefined) others.push({ path: at('unit') });
  if (takesOptions && given.length === 0) others.push({ path: at('options'), value: FIRST_OPTIONS });
  if (!takesOptions && own['options'] !== undefined) others.push({ path: at('options') });
  if (own['type'] !== type)
    for (const [index, one] of listOf(own['cases']).entries())
      if (fieldsOf(one)['when'] !== undefined)
        others.push({ path: at('cases', index, 'when'), value: firstCondition(type, options) });
  return others.length < MOST_CHANGES ? [change, ...others] : [change];
}

/** The changes that number bands from 0 on, in the order in which they stand. */
export const bandNumbers = (bands: readonly Value[]): readonly Change[] =>
  bands.flatMap((one, at) =>
    fieldsOf(one)['band'] === at ? [] : [{ path: ['bands', at, 'band'], value: at } satisfies Change],
  );
