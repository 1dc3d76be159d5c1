import type { Path, ReadFile } from './read-yaml.ts';
import { idsOf, refuseTwice, type Report } from './said.ts';
import type { Said } from './schema.ts';

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
function whyNoCondition(factor: Factor, when: When): string | null {
  const given = Object.keys(when) as (keyof When)[];
  const stray = given.find((field) => !FIELDS[factor.type].includes(field));
  if (stray !== undefined) return `a condition on a ${factor.type} does not take “${stray}”`;
  const bounded = when.atLeast !== undefined || when.atMost !== undefined;
  if (factor.type === 'boolean') return typeof when.is === 'boolean' ? null : '“is” must be true or false';
  const options = new Set((factor.options ?? []).map(({ id }) => id));
  if (factor.type === 'choice') {
    const named = when.is === undefined ? [] : typeof when.is === 'object' ? when.is : [when.is];
    const wrong = named.find((id) => typeof id !== 'string' || !options.has(id));
    if (named.length === 0) return '“is” is missing';
    return wrong === undefined ? null : `“${String(wrong)}” is none of its options`;
  }
  const unknown = when.of?.find((id) => !options.has(id));
  if (unknown !== undefined) return `“${unknown}” is none of its options`;
  if (!bounded) return 'neither “atLeast” nor “atMost” is given';
  return (when.atLeast ?? 0) > (when.atMost ?? Infinity) ? '“atLeast” is more than “atMost”' : null;
}

function checkFactor(said: Rubric, factor: Factor, at: Path, read: ReadFile, report: Report): void {
  const wrong = (path: Path, why: string): void =>
    report(read, [...at, ...path], 'LAW_RUBRIC_WRONG', { why });
  const takesOptions = factor.type === 'choice' || factor.type === 'choices';
  if (takesOptions !== (factor.options !== undefined && factor.options.length > 0))
    wrong(['type'], takesOptions ? 'it has no options to choose from' : `a ${factor.type} has no options`);
  if ((factor.type === 'number') !== (factor.unit !== undefined))
    wrong(['type'], factor.type === 'number' ? 'a number needs a unit' : 'only a number has a unit');
  refuseTwice(report, read, idsOf([...at, 'options'], factor.options));
  const kinds = new Set(said.kinds.map(({ id }) => id));
  for (const [index, id] of (factor.appliesTo ?? []).entries())
    if (!kinds.has(id))
      report(read, [...at, 'appliesTo', index], 'LAW_ID_UNKNOWN', {
        what: 'kind of evidence in this rubric',
        id,
      });
  const lists = new Set((said.lists ?? []).map(({ id }) => id));
  const top = said.bands.length - 1;
  for (const [c, { when, effects }] of factor.cases.entries()) {
    const why = when === undefined ? null : whyNoCondition(factor, when);
    if (why !== null) wrong(['cases', c, 'when'], why);
    if (when === undefined && c < factor.cases.length - 1)
      wrong(['cases', c], 'a case without a condition is not the last: those after it never apply');
    for (const [e, effect] of effects.entries()) {
      const path = ['cases', c, 'effects', e];
      if (Object.keys(effect).length !== 1) wrong(path, 'an effect does one thing');
      for (const field of ['cap', 'floor', 'set'] as const)
        if ((effect[field] ?? 0) > top) wrong([...path, field], `there is no band ${effect[field]}`);
      if (effect.list !== undefined && !lists.has(effect.list))
        report(read, [...at, ...path, 'list'], 'LAW_ID_UNKNOWN', {
          what: 'list in this rubric',
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
      report(read, ['bands', index, 'band'], 'LAW_SCALE_WRONG', { why: `band ${index} is expected here` });
  for (const [index, { band }] of said.kinds.entries())
    if (band > top)
      report(read, ['kinds', index, 'band'], 'LAW_SCALE_WRONG', { why: `there is no band ${band}` });
  if (said.corroborationFrom > top)
    report(read, ['corroborationFrom'], 'LAW_SCALE_WRONG', {
      why: `there is no band ${said.corroborationFrom}`,
    });
  for (const [index, factor] of said.factors.entries())
    checkFactor(said, factor, ['factors', index], read, report);
}
