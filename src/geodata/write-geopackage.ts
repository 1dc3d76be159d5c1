import { DatabaseSync } from 'node:sqlite';
import type { GroundFeature, Value } from './model.ts';
import { blobOf } from './wkb.ts';

// The tables that every GeoPackage has, and the three systems that must stand in it (OGC 12-128r19, 1.1.2).
const FRAME = `
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents(table_name), column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id), z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
INSERT INTO gpkg_spatial_ref_sys VALUES
 ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL),
 ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL),
 ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]', NULL);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('ground', 'features', 'ground', 4326);
INSERT INTO gpkg_geometry_columns VALUES ('ground', 'geom', 'GEOMETRY', 4326, 0, 0);
`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const OWN = new Set(['fid', 'geom', 'id', 'layer']);
const stored = (value: Value | undefined): string | number | null =>
  typeof value === 'boolean' ? String(value) : (value ?? null);

/** Writes a GeoPackage 1.3 with one layer, `ground`, in a file that is not there yet. Returns how many features stand in it. */
export async function writeGeoPackage(
  path: string,
  features: AsyncIterable<GroundFeature>,
  sample: GroundFeature['properties'],
): Promise<number> {
  // SQLite takes two columns for one whose names differ in capitals alone.
  const columns = [...new Map(Object.keys(sample).map((name) => [name.toLowerCase(), name])).values()].filter(
    (name) => !OWN.has(name.toLowerCase()),
  );
  const db = new DatabaseSync(path);
  try {
    db.exec(FRAME);
    db.exec(
      `CREATE TABLE ground (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom BLOB, id TEXT, layer TEXT${columns.map((name) => `, ${quoted(name)} ${typeof sample[name] === 'number' ? 'DOUBLE' : 'TEXT'}`).join('')})`,
    );
    const marks = ['?', '?', '?', ...columns.map(() => '?')].join(', ');
    const insert = db.prepare(
      `INSERT INTO ground (geom, id, layer${columns.map((name) => `, ${quoted(name)}`).join('')}) VALUES (${marks})`,
    );
    db.exec('BEGIN');
    let count = 0;
    for await (const { id, layer, geometry, properties } of features) {
      insert.run(geometry && blobOf(geometry), id, layer, ...columns.map((name) => stored(properties[name])));
      count += 1;
    }
    db.exec('COMMIT');
    return count;
  } finally {
    db.close();
  }
}
