/**
 * Files of geometry as programs of mine action and of maps exchange them: GeoJSON, KML, KMZ, GPX, CSV, XLSX, Esri JSON, maXML, GeoPackage and shapefiles. Guarantees: a file
 * is known by its bytes and read piece by piece; everything comes in WGS 84 or is said not to be placed; what is wrong is a finding with what it
 * means for safety; nothing of an archive is trusted and nothing is fetched. Knows no database.
 */
export { geodataErrors } from './errors.ts';
export { fileFindingCodes } from './findings.ts';
export { WRITTEN_FORMATS } from './model.ts';
export type { FileFinding, GroundFeature, GroundFile, WrittenFormat } from './model.ts';
export { openGroundFile } from './read.ts';
export { writeGroundFile } from './write.ts';
export type { WrittenFile } from './write.ts';
export { toWkt } from './write-text.ts';
