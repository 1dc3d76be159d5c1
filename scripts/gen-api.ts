/** Writes web/src/api/schema.gen.ts: the types of every route, from the OpenAPI document of a throw-away archive. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { initArchive } from '#archive';
import { buildServer } from '#http';

const TARGET = new URL('../web/src/api/schema.gen.ts', import.meta.url);

type Schema = Record<string, unknown>;

interface Operation {
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: { readonly content: Record<string, { schema: Schema }> };
  readonly responses?: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Schema> };
}

const object = (properties: Record<string, Schema>, required: readonly string[]): Schema => ({
  type: 'object',
  properties,
  required,
});

function parametersOf(operation: Operation, where: string): Schema {
  const own = (operation.parameters ?? []).filter((one) => one.in === where);
  return object(
    Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
    own.filter(({ required }) => required).map(({ name }) => name),
  );
}

/** Path parameters, query, body and good answer of one operation; a part that it does not have is left out. */
function routeSchema(operation: Operation): Schema {
  const parts: Record<string, Schema> = {};
  for (const [name, where] of [
    ['params', 'path'],
    ['query', 'query'],
  ] as const)
    if ((operation.parameters ?? []).some((one) => one.in === where))
      parts[name] = parametersOf(operation, where);
  const body = operation.requestBody?.content['application/json']?.schema;
  if (body) parts['body'] = body;
  const good = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2'));
  const answer = good?.[1].content?.['application/json']?.schema;
  if (answer) parts['response'] = answer;
  return object(parts, Object.keys(parts));
}

/** The types as one module; the same document gives the same bytes. */
async function typesOf({ paths, components }: OpenApi): Promise<string> {
  const routes: Record<string, Schema> = {};
  for (const [path, operations] of Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    for (const [method, operation] of Object.entries(operations))
      routes[`${method.toUpperCase()} ${path}`] = routeSchema(operation);
  const text = JSON.stringify({
    ...object(routes, Object.keys(routes)),
    title: 'Routes',
    definitions: components.schemas,
  }).replaceAll('#/components/schemas/', '#/definitions/');
  return compile(JSON.parse(text) as Schema, 'Routes', {
    additionalProperties: false,
    bannerComment: '/* Written by scripts/gen-api.ts from the OpenAPI document. Do not edit. */',
    unreachableDefinitions: true,
    maxItems: 0,
  });
}

const folder = await mkdtemp(join(tmpdir(), 'muniment-api-'));
try {
  const archive = await initArchive(join(folder, 'archive'), 'types', {
    ownerName: 'Nobody',
    ownerEmail: null,
    caseTitle: 'Types',
  });
  const server = await buildServer(archive, 'http://localhost:0');
  try {
    await writeFile(TARGET, await typesOf(server.app.swagger() as unknown as OpenApi));
  } finally {
    await server.close();
    await archive.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
