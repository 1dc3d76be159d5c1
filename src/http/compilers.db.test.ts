import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { Type } from 'typebox';
import { buildServer } from './server.ts';
import { compilersOnce } from './compilers.ts';
import { testArchive } from '../../test/db/archive.ts';

const { archive, beforeClose } = await testArchive();

test('the schemas of every route can be compiled, those of its answers too', async () => {
  const asked = new Set<string>();
  const { app, close } = await buildServer(archive, 'http://localhost:7710', null, (url) => {
    asked.add(url);
    return true;
  });
  beforeClose(close);
  assert.ok(asked.size > 300, `${asked.size} routes with schemas`);
  assert.ok(app.hasRoute({ method: 'GET', url: '/api/items' }));
});

test('a route is compiled when it is first asked; what it refuses and what it writes are the same', async () => {
  const answers: (readonly [number, string])[][] = [];
  for (const isAtOnce of [true, false]) {
    const app = Fastify({ schemaController: { compilersFactory: compilersOnce(() => isAtOnce) } });
    beforeClose(() => app.close());
    app.addSchema(Type.Object({ id: Type.String() }, { $id: 'Leaf' }));
    app.addSchema(Type.Object({ leaf: Type.Ref('Leaf') }, { $id: 'Branch' }));
    app.addSchema(Type.Object({ other: Type.String() }, { $id: 'Other' }));
    app.post(
      '/branch',
      {
        schema: {
          body: Type.Ref('Branch'),
          querystring: Type.Object({ times: Type.Integer({ default: 1 }) }),
          response: { 200: Type.Object({ times: Type.Integer(), branch: Type.Unsafe({ $ref: 'Branch#' }) }) },
        },
      },
      async (request) => ({
        times: (request.query as { times: number }).times,
        branch: { ...(request.body as object), secret: 'x' },
        secret: 'y',
      }),
    );
    const ask = async (query: string, payload: object): Promise<readonly [number, string]> => {
      const reply = await app.inject({ method: 'POST', url: `/branch${query}`, payload });
      return [reply.statusCode, reply.body];
    };
    answers.push([
      await ask('?times=2', { leaf: { id: 'a' } }),
      await ask('', { leaf: { id: 'b', more: 1 } }),
      await ask('', { leaf: {} }),
      await ask('?times=many', { leaf: { id: 'a' } }),
      await ask('', { leaf: { id: 'c' } }),
    ]);
  }
  const [atOnce, later] = answers;
  assert.deepEqual(later, atOnce);
  assert.deepEqual(
    atOnce?.map(([status]) => status),
    [200, 200, 400, 400, 200],
  );
  assert.equal(atOnce?.[0]?.[1], '{"times":2,"branch":{"leaf":{"id":"a"}}}');
});
