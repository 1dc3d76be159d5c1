import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import { SignIn } from '#access';
import type { Archive } from '#archive';
import { writeDurably } from '#blobs';
import { AppError } from '#kernel';
import { httpParts, type App } from './context.ts';
import { metricRoutes } from './metrics.ts';
import { FIRST_ROUTES, warmUp } from './warm-up.ts';
import { sendProblem } from './problem.ts';
import { serveWeb } from './web.ts';
import { accountRoutes } from './routes/account.ts';
import { actorChangeRoutes } from './routes/actor-changes.ts';
import { actorRoutes } from './routes/actors.ts';
import { claimRoutes } from './routes/claims.ts';
import { commentRoutes } from './routes/comments.ts';
import { historyRoutes } from './routes/history.ts';
import { quoteRoutes } from './routes/quotes.ts';
import { buildRoutes } from './routes/dossier-builds.ts';
import { choiceRoutes } from './routes/dossier-choice.ts';
import { errataRoutes } from './routes/dossier-errata.ts';
import { extractRoutes } from './routes/dossier-extracts.ts';
import { filingRoutes } from './routes/dossier-filings.ts';
import { dossierRoutes } from './routes/dossiers.ts';
import { fileRoutes } from './routes/files.ts';
import { vocabularyRoutes } from './routes/vocabularies.ts';
import { verificationRoutes } from './routes/verification.ts';
import { tileRoutes } from './routes/tiles.ts';
import { findingRoutes } from './routes/findings.ts';
import { allegationRoutes } from './routes/allegations.ts';
import { calibrationRoutes } from './routes/calibration.ts';
import { layableRoutes } from './routes/layable.ts';
import { releaseRoutes } from './routes/releases.ts';
import { proceedingRoutes } from './routes/proceedings.ts';
import { settlementRoutes } from './routes/settlements.ts';
import { accidentRoutes } from './routes/accidents.ts';
import { groundWorkRoutes } from './routes/ground-works.ts';
import { groundTileRoutes } from './routes/ground-tiles.ts';
import { handoverRoutes } from './routes/handovers.ts';
import { hazardRecordRoutes } from './routes/hazard-records.ts';
import { detentionRoutes } from './routes/detentions.ts';
import { displacementCountRoutes } from './routes/displacement-counts.ts';
import { displacementEntryRoutes } from './routes/displacement-entry.ts';
import { displacementRoutes } from './routes/displacements.ts';
import { exchangeRoutes } from './routes/exchanges.ts';
import { undertakingRoutes } from './routes/undertakings.ts';
import { pleadingRoutes } from './routes/pleadings.ts';
import { conclusionGroundRoutes } from './routes/conclusion-grounds.ts';
import { conclusionRoutes } from './routes/conclusions.ts';
import { gazetteerRoutes } from './routes/gazetteer.ts';
import { importRoutes } from './routes/imports.ts';
import { incidentChangeRoutes } from './routes/incident-changes.ts';
import { incidentRoutes } from './routes/incidents.ts';
import { incidentViewRoutes } from './routes/incident-views.ts';
import { intakeRoutes } from './routes/intake.ts';
import { lawDraftRoutes } from './routes/law-drafts.ts';
import { lawVersionRoutes } from './routes/law-versions.ts';
import { lawRoutes } from './routes/law.ts';
import { itemBulkRoutes } from './routes/item-bulk.ts';
import { redactionRoutes } from './routes/redactions.ts';
import { consentRoutes } from './routes/consents.ts';
import { translationRoutes } from './routes/translations.ts';
import { itemExportRoutes } from './routes/item-exports.ts';
import { itemViewRoutes } from './routes/item-views.ts';
import { itemRoutes } from './routes/items.ts';
import { jobRoutes } from './routes/jobs.ts';
import { keepRoutes } from './routes/keep.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { liveRoutes } from './routes/live.ts';
import { networkRoutes } from './routes/network.ts';
import { noticeRoutes } from './routes/notices.ts';
import { peopleRoutes } from './routes/people.ts';
import { sampleRoutes } from './routes/samples.ts';
import { savedViewRoutes } from './routes/saved-views.ts';
import { searchRoutes } from './routes/search.ts';
import { sourceFactRoutes } from './routes/source-facts.ts';
import { sourceRoutes } from './routes/sources.ts';
import * as schemas from './schema.ts';
import * as viewSchemas from './schema-views.ts';
import * as vocabularySchemas from './schema-vocabularies.ts';
import { settingRoutes } from './routes/settings.ts';
import * as actorSchemas from './schema-actors.ts';
import * as codingSchemas from './schema-coding.ts';
import * as allegationSchemas from './schema-allegations.ts';
import * as consentSchemas from './schema-consents.ts';
import * as calibrationSchemas from './schema-calibration.ts';
import * as lawSchemas from './schema-law.ts';
import * as lawInForceSchemas from './schema-law-in-force.ts';
import * as proceedingSchemas from './schema-proceedings.ts';
import * as settlementSchemas from './schema-settlements.ts';
import * as undertakingSchemas from './schema-undertakings.ts';
import * as groundSchemas from './schema-ground.ts';
import * as groundValidationSchemas from './schema-ground-validation.ts';
import * as releaseSchemas from './schema-releases.ts';
import * as tileSchemas from './schema-tiles.ts';
import * as mineSchemas from './schema-mines.ts';
import * as detentionSchemas from './schema-detention.ts';
import * as displacementSchemas from './schema-displacement.ts';
import * as pleadingSchemas from './schema-pleadings.ts';
import * as conclusionSchemas from './schema-conclusions.ts';
import * as importSchemas from './schema-imports.ts';
import * as incidentSchemas from './schema-incidents.ts';
import * as networkSchemas from './schema-network.ts';
import * as redactionSchemas from './schema-redactions.ts';
import * as sourceSchemas from './schema-sources.ts';
import * as suggestionSchemas from './schema-suggestions.ts';
import * as dossierSchemas from './schema-dossiers.ts';
import { setupRoutes, type LoadSample } from './routes/setup.ts';
import * as keepSchemas from './schema-keep.ts';
import { suggestionRoutes } from './routes/suggestions.ts';
import { taskRoutes } from './routes/tasks.ts';
import * as togetherSchemas from './schema-together.ts';
import { compilersOnce } from './compilers.ts';
import { secure } from './security.ts';

/** A server that has not been told to listen yet; tests inject requests into it. */
export interface BuiltServer {
  readonly app: App;
  /** Secret of the one-time link; null when accounts exist. */
  readonly setupToken: string | null;
  close(): Promise<void>;
}

async function cookieSecret(archive: Archive): Promise<string> {
  const path = join(archive.paths.local, 'session.secret');
  const existing = await readFile(path, 'utf8').catch(() => null);
  if (existing) return existing;
  const made = randomBytes(32).toString('base64url');
  await writeDurably(path, made, 0o600);
  return made;
}

function namedSchemas() {
  return [
    schemas,
    actorSchemas,
    allegationSchemas,
    consentSchemas,
    calibrationSchemas,
    lawInForceSchemas,
    lawSchemas,
    proceedingSchemas,
    settlementSchemas,
    undertakingSchemas,
    mineSchemas,
    releaseSchemas,
    detentionSchemas,
    displacementSchemas,
    groundSchemas,
    groundValidationSchemas,
    tileSchemas,
    pleadingSchemas,
    codingSchemas,
    incidentSchemas,
    conclusionSchemas,
    importSchemas,
    dossierSchemas,
    redactionSchemas,
    keepSchemas,
    networkSchemas,
    sourceSchemas,
    suggestionSchemas,
    togetherSchemas,
    viewSchemas,
    vocabularySchemas,
  ]
    .flatMap((of) => Object.values<unknown>(of))
    .filter(
      (value): value is typeof schemas.MeSchema =>
        typeof value === 'object' && value !== null && '$id' in value,
    );
}

/**
 * Builds the server over an archive. `baseUrl` is where browsers will find it (origin of cookies); `loadSample` puts the
 * sample case into an empty archive, where there is one; `isCompiledAtOnce` says which routes are compiled before it listens.
 */
export async function buildServer(
  archive: Archive,
  baseUrl: string,
  loadSample: LoadSample | null = null,
  isCompiledAtOnce: (url: string) => boolean = (url) => FIRST_ROUTES.has(url),
): Promise<BuiltServer> {
  const signIn = await SignIn.open({
    db: archive.db,
    ownerUrl: archive.ownerUrl,
    secret: await cookieSecret(archive),
    baseUrl,
  });
  const app: App = Fastify({
    bodyLimit: 2 * 2 ** 20,
    logger: false,
    trustProxy: false,
    requestTimeout: 0,
    schemaController: { compilersFactory: compilersOnce(isCompiledAtOnce) },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  await secure(app);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Muniment',
        version: archive.version,
        description: 'Errors are RFC 9457 problems; lists are read with cursors; changes need If-Match.',
      },
    },
    refResolver: { buildLocalReference: (json, _uri, _fragment, at) => String(json['$id'] ?? `def-${at}`) },
  });
  for (const schema of namedSchemas()) app.addSchema(schema);
  metricRoutes(app, archive);
  const setupToken = (await signIn.hasAccounts()) ? null : randomBytes(24).toString('base64url');
  const parts = httpParts(archive, signIn, baseUrl);
  accountRoutes(app, parts);
  setupRoutes(app, parts, setupToken ?? randomBytes(24).toString('base64url'), loadSample);
  itemRoutes(app, parts);
  itemBulkRoutes(app, parts);
  consentRoutes(app, parts);
  translationRoutes(app, parts);
  redactionRoutes(app, parts);
  lawRoutes(app, parts);
  lawVersionRoutes(app, parts);
  lawDraftRoutes(app, parts);
  itemViewRoutes(app, parts);
  itemExportRoutes(app, parts);
  fileRoutes(app, parts);
  tileRoutes(app, parts);
  searchRoutes(app, parts);
  savedViewRoutes(app, parts);
  sourceRoutes(app, parts);
  sourceFactRoutes(app, parts);
  dossierRoutes(app, parts);
  errataRoutes(app, parts);
  extractRoutes(app, parts);
  filingRoutes(app, parts);
  buildRoutes(app, parts);
  choiceRoutes(app, parts);
  findingRoutes(app, parts);
  intakeRoutes(app, parts);
  keepRoutes(app, parts);
  ledgerRoutes(app, parts);
  jobRoutes(app, parts);
  settingRoutes(app, parts);
  peopleRoutes(app, parts);
  quoteRoutes(app, parts);
  claimRoutes(app, parts);
  gazetteerRoutes(app, parts);
  incidentRoutes(app, parts);
  incidentChangeRoutes(app, parts);
  importRoutes(app, parts);
  incidentViewRoutes(app, parts);
  networkRoutes(app, parts);
  conclusionRoutes(app, parts);
  conclusionGroundRoutes(app, parts);
  allegationRoutes(app, parts);
  calibrationRoutes(app, parts);
  layableRoutes(app, parts);
  releaseRoutes(app, parts);
  proceedingRoutes(app, parts);
  settlementRoutes(app, parts);
  undertakingRoutes(app, parts);
  handoverRoutes(app, parts);
  accidentRoutes(app, parts);
  groundWorkRoutes(app, parts);
  hazardRecordRoutes(app, parts);
  groundTileRoutes(app, parts);
  detentionRoutes(app, parts);
  exchangeRoutes(app, parts);
  displacementRoutes(app, parts);
  displacementEntryRoutes(app, parts);
  displacementCountRoutes(app, parts);
  pleadingRoutes(app, parts);
  verificationRoutes(app, parts);
  sampleRoutes(app, parts);
  suggestionRoutes(app, parts);
  actorRoutes(app, parts);
  actorChangeRoutes(app, parts);
  commentRoutes(app, parts);
  historyRoutes(app, parts);
  vocabularyRoutes(app, parts);
  taskRoutes(app, parts);
  noticeRoutes(app, parts);
  liveRoutes(app, parts);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await serveWeb(app);
  await app.ready();
  return {
    app,
    setupToken,
    async close() {
      await app.close();
      await signIn.close();
    },
  };
}

/** Serves an archive on loopback until `signal` aborts. Error HTTP_PORT_TAKEN. */
export async function serve(
  archive: Archive,
  options: { port: number; signal: AbortSignal; loadSample?: LoadSample },
): Promise<{ url: string; setupUrl: string | null; stopped: Promise<void> }> {
  // Port 0 is resolved before the server is built: cookies and links need the final address.
  const port = options.port === 0 ? await freePort() : options.port;
  const url = `http://localhost:${port}`;
  const server = await buildServer(archive, url, options.loadSample);
  try {
    await server.app.listen({ port, host: '127.0.0.1' });
  } catch (cause) {
    await server.close();
    if ((cause as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new AppError('HTTP_PORT_TAKEN', { port }, { cause });
    throw cause;
  }
  void warmUp(archive);
  const stopped = new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      server.close().then(resolve, reject);
    };
    if (options.signal.aborted) stop();
    else options.signal.addEventListener('abort', stop, { once: true });
  });
  return { url, setupUrl: server.setupToken && `${url}/setup#${server.setupToken}`, stopped };
}

async function freePort(): Promise<number> {
  const probe = Fastify();
  await probe.listen({ port: 0, host: '127.0.0.1' });
  const { port } = probe.server.address() as { port: number };
  await probe.close();
  return port;
}
