import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { BenchHazard } from './hazards.ts';
import { runPeer } from './peer.ts';
import type { BenchPlace } from './place.ts';

// Where Debian puts them (postgresql-15-postgis-3).
const PROGRAMS = '/usr/lib/postgresql/15/bin';
const EXTENSION = '/usr/share/postgresql/15/extension/postgis.control';
const AT_ONCE = 2_000;

/** Whether PostGIS is installed; a benchmark without it says so and measures our side alone. */
export const hasPostgis = (): Promise<boolean> =>
  Promise.all([access(EXTENSION), access(join(PROGRAMS, 'initdb'))]).then(
    () => true,
    () => false,
  );

const wkt = (ring: readonly (readonly [number, number])[]): string => {
  const closed = ring.at(-1)?.join() === ring[0]?.join() ? ring : [...ring, ring[0] ?? [0, 0]];
  return `SRID=4326;POLYGON((${closed.map(([lon, lat]) => `${lon} ${lat}`).join(',')}))`;
};

/** A PostgreSQL with PostGIS of its own, on a socket below the place; geometry lies there as tiles want it, with an index on each column that is searched. */
export class Postgis {
  readonly client: pg.Client;
  readonly #server: ChildProcess;

  private constructor(client: pg.Client, server: ChildProcess) {
    this.client = client;
    this.#server = server;
  }

  static async start(place: BenchPlace): Promise<Postgis> {
    const folder = join(place.folder, 'postgis');
    await mkdir(folder);
    // PostgreSQL does not run as root.
    const user =
      process.getuid?.() === 0
        ? {
            uid: Number(execFileSync('id', ['-u', 'postgres'])),
            gid: Number(execFileSync('id', ['-g', 'postgres'])),
          }
        : null;
    if (user) await chown(folder, user.uid, user.gid);
    const data = join(folder, 'data');
    execFileSync(join(PROGRAMS, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8'], {
      stdio: 'ignore',
      ...user,
    });
    const server = spawn(
      join(PROGRAMS, 'postgres'),
      ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'shared_buffers=1GB', '-c', 'jit=off'],
      { stdio: 'ignore', ...user },
    );
    for (let tries = 0; ; tries += 1) {
      const client = new pg.Client({ host: folder, user: 'bench', database: 'postgres' });
      try {
        await client.connect();
        await client.query('create extension postgis');
        return new Postgis(client, server);
      } catch (error) {
        if (tries > 50 || server.exitCode !== null) throw error;
        await delay(200);
      }
    }
  }

  async fill(hazards: readonly BenchHazard[]): Promise<void> {
    await this.client
      .query(`create table hazard (id uuid primary key, since text, centre geometry(point, 3857),
      outline geometry(polygon, 3857), p50 geometry(polygon, 3857), p95 geometry(polygon, 3857))`);
    for (let from = 0; from < hazards.length; from += AT_ONCE) {
      const some = hazards.slice(from, from + AT_ONCE);
      await this.client.query(
        `insert into hazard select id::uuid, since, st_transform(st_setsrid(st_point(lon, lat), 4326), 3857),
           st_transform(outline::geometry, 3857), st_transform(p50::geometry, 3857), st_transform(p95::geometry, 3857)
         from unnest($1::text[], $2::text[], $3::float8[], $4::float8[], $5::text[], $6::text[], $7::text[])
           as t (id, since, lon, lat, outline, p50, p95)`,
        [
          some.map(({ id }) => id),
          some.map(({ since }) => since),
          some.map(({ centre: [lon] }) => lon),
          some.map(({ centre: [, lat] }) => lat),
          ...(['outline', 'p50', 'p95'] as const).map((name) => some.map((one) => wkt(one[name]))),
        ],
      );
    }
    await this.client.query('create index on hazard using gist (centre)');
    await this.client.query('create index on hazard using gist (p95)');
    await this.client.query('vacuum analyze hazard');
  }

  /** A tile of points, and of outlines and envelopes too where they are wanted, as its manual has it. */
  async tile(
    z: number,
    x: number,
    y: number,
    of: { readonly on: string; readonly shapes: boolean },
  ): Promise<Buffer> {
    const points = `select st_asmvt(t, 'hazards') from (
      select id::text, st_asmvtgeom(centre, b.box, 4096, 64) as geom from hazard, (select st_tileenvelope($1, $2, $3) as box) b
      where centre && b.box and (since is null or since <= $4)) t`;
    const areas = (['p95', 'p50', 'outline'] as const).map(
      (name) => `select st_asmvt(t, '${name}') from (
      select id::text, st_asmvtgeom(${name}, b.box, 4096, 128) as geom from hazard, (select st_tileenvelope($1, $2, $3) as box) b
      where p95 && b.box and (since is null or since <= $4)) t`,
    );
    const parts = of.shapes ? [points, ...areas] : [points];
    const { rows } = await this.client.query<{ tile: Buffer }>({
      name: `tile-${parts.length}`,
      text: `select ${parts.map((part) => `(${part})`).join(' || ')} as tile`,
      values: [z, x, y, of.on],
    });
    return rows[0]?.tile ?? Buffer.alloc(0);
  }

  /** How many points it has until a day, or without one. */
  async count(on: string): Promise<number> {
    const { rows } = await this.client.query<{ n: string }>(
      'select count(*) as n from hazard where since is null or since <= $1',
      [on],
    );
    return Number(rows[0]?.n);
  }

  async close(): Promise<void> {
    await this.client.end();
    const ended = once(this.#server, 'exit');
    this.#server.kill('SIGINT');
    await ended;
  }
}

/** The version, for the report. */
export async function postgisVersion(): Promise<string> {
  const { output } = await runPeer('dpkg-query', ['-W', '-f', '${Version}', 'postgresql-15-postgis-3']);
  return output;
}
