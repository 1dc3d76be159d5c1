import { Type } from 'typebox';
import { addTerm, changeTerm, refreshTerms, termRows, vocabularies } from '#coding';
import type { Vocabulary } from '#vocabulary';
import type { App, HttpParts } from '../context.ts';
import { ref } from '../schema.ts';
import { TermSchema, VocabularySchema } from '../schema-vocabularies.ts';
import { expectedVersion } from '../version.ts';

const tags = ['coding'];
const Name = Type.Object({ name: Type.String({ pattern: '^[a-z-]{1,60}$' }) });
const TermId = Type.Object({ id: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }) });
const Label = Type.String({ maxLength: 1000 });
const Labels = Type.Partial(Type.Object({ en: Label, fr: Label, az: Label, hy: Label, ru: Label }));
const Note = Type.String({ maxLength: 2000 });
const reason = Type.String({ minLength: 1, maxLength: 2000 });

/** The labels that a request names; what it leaves out stays out. */
const given = (labels: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(labels).flatMap(([language, label]) => (label === undefined ? [] : [[language, label]])),
  );

const headOf = ({ name, labels, note, terms }: Vocabulary) => ({
  name,
  labels: { ...labels },
  note,
  terms: terms.length,
  own: terms.filter(({ id }) => id.startsWith('x-')).length,
  toCheck: Object.fromEntries(
    Object.keys(labels).map((language) => [
      language,
      terms.filter(({ toCheck }) => (toCheck as readonly string[]).includes(language)).length,
    ]),
  ),
});

/** The controlled vocabularies: read by everybody, extended and put right by lawyers and owners. */
export function vocabularyRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/vocabularies',
    {
      schema: {
        tags,
        response: { 200: Type.Object({ vocabularies: Type.Array(ref(VocabularySchema)) }) },
        description: 'The lists, with how many terms they have and in how many a label is not certain.',
      },
    },
    async (request) => {
      await permitted(request, 'read');
      const known = vocabularies();
      return { vocabularies: known.names.map((name) => headOf(known.vocabulary(name))) };
    },
  );

  app.get(
    '/api/vocabularies/:name',
    {
      schema: {
        tags,
        params: Name,
        response: { 200: Type.Object({ list: ref(VocabularySchema), terms: Type.Array(ref(TermSchema)) }) },
        description:
          'A controlled vocabulary, parents before their children. `toCheck` names languages whose label is not certain.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const known = vocabularies();
      const list = known.vocabulary(request.params.name);
      const versions = new Map(
        (await archive.db.tx(by, termRows)).map((row) => [row.id, row.version] as const),
      );
      return {
        list: headOf(list),
        terms: list.terms.map((term) => ({
          id: term.id,
          parent: term.parent,
          labels: { ...term.labels },
          alsoCalled: Object.fromEntries(
            Object.entries(term.alsoCalled).map(([language, names]) => [language, [...names]]),
          ),
          toCheck: [...term.toCheck],
          note: term.note,
          huridocs: [...term.huridocs],
          isSensitive: term.isSensitive,
          isRetired: term.retired !== null && term.retired <= known.version,
          isOwn: term.id.startsWith('x-'),
          version: String(versions.get(term.id) ?? 0),
        })),
      };
    },
  );

  app.post(
    '/api/vocabularies/:name/terms',
    {
      schema: {
        tags,
        params: Name,
        body: Type.Object({
          parent: Type.Union([Type.String({ pattern: '^[a-z0-9-]{1,80}$' }), Type.Null()]),
          labels: Labels,
          note: Type.Optional(Note),
          isSensitive: Type.Optional(Type.Boolean()),
          reason,
        }),
        response: { 201: Type.Object({ id: Type.String() }) },
        description:
          'A term of the archive’s own, below any term of the list or at its top. Everybody in the archive sees it.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'extend-vocabulary');
      const { parent, labels, note = '', isSensitive = false } = request.body;
      const id = await archive.db.tx(by, (tx) =>
        addTerm(
          tx,
          by,
          { list: request.params.name, parent, labels: given(labels), note, isSensitive },
          request.body.reason,
        ),
      );
      await refreshTerms(archive.db, true);
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/terms/:id',
    {
      schema: {
        tags,
        params: TermId,
        body: Type.Object({
          labels: Type.Optional(Labels),
          note: Type.Optional(Note),
          isRetired: Type.Optional(Type.Boolean()),
          reason,
        }),
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
        description:
          'Puts names of a term right, or takes one of the archive’s own out of what is offered. `If-Match` names the version that was read, 0 of a term of the program of which nothing was said yet.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'extend-vocabulary');
      const { labels, note, isRetired } = request.body;
      await archive.db.tx(by, (tx) =>
        changeTerm(
          tx,
          by,
          request.params.id,
          {
            ...(labels === undefined ? {} : { labels: given(labels) }),
            ...(note === undefined ? {} : { note }),
            ...(isRetired === undefined ? {} : { isRetired }),
            version: Number(expectedVersion(request)),
          },
          request.body.reason,
        ),
      );
      await refreshTerms(archive.db, true);
      return { ok: true };
    },
  );
}
