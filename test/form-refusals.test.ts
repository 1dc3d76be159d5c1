import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Fastify from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { asProblem, type Problem } from '../src/http/problem.ts';
import { formRefusal, refusedForm } from '#kernel';
import { phraseText, problemWords } from '../web/src/i18n/said.ts';
import type { Problem as SentProblem } from '../web/src/api/schema.gen.ts';
import { languages, makeTranslate, type Catalogue } from '../web/src/i18n/translate.ts';

const closed = { additionalProperties: false };
const Form = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 5 }),
    code: Type.Optional(Type.String({ minLength: 3 })),
    note: Type.Optional(Type.Union([Type.String({ maxLength: 4 }), Type.Null()])),
    points: Type.Optional(
      Type.Array(Type.Object({ lat: Type.Number({ minimum: -90, maximum: 90 }) }, closed), {
        minItems: 1,
        maxItems: 2,
      }),
    ),
    count: Type.Optional(Type.Integer({ exclusiveMinimum: 0, exclusiveMaximum: 10 })),
    is: Type.Optional(Type.Boolean()),
    kind: Type.Optional(Type.Enum(['soviet', 'nato'])),
    side: Type.Optional(Type.Union([Type.Literal('one'), Type.Literal('two'), Type.Null()])),
    id: Type.Optional(Type.String({ format: 'uuid' })),
    day: Type.Optional(Type.String({ format: 'date' })),
    mail: Type.Optional(Type.String({ format: 'email' })),
    when: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
    names: Type.Optional(Type.Array(Type.String(), { uniqueItems: true })),
    of: Type.Optional(Type.Object({ deep: Type.Object({ title: Type.String() }) })),
  },
  closed,
);

// What is sent, the field that is refused, by which rule, and what the sentence has to hold besides.
const CASES: readonly (readonly [object, at: string, rule: string, holds?: RegExp])[] = [
  [{}, '/title', 'form-missing'],
  [{ of: { deep: {} } }, '/of/deep/title', 'form-missing', /of › deep › title/],
  [{ nonsense: 1 }, '/nonsense', 'form-unknown-field', /nonsense/],
  [{ points: [{ lat: 1, lon: 2 }] }, '/points/0/lon', 'form-unknown-field', /points › 1 › lon/],
  [{ title: { a: 1 } }, '/title', 'form-not-text'],
  [{ points: [{ lat: 'north' }] }, '/points/0/lat', 'form-not-number', /points › 1 › lat/],
  [{ count: 1.5 }, '/count', 'form-not-whole-number'],
  [{ is: 'perhaps' }, '/is', 'form-not-yes-or-no'],
  [{ points: {} }, '/points', 'form-not-list'],
  [{ of: 7 }, '/of', 'form-not-group'],
  [{ title: '' }, '/title', 'form-blank'],
  [{ code: 'ab' }, '/code', 'form-too-short', /3/],
  [{ title: 'too long' }, '/title', 'form-too-long', /5/],
  [{ note: 'too long' }, '/note', 'form-too-long', /4/],
  [{ points: [] }, '/points', 'form-too-few', /1/],
  [{ points: [{ lat: 1 }, { lat: 2 }, { lat: 3 }] }, '/points', 'form-too-many', /2/],
  [{ points: [{ lat: -91 }] }, '/points/0/lat', 'form-too-small', /[-−]90/],
  [{ points: [{ lat: 91 }] }, '/points/0/lat', 'form-too-large', /90/],
  [{ count: 0 }, '/count', 'form-not-above', /0/],
  [{ count: 10 }, '/count', 'form-not-below', /10/],
  [{ kind: 'other' }, '/kind', 'form-unknown-value', /soviet, nato/],
  [{ side: 'three' }, '/side', 'form-unknown-value', /one, two/],
  [{ id: 'x' }, '/id', 'form-not-an-id'],
  [{ day: 'spring' }, '/day', 'form-not-a-day'],
  [{ mail: 'x' }, '/mail', 'form-not-an-address'],
  [{ when: 'long ago' }, '/when', 'form-written-otherwise'],
  [{ names: ['a', 'a'] }, '/names', 'form-twice'],
];

const catalogueOf = (language: string): Catalogue =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../web/src/i18n/${language}.json`), 'utf8'),
  ) as Catalogue;
const whole = (given: object, at: string): object => (at === '/title' ? given : { title: 'ok', ...given });

test('each rule of a schema is said as a sentence in every language, with the field and its limit', () => {
  const english = new Map<string, string>();
  for (const language of languages) {
    const t = makeTranslate(language, catalogueOf(language));
    for (const [given, at, rule, holds = /./] of CASES) {
      const refused = refusedForm(Value.Errors(Form, whole(given, at)));
      const problem = JSON.parse(JSON.stringify(asProblem(refused, '/api/x'))) as SentProblem;
      assert.deepEqual(
        [problem.code, problem.facts['at'], problem.facts['rule']],
        ['INVALID_INPUT', at, rule],
      );
      const { title, isEnglish } = problemWords(t, problem);
      assert.equal(isEnglish, false);
      assert.match(title, holds, `${language} ${rule}`);
      assert.doesNotMatch(title, /[{}]|\bmust\b|schema|additional/, `${language} ${rule}`);
      const reason = phraseText(t, formRefusal(Value.Errors(Form, whole(given, at))).why);
      assert.ok(title.includes(reason), title);
      if (language === 'en') english.set(rule, reason);
      else assert.notEqual(reason, english.get(rule), `${language} ${rule}`);
    }
  }
});

test('the server says the same of a body that its own validator refuses', async () => {
  const app = Fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } });
  app.setErrorHandler((error, request, reply) => {
    const problem = asProblem(error, request.url);
    return reply.code(problem.status).send(problem);
  });
  app.post('/', { schema: { body: Form } }, () => 'taken');
  for (const [given, at, rule] of CASES) {
    const reply = await app.inject({ method: 'POST', url: '/', payload: whole(given, at) });
    const { code, facts } = reply.json<Problem>();
    assert.deepEqual([reply.statusCode, code, facts['at'], facts['rule']], [400, 'INVALID_INPUT', at, rule]);
  }
  await app.close();
});

test('a refusal reads as a sentence in English too, of what was sent as a whole as well, and no name makes it longer than one', () => {
  const { message } = refusedForm(Value.Errors(Form, { title: 'ok', points: [{ lat: 91 }] }), {
    under: '/entered',
  });
  assert.equal(
    message,
    'Not acceptable: entered › points › 1 › lat. The reason: the number is too large (the greatest is 90)',
  );
  assert.equal(
    refusedForm(Value.Errors(Form, 7)).message,
    'Not acceptable: what was sent. The reason: it is not a group of fields',
  );
  assert.ok(refusedForm(Value.Errors(Form, { title: 'ok', ['x'.repeat(9000)]: 1 })).message.length < 400);
  assert.deepEqual([formRefusal([]).at, formRefusal([]).rule], ['', 'form-otherwise']);
});
