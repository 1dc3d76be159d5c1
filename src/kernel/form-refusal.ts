import { AppError } from './errors.ts';
import { definePhrases, type Phrase } from './phrases.ts';

const phrase = definePhrases({
  'form-missing': 'it is missing',
  'form-unknown-field': 'nothing of this name is taken here',
  'form-not-text': 'it is not a text',
  'form-not-number': 'it is not a number',
  'form-not-whole-number': 'it is not a whole number',
  'form-not-yes-or-no': 'it is neither yes nor no',
  'form-not-list': 'it is not a list',
  'form-not-group': 'it is not a group of fields',
  'form-not-empty': 'nothing may stand there',
  'form-blank': 'it is empty',
  'form-too-short': 'it is too short (least number of characters: {limit})',
  'form-too-long': 'it is too long (greatest number of characters: {limit})',
  'form-too-few': 'there are too few (least number: {limit})',
  'form-too-many': 'there are too many (greatest number: {limit})',
  'form-too-small': 'the number is too small (the least is {limit})',
  'form-too-large': 'the number is too large (the greatest is {limit})',
  'form-not-above': 'the number has to be greater than {limit}',
  'form-not-below': 'the number has to be less than {limit}',
  'form-unknown-value': 'it is none of the values that are taken: {values}',
  'form-not-a-day': 'it is not a day that is written as YYYY-MM-DD',
  'form-not-an-id': 'it is not an id',
  'form-not-an-address': 'it is not an e-mail address',
  'form-written-otherwise': 'it is not written in the way that is asked for',
  'form-twice': 'something stands in it twice',
  'form-otherwise': 'it is not of the form that is asked for',
  'the-request': 'what was sent',
});

/** A rule of a form, as facts name it: by it a program knows what was broken. */
export type FormRule = Parameters<typeof phrase>[0];

/** A fault as validators of JSON Schema report it (Ajv, TypeBox). */
export interface FormFault {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath?: string;
  readonly params?: object;
}

/** Which field of a form is refused, as a JSON pointer (RFC 6901), and by which rule. */
export interface FormRefusal {
  readonly at: string;
  readonly rule: FormRule;
  readonly why: Phrase;
}

const TYPES: Readonly<Record<string, FormRule>> = {
  string: 'form-not-text',
  number: 'form-not-number',
  integer: 'form-not-whole-number',
  boolean: 'form-not-yes-or-no',
  array: 'form-not-list',
  object: 'form-not-group',
  null: 'form-not-empty',
};
const LIMITS: Readonly<Record<string, FormRule>> = {
  minLength: 'form-too-short',
  maxLength: 'form-too-long',
  minItems: 'form-too-few',
  maxItems: 'form-too-many',
  minProperties: 'form-too-few',
  maxProperties: 'form-too-many',
  minimum: 'form-too-small',
  maximum: 'form-too-large',
  exclusiveMinimum: 'form-not-above',
  exclusiveMaximum: 'form-not-below',
};
const FORMATS: Readonly<Record<string, FormRule>> = {
  date: 'form-not-a-day',
  uuid: 'form-not-an-id',
  email: 'form-not-an-address',
};
/** More of them, and longer names of fields that somebody made up, would be no sentence any more. */
const VALUES_SHOWN = 20;
const PLACE_SHOWN = 200;

type Params = Readonly<Record<string, unknown>>;
const paramsOf = ({ params }: FormFault): Params => (params ?? {}) as Params;
const firstName = (...given: readonly unknown[]): string => {
  const found = given.flat().find((name) => typeof name === 'string');
  return typeof found === 'string' ? found : '';
};
const typesOf = (fault: FormFault): string[] =>
  [paramsOf(fault)['type']]
    .flat()
    .flatMap((type) => String(type).split(','))
    .filter((type) => type !== 'null');
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const isUnknownField = ({ keyword, schemaPath = '' }: FormFault): boolean =>
  keyword === 'additionalProperties' ||
  // TypeBox says of each such field that nothing may stand there.
  (keyword === 'boolean' && schemaPath.endsWith('/additionalProperties'));
/** That none of several forms fits, and that it is not null: the faults of the form that was meant say more. */
const saysLittle = (fault: FormFault): boolean =>
  ['anyOf', 'oneOf', 'allOf', 'if'].includes(fault.keyword) ||
  (fault.keyword === 'type' && typesOf(fault).length === 0);
const valuesOf = (fault: FormFault): unknown[] => {
  const { allowedValue, allowedValues } = paramsOf(fault);
  if (fault.keyword === 'const') return [allowedValue];
  return fault.keyword === 'enum' && Array.isArray(allowedValues) ? (allowedValues as unknown[]) : [];
};

function ruleOf(fault: FormFault, faults: readonly FormFault[]): Omit<FormRefusal, 'at'> {
  const { keyword, instancePath } = fault;
  const said = (rule: FormRule, facts: Phrase['facts'] = {}) => ({ rule, why: phrase(rule, facts) });
  const { limit, format } = paramsOf(fault);
  const values = faults
    .filter((one) => one.instancePath === instancePath)
    .flatMap(valuesOf)
    .filter((value) => value !== null);
  if (values.length > 0)
    return said('form-unknown-value', {
      values: [
        ...values.slice(0, VALUES_SHOWN).map(String),
        ...(values.length > VALUES_SHOWN ? ['…'] : []),
      ].join(', '),
    });
  const limited = LIMITS[keyword];
  if (limited && typeof limit === 'number')
    return limited === 'form-too-short' && limit === 1 ? said('form-blank') : said(limited, { limit });
  if (keyword === 'type') return said(TYPES[typesOf(fault)[0] ?? 'null'] ?? 'form-otherwise');
  if (keyword === 'format') return said(FORMATS[String(format)] ?? 'form-written-otherwise');
  if (keyword === 'pattern') return said('form-written-otherwise');
  return said(keyword === 'uniqueItems' ? 'form-twice' : 'form-otherwise');
}

/** The first of the faults that a person can mend: which field, which rule, and the limits of it. Pure; the faults are those of one value. */
export function formRefusal(faults: readonly FormFault[]): FormRefusal {
  const fault = faults.find((one) => !saysLittle(one)) ?? faults[0];
  if (!fault) return { at: '', rule: 'form-otherwise', why: phrase('form-otherwise') };
  const { instancePath } = fault;
  const named = (rule: FormRule, name: string): FormRefusal => ({
    at: name === '' ? instancePath : `${instancePath}/${escaped(name)}`,
    rule,
    why: phrase(rule),
  });
  const { missingProperty, requiredProperties, additionalProperty, additionalProperties } = paramsOf(fault);
  if (fault.keyword === 'required')
    return named('form-missing', firstName(missingProperty, requiredProperties));
  if (isUnknownField(fault))
    return named('form-unknown-field', firstName(additionalProperty, additionalProperties));
  return { at: instancePath, ...ruleOf(fault, faults) };
}

/** A place as people read it: `/points/0/lat` is “points › 1 › lat”. */
export const placeCalled = (at: string): string =>
  at
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? String(Number(step) + 1) : step))
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join(' › ');

/**
 * The refusal (INVALID_INPUT) of a value that is not of its form. Its facts hold `what` and `why` for people, and for programs `at` (the field,
 * as a JSON pointer), `rule`, and the limits in `why`. `under` is where the value stands in what was sent; `of` is put before it for people.
 */
export function refusedForm(
  faults: readonly FormFault[],
  { under = '', of = '' }: { readonly under?: string; readonly of?: string } = {},
): AppError {
  const { at, rule, why } = formRefusal(faults);
  const place = [of, placeCalled(`${under}${at}`).slice(0, PLACE_SHOWN)]
    .filter((part) => part !== '')
    .join(': ');
  return new AppError('INVALID_INPUT', {
    what: place === '' ? phrase('the-request') : place,
    why,
    at: `${under}${at}`.slice(0, PLACE_SHOWN),
    rule,
  });
}
