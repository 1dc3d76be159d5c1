import { DatabaseSync } from 'node:sqlite';
import { transformed, wayToWgs84 } from './crs.ts';
import type { Findings } from './findings.ts';
import type { GroundFeature, Value } from './model.ts';
import { geometryOfBlob } from './wkb.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const MOST_LAYERS = 200;

/**
 * Features of a GeoPackage (OGC 12-128r19). The file is opened for reading only, without extensions, and as something hostile: SQLite's
 * defensive settings are on, its schema runs no function, and what is not a table is passed over.
 */
export async function* readGeoPackage(path: string, findings: Findings): AsyncGenerator<GroundFeature> {
  const db = new DatabaseSync(path, {
    readOnly: true,
    allowExtension: false,
    enableDoubleQuotedStringLiterals: false,
  });
  try {
    // A view or trigger of a hostile file must not call functions with side effects (sqlite.org/security.html).
    db.exec(
      'PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA query_only = ON',
    );
    const layers = db
      .prepare(
        'SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_geometry_columns g JOIN sqlite_schema s ON s.name = g.table_name AND s.type = ? LIMIT ?',
      )
      .all('table', MOST_LAYERS) as { table_name: string; column_name: string; srs_id: number }[];
    for (const { table_name: table, column_name: column, srs_id: srs } of layers) {
      const known = db
        .prepare(
          'SELECT organization, organization_coordsys_id AS code FROM gpkg_spatial_ref_sys WHERE srs_id = ?',
        )
        .get(srs) as { organization: string; code: number } | undefined;
      const way = known && /^epsg$/i.test(known.organization) ? wayToWgs84(known.code) : wayToWgs84(srs);
      if (way === undefined) findings.add('crs-unknown', `${table} (${srs})`);
      else if (way !== null) findings.add('crs-transformed', `${table} (${srs})`);
      const key = (
        db.prepare('SELECT name FROM pragma_table_info(?) WHERE pk = 1').get(table) as
          | { name: string }
          | undefined
      )?.name;
      for (const row of db.prepare(`SELECT * FROM ${quoted(table)}`).iterate() as Iterable<
        Record<string, unknown>
      >) {
        const { [column]: blob, ...rest } = row;
        const id = key === undefined ? null : String(rest[key]);
        const geometry = blob instanceof Uint8Array ? geometryOfBlob(blob) : null;
        if (blob && !geometry) findings.add('geometry-unreadable', `${table} ${id ?? ''}`);
        const named = Object.entries(rest)
          .filter(([name, value]) => name !== key && !(value instanceof Uint8Array))
          .map(([name, value]): [string, Value] => [
            name,
            typeof value === 'bigint' ? Number(value) : (value as Value),
          ]);
        const feature = {
          id: String(rest['id'] ?? id ?? ''),
          layer: 'other',
          properties: Object.fromEntries(named),
        } as const;
        if (geometry && way === undefined) yield { ...feature, geometry: null, unplaced: geometry };
        else yield { ...feature, geometry: geometry && way ? transformed(geometry, way) : geometry };
      }
    }
  } finally {
    db.close();
  }
}
