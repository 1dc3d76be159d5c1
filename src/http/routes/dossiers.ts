import { Type } from 'typebox';
import { openCompartmentOf } from '#access';
import { confirmedLaw } from '#confirmations';
import { getItem } from '#catalogue';
import {
  buildsOf,
  changeDossier,
  dossierProblems,
  dossierVersion,
  exhibitLabel,
  exhibitsOf,
  exhibitsVersion,
  listDossiers,
  pageCounts,
  openDossier,
  placesOf,
  planOf,
  plannedProfile,
  profileFor,
  publicBuildsOf,
  setExhibits,
  volumePlanOf,
  volumesOfBuilds,
} from '#dossier';
import { AppError, parseSerial } from '#kernel';
import { LAW_LANGUAGES } from '#law';
import type { App, HttpParts } from '../context.ts';
import { LawTextSchema } from '../schema-law-in-force.ts';
import { BuildSchema, DossierProblemSchema, DossierSchema, ExhibitSchema } from '../schema-dossiers.ts';
import { IdParams, ref, orNull } from '../schema.ts';
import { expectedVersion } from '../version.ts';
import { asBuild, getDossier } from './dossier-builds.ts';

const nullableText = (maxLength: number) => orNull(Type.String({ minLength: 1, maxLength }));
const Numbering = Type.String({ maxLength: 60 });
const Changeable = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 300 }),
  forum: nullableText(300),
  numbering: Numbering,
  pageLimit: orNull(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}$' }), { maxItems: 20 }),
  volumes: orNull(
    Type.Object({
      profile: Type.String({
        pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
        maxLength: 60,
        description: 'Id of a profile of the law.',
      }),
      language: Type.Enum([...LAW_LANGUAGES]),
      ernPrefix: Type.String({
        pattern: '^[A-Z0-9]+(-[A-Z0-9]+)*$',
        maxLength: 40,
        description: 'What the numbers on the pages begin with.',
      }),
      caseName: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 300,
          description: 'The case with its parties, on the cover.',
        }),
      ),
      coverOn: Type.Optional(Type.String({ maxLength: 10, description: 'The day on the cover.' })),
    }),
  ),
});
const Detail = Type.Object({
  dossier: ref(DossierSchema),
  exhibits: Type.Array(ref(ExhibitSchema)),
  builds: Type.Array(ref(BuildSchema)),
  plan: Type.Pick(Changeable, ['pageLimit', 'languages', 'volumes']),
  profiles: Type.Array(
    Type.Object({
      id: Type.String(),
      forum: Type.String(),
      names: ref(LawTextSchema),
      languages: Type.Array(Type.String()),
      pageLimit: orNull(Type.Integer()),
    }),
    { description: 'The profiles by which volumes can be made.' },
  ),
  problems: Type.Array(ref(DossierProblemSchema)),
  budget: Type.Object({
    pages: Type.Integer(),
    otherPages: Type.Integer({ description: 'Of other dossiers of the same party in the same case.' }),
    withoutPages: Type.Integer(),
    limit: Type.Union([Type.Integer(), Type.Null()]),
  }),
  version: Type.String({
    description: 'Of the list of exhibits; to be sent back as If-Match when it is changed.',
  }),
  dossierVersion: Type.String({ description: 'The same of the dossier itself.' }),
});

/** Dossiers: what is in them, in which order, under which labels. */
export function dossierRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/dossiers',
    {
      schema: {
        tags: ['dossiers'],
        response: { 200: Type.Object({ dossiers: Type.Array(ref(DossierSchema)) }) },
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      return { dossiers: await archive.db.tx(by, (tx) => listDossiers(tx, caseId)) };
    },
  );

  app.post(
    '/api/dossiers',
    {
      schema: {
        tags: ['dossiers'],
        body: Type.Object({
          name: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,62}$' }),
          title: Type.String({ minLength: 1, maxLength: 300 }),
          forum: Type.Optional(Type.String({ maxLength: 300 })),
          numbering: Type.Optional(Numbering),
        }),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'build-dossier');
      const { name, title, forum, numbering } = request.body;
      const dossier = await archive.db.tx(by, async (tx) =>
        openDossier(tx, by, {
          caseId,
          compartmentId: await openCompartmentOf(tx, caseId),
          name,
          title,
          forum: forum ?? null,
          numbering: numbering ?? 'Annex ',
        }),
      );
      return reply.code(201).send({ id: dossier.id });
    },
  );

  app.get(
    '/api/dossiers/:id',
    {
      schema: {
        tags: ['dossiers'],
        params: IdParams,
        response: {
          200: Detail,
        },
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const row = await getDossier(tx, request.params.id);
        const dossier = (await listDossiers(tx, row.case_id)).find(({ id }) => id === row.id);
        if (!dossier) throw new AppError('NOT_FOUND', { what: 'dossier', id: row.id });
        const version = await exhibitsVersion(tx, row.id);
        const plan = await planOf(tx, row.id);
        const law = await confirmedLaw(tx, archive.paths.root);
        const { problems, budget } = await dossierProblems(tx, row, await plannedProfile(tx, row.id, law));
        const builds = await buildsOf(tx, row.id);
        const buildIds = builds.map(({ id }) => id);
        const volumes = await volumesOfBuilds(tx, buildIds);
        const publics = await publicBuildsOf(tx, buildIds);
        const lines = await exhibitsOf(tx, row.id);
        const filed = await pageCounts(tx, lines);
        reply.header('etag', `"${version}"`);
        return {
          dossier,
          version,
          dossierVersion: await dossierVersion(tx, row),
          plan: {
            pageLimit: plan.pageLimit,
            languages: [...plan.languages],
            volumes: await volumePlanOf(tx, row.id),
          },
          profiles: law.profiles.map(({ id, forum, names, languages, limits }) => ({
            id,
            forum,
            names,
            languages: [...languages],
            pageLimit: limits[0]?.atMost ?? null,
          })),
          problems: [...problems],
          budget,
          exhibits: lines.map((one) => ({
            ...one,
            languages: [...one.languages],
            filedPages: filed.get(one.exhibitId) ?? null,
          })),
          builds: builds.map((one) => asBuild(one, volumes, publics)),
        };
      });
    },
  );

  app.put(
    '/api/dossiers/:id/exhibits',
    {
      schema: {
        tags: ['dossiers'],
        params: IdParams,
        body: Type.Object({
          exhibits: Type.Array(
            Type.Object({
              serial: Type.String(),
              title: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
              section: Type.Optional(nullableText(300)),
            }),
            { maxItems: 10_000 },
          ),
        }),
        response: { 200: Type.Object({ version: Type.String() }) },
        description: 'Replaces the list of exhibits that If-Match names.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      const version = expectedVersion(request);
      return archive.db.tx(by, async (tx) => {
        const dossier = await getDossier(tx, request.params.id);
        const wanted = [];
        for (const { serial, title, section } of request.body.exhibits)
          wanted.push({
            itemId: (await getItem(tx, { serial: parseSerial(serial) ?? serial })).id,
            ...(title === undefined ? {} : { title }),
            ...(section === undefined ? {} : { section }),
          });
        await setExhibits(tx, by, dossier, wanted, version);
        return { version: await exhibitsVersion(tx, dossier.id) };
      });
    },
  );

  app.patch(
    '/api/dossiers/:id',
    {
      schema: {
        tags: ['dossiers'],
        params: IdParams,
        body: Changeable,
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
        description: 'Changes the dossier that If-Match names (dossierVersion).',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      const version = expectedVersion(request);
      // A profile that nobody has is refused now, not when the volumes are wanted.
      const { volumes } = request.body;
      await archive.db.tx(by, async (tx) => {
        if (volumes) await profileFor(tx, archive.paths.root, volumes.profile);
        return changeDossier(tx, by, await getDossier(tx, request.params.id), request.body, version);
      });
      return { ok: true };
    },
  );

  app.get(
    '/api/dossiers/:id/labels',
    {
      schema: {
        tags: ['dossiers'],
        params: IdParams,
        querystring: Type.Object({ numbering: Numbering }),
        response: { 200: Type.Object({ labels: Type.Array(Type.String()) }) },
        description:
          'The first labels that a numbering would give the exhibits, to be seen before it is chosen.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const lines = await archive.db.tx(by, async (tx) =>
        exhibitsOf(tx, (await getDossier(tx, request.params.id)).id),
      );
      const sections = lines.length > 0 ? lines.map(({ section }) => section) : [null, null, null];
      const places = placesOf(sections).slice(0, 5);
      return { labels: places.map((place) => exhibitLabel(request.query.numbering, place)) };
    },
  );
}
