import { defineErrors } from '#kernel';

/** Refusals about files of geometry. */
export const geodataErrors = defineErrors({
  GEODATA_UNREADABLE: {
    message: '{file} cannot be read as a file of geometry: {why}',
    help: 'GeoJSON, KML, KMZ, GPX, CSV with coordinates, Esri JSON, maXML, GeoPackage and zipped shapefiles are read. Nothing was taken from it.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  GEODATA_UNWRITABLE: {
    message: '{file} cannot be written: {why}',
    help: 'Choose another format or another name; nothing that was there is written over.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
});
