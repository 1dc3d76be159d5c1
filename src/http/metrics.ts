import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Archive } from '#archive';
import type { App } from './context.ts';

/**
 * Figures for the operator's monitoring at `/metrics` (Prometheus text format): the process, the time of answers by
 * route, the queues and the ledger. Numbers only, of the whole archive: nothing of a person, an item or a case.
 */
export function metricRoutes(app: App, archive: Archive): void {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'muniment_' });

  const answers = new Histogram({
    name: 'muniment_http_answer_seconds',
    help: 'Time to answer a request, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 5],
    registers,
  });
  app.addHook('onResponse', async (request, reply) => {
    // The pattern, never the address: that may hold a serial or a search.
    const route = request.routeOptions.url ?? 'none';
    answers.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });

  const jobs = new Gauge({
    name: 'muniment_jobs',
    help: 'Jobs by queue and state.',
    labelNames: ['queue', 'state'] as const,
    registers,
    async collect() {
      for (const { name, waiting, active, failed } of await archive.jobs.state())
        for (const [state, count] of Object.entries({ waiting, active, failed }))
          jobs.set({ queue: name, state }, count);
    },
  });
  const ledger = new Gauge({
    name: 'muniment_ledger_entries',
    help: 'Entries under the newest published checkpoint.',
    registers,
    async collect() {
      ledger.set(Number((await archive.ledger.files.checkpoint())?.size ?? 0n));
    },
  });

  app.get('/metrics', { schema: { hide: true } }, async (_, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
