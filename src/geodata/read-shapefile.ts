import { open } from 'node:fs/promises';
import type { Geometry } from 'geojson';
import { open as openShapes } from 'shapefile';
import { claimsTooMuch, openZip, zipEntries, zipMember } from '#derive';
import { transformed, wayToWgs84 } from './crs.ts';
import type { Findings } from './findings.ts';
import type { GroundFeature, ReadLimits, Value } from './model.ts';

const PARTS = /\.(shp|dbf|prj|cpg)$/i;
const OUTSIDE = /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:/;
const MOST_MEMBERS = 10_000;

/** The members of an archive whose names match, in memory, by name. Nothing is written under a name of the archive. Hostile input. */
export async function membersOf(
  path: string,
  wanted: RegExp,
  { limits, findings }: { readonly limits: ReadLimits; readonly findings: Findings },
): Promise<Map<string, Buffer>> {
  const handle = await open(path, 'r');
  const reading = new Set<Promise<unknown>>();
  const members = new Map<string, Buffer>();
  let [sizeBytes, count] = [0, 0];
  try {
    const zip = await openZip(handle.fd);
    for await (const entry of zipEntries(zip)) {
      const name = (entry.fileName as unknown as Buffer).toString('utf8');
      if ((count += 1) > MOST_MEMBERS) throw new Error(`it has more than ${MOST_MEMBERS} members`);
      if (OUTSIDE.test(name)) {
        findings.add('path-outside-archive', name);
        continue;
      }
      if (!wanted.test(name) || name.endsWith('/')) continue;
      if (claimsTooMuch(entry))
        throw new Error(`“${name}” claims to unpack to ${entry.uncompressedSize} bytes`);
      const pieces: Buffer[] = [];
      for await (const piece of await zipMember(zip, entry, reading)) {
        sizeBytes += (piece as Buffer).length;
        if (sizeBytes > limits.bytes) throw new Error(`it unpacks to more than ${limits.bytes} bytes`);
        pieces.push(piece as Buffer);
      }
      members.set(name, Buffer.concat(pieces));
    }
  } finally {
    await Promise.all(reading);
    await handle.close();
  }
  return members;
}

const plain = (row: Record<string, unknown>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]): [string, Value] => [
      name,
      value instanceof Date ? value.toISOString().slice(0, 10) : ((value ?? null) as Value),
    ]),
  );

/** Features of every shapefile in a zip archive: shapes, their table, and the system that its .prj names. Hostile input. */
export async function* readShapefile(
  path: string,
  limits: ReadLimits,
  findings: Findings,
): AsyncGenerator<GroundFeature> {
  const members = await membersOf(path, PARTS, { limits, findings });
  const shapes = [...members.keys()].filter((name) => /\.shp$/i.test(name));
  if (shapes.length === 0) throw new Error('the archive holds no shapefile (.shp)');
  for (const name of shapes) {
    const beside = (ending: string): Buffer | undefined => {
      const wanted = `${name.slice(0, -4)}.${ending}`.toLowerCase();
      return members.get([...members.keys()].find((other) => other.toLowerCase() === wanted) ?? '');
    };
    const [table, system, encoding] = [beside('dbf'), beside('prj'), beside('cpg')];
    const way = system === undefined ? null : wayToWgs84(system.toString('utf8'));
    if (system === undefined) findings.add('crs-missing', name);
    else if (way === undefined) findings.add('crs-unknown', name);
    else if (way !== null) findings.add('crs-transformed', name);
    if (!table) findings.add('shape-without-table', name);
    const reader = await openShapes(members.get(name) as Buffer, table, {
      encoding: encoding?.toString('latin1').trim().toLowerCase() || 'windows-1252',
    });
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const { geometry, properties } = next.value as {
        geometry: Geometry | null;
        properties: Record<string, unknown>;
      };
      const feature = { id: null, layer: 'other', properties: plain(properties ?? {}) } as const;
      if (geometry && way === undefined) yield { ...feature, geometry: null, unplaced: geometry };
      else yield { ...feature, geometry: geometry && way ? transformed(geometry, way) : geometry };
    }
  }
}
