import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metadataGroupOf } from './metadata-groups.ts';

test('values are grouped by what they are about', () => {
  const groups = {
    'GPS:GPSLatitude': 'place',
    'Composite:GPSPosition': 'place',
    'IPTC:City': 'place',
    'ExifIFD:ExposureTime': 'camera',
    'IFD0:Model': 'camera',
    'PDF:Producer': 'document',
    'XMP-dc:Creator': 'document',
    'File:ImageWidth': 'file',
    'Track1:VideoFrameRate': 'file',
    'WARC:software': 'capture',
    'Unheard:Of': 'other',
  };
  for (const [name, group] of Object.entries(groups)) assert.equal(metadataGroupOf(name), group, name);
});
