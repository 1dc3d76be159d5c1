import { Type } from 'typebox';
import {
  beginDraft,
  changeDraft,
  discardDraft,
  followNewest,
  myDraft,
  publishDraft,
  writeDraft,
  type Beginning,
} from '#editions';
import type { TextChange } from '#law';
import type { Json } from '#verify';
import type { App, HttpParts } from '../context.ts';
import { LawChangesBody, LawDraftBody, LawDraftSchema, LawFileParams, LawTextBody } from '../schema-law.ts';
import { ReasonBody } from '../schema-coding.ts';
import { ref } from '../schema.ts';
import { shownDraft } from '../shown-edition.ts';
import { expectedVersion } from '../version.ts';

const tags = ['law'];
/** Where a value stands, as an address has it. */
const pathOf = (path: string): (string | number)[] =>
  path
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

const answer = { 200: ref(LawDraftSchema) };

function writingRoutes(app: App, { archive, permitted }: HttpParts): void {
  const { root } = archive.paths;

  app.put(
    '/api/law/drafts/:id',
    {
      schema: {
        tags,
        params: LawFileParams,
        body: LawTextBody,
        response: answer,
        description:
          'Keeps the text of a draft, and says what is wrong in it. If-Match names the version that was changed.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'edit-law');
      const given = { text: request.body.text, version: expectedVersion(request) };
      return archive.db.tx(by, async (tx) =>
        shownDraft(tx, root, await writeDraft(tx, by, request.params.id, given)),
      );
    },
  );

  app.post(
    '/api/law/drafts/:id/changes',
    {
      schema: {
        tags,
        params: LawFileParams,
        body: LawChangesBody,
        response: answer,
        description:
          'Changes single values of a draft, or moves entries of its lists; remarks and the rest of the text stay sign for sign. All of them or none.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'edit-law');
      const changes = request.body.changes.map(({ path, value, to }): TextChange => ({
        path: pathOf(path),
        ...(value === undefined ? {} : { value: value as Json }),
        ...(to === undefined ? {} : { to }),
      }));
      const given = { changes, version: expectedVersion(request) };
      return archive.db.tx(by, async (tx) =>
        shownDraft(tx, root, await changeDraft(tx, by, request.params.id, given)),
      );
    },
  );

  app.post(
    '/api/law/drafts/:id/following',
    {
      schema: {
        tags,
        params: LawFileParams,
        response: answer,
        description:
          'Says that the draft follows the version that was published since: somebody compared the two.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'edit-law');
      const { id } = request.params;
      return archive.db.tx(by, async (tx) =>
        shownDraft(tx, root, await followNewest(tx, by, root, id, expectedVersion(request))),
      );
    },
  );
}

/** What somebody is writing of the law, and its publication. */
export function lawDraftRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  const { root } = archive.paths;
  writingRoutes(app, parts);

  app.post(
    '/api/law/drafts/:id',
    {
      schema: {
        tags,
        params: LawFileParams,
        body: LawDraftBody,
        response: { 201: ref(LawDraftSchema) },
        description:
          'Begins a draft: from the version in force, from the one that is named, or of a new file from an outline.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'edit-law');
      const { version, outline } = request.body;
      const file = request.params.id;
      const given: Beginning = outline
        ? { file, outline: outline.kind, name: outline.name }
        : { file, ...(version === undefined ? {} : { version }) };
      const made = await archive.db.tx(by, async (tx) =>
        shownDraft(tx, root, await beginDraft(tx, by, root, given)),
      );
      return reply.code(201).send(made);
    },
  );

  app.get(
    '/api/law/drafts/:id',
    { schema: { tags, params: LawFileParams, response: answer } },
    async (request) => {
      const { by } = await permitted(request, 'edit-law');
      return archive.db.tx(by, async (tx) => shownDraft(tx, root, await myDraft(tx, by, request.params.id)));
    },
  );

  app.delete(
    '/api/law/drafts/:id',
    { schema: { tags, params: LawFileParams, response: { 200: Type.Object({ ok: Type.Boolean() }) } } },
    async (request) => {
      const { by } = await permitted(request, 'edit-law');
      await archive.db.tx(by, (tx) => discardDraft(tx, by, request.params.id));
      return { ok: true };
    },
  );

  app.post(
    '/api/law/drafts/:id/publication',
    {
      schema: {
        tags,
        params: LawFileParams,
        body: ReasonBody,
        response: { 201: Type.Object({ version: Type.Integer(), digest: Type.String() }) },
        description:
          'Publishes a draft as the next version of its file, with a reason: an entry with the whole text. A problem keeps it from being published.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'edit-law');
      const { reason } = request.body;
      const given = { file: request.params.id, version: expectedVersion(request), reason };
      const { version, digest } = await archive.db.tx(by, (tx) => publishDraft(tx, by, root, given));
      return reply.code(201).send({ version, digest });
    },
  );
}
