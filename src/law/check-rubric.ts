import type { Phrase } from '#kernel';
import type { Path, ReadFile } from './read-yaml.ts';
import { idsOf, refuseTwice, type Report } from './said.ts';
import type { Said } from './schema.ts';
import { said as words } from './words.ts';

type Rubric = Said<'rubric'>;
type Factor = Rubric['factors'][number];
type When = NonNullable<Factor['cases'][number]['when']>;

/** Which fields of a condition go with each type of a factor. */
const FIELDS: Readonly<Record<Factor['type'], readonly (keyof When)[]>> = {
  boolean: ['is'],
  number: ['atLeast', 'atMost'],
  choice: ['is'],
  choices: ['of', 'atLeast', 'atMost'],
};

/** Why a condition does not fit a factor; null when it does. */
function whyNoCondition(factor: Factor, when: When): Phrase | null {
  const given = Object.keys(when) as (keyof When)[];
  const stray = given.find((field) => !FIELDS[factor.type].includes(field));
  if (stray !== undefined) return words('law-rubric-stray', { type: factor.type, field: stray });
  const bounded = when.atLeast !== undefined || when.atMost !== undefined;
  if (factor.type === 'boolean') return typeof when.is === 'boolean' ? null : words('law-rubric-truth');
  const options = new Set((factor.options ?? []).map(({ id }) => id));
  if (factor.type === 'choice') {
    const named = when.is === undefined ? [] : typeof when.is === 'object' ? when.is : [when.is];
    const wrong = named.find((id) => typeof id !== 'string' || !options.has(id));
    if (named.length === 0) return words('law-rubric-no-is');
    return wrong === undefined ? null : words('law-rubric-no-option', { id: String(wrong) });
  }
  const unknown = when.of?.find((id) => !options.has(id));
  if (unknown !== undefined) return words('law-rubric-no-option', { id: unknown });
  if (!bounded) return words('law-rubric-no-bounds');
  return (when.atLeast ?? 0) > (when.atMost ?? Infinity) ? words('law-rubric-bounds') : null;
}

function checkFactor(said: Rubric, factor: Factor, at: Path, read: ReadFile, report: Report): void {
  const wrong = (path: Path, why: Phrase): void =>
    report(read, [...at, ...path], 'LAW_RUBRIC_WRONG', { why });
  const takesOptions = factor.type === 'choice' || factor.type === 'choices';
  if (takesOptions !== (factor.options !== undefined && factor.options.length > 0))
    wrong(
      ['type'],
      takesOptions
        ? words('law-rubric-needs-options')
        : words('law-rubric-no-options', { type: factor.type }),
    );
  if ((factor.type === 'number') !== (factor.unit !== undefined))
    wrong(['type'], words(factor.type === 'number' ? 'law-rubric-needs-unit' : 'law-rubric-no-unit'));
  refuseTwice(report, read, idsOf([...at, 'options'], factor.options));
  const kinds = new Set(said.kinds.map(({ id }) => id));
  for (const [index, id] of (factor.appliesTo ?? []).entries())
    if (!kinds.has(id))
      report(read, [...at, 'appliesTo', index], 'LAW_ID_UNKNOWN', {
        what: words('law-what-evidence'),
        id,
      });
  const lists = new Set((said.lists ?? []).map(({ id }) => id));
  const top = said.bands.length - 1;
  for (const [c, { when, effects }] of factor.cases.entries()) {
    const why = when === undefined ? null : whyNoCondition(factor, when);
    if (why !== null) wrong(['cases', c, 'when'], why);
    if (when === undefined && c < factor.cases.length - 1) wrong(['cases', c], words('law-rubric-never'));
    for (const [e, effect] of effects.entries()) {
      const path = ['cases', c, 'effects', e];
      if (Object.keys(effect).length !== 1) wrong(path, words('law-rubric-one-thing'));
      for (const field of ['cap', 'floor', 'set'] as const)
        if ((effect[field] ?? 0) > top)
          wrong([...path, field], words('law-no-band', { n: effect[field] ?? 0 }));
      if (effect.list !== undefined && !lists.has(effect.list))
        report(read, [...at, ...path, 'list'], 'LAW_ID_UNKNOWN', {
          what: words('law-what-list'),
          id: effect.list,
        });
    }
  }
}

/** Whether a machine can apply the rubric without knowing any factor by name. */
export function checkRubric(said: Rubric, read: ReadFile, report: Report): void {
  for (const list of ['kinds', 'factors', 'lists'] as const)
    refuseTwice(report, read, idsOf([list], said[list]));
  const top = said.bands.length - 1;
  for (const [index, { band }] of said.bands.entries())
    if (band !== index)
      report(read, ['bands', index, 'band'], 'LAW_SCALE_WRONG', {
        why: words('law-band-expected', { n: index }),
      });
  for (const [index, { band }] of said.kinds.entries())
    if (band > top)
      report(read, ['kinds', index, 'band'], 'LAW_SCALE_WRONG', { why: words('law-no-band', { n: band }) });
  if (said.corroborationFrom > top)
    report(read, ['corroborationFrom'], 'LAW_SCALE_WRONG', {
      why: words('law-no-band', { n: said.corroborationFrom }),
    });
  for (const [index, factor] of said.factors.entries())
    checkFactor(said, factor, ['factors', index], read, report);
}
