/** What a value of the metadata is about. */
export type MetadataGroup = 'file' | 'camera' | 'capture' | 'document' | 'place' | 'other';

/** The groups in the order in which they are shown. */
export const metadataGroups: readonly MetadataGroup[] = [
  'capture',
  'document',
  'camera',
  'place',
  'file',
  'other',
];

const PLACE = /(^GPS|:GPS|:(City|Country|Location|State|Sublocation|Province|LocationName|LocationShown))/i;
const FILE =
  /^(File|System|ZIP|PNG|JFIF|RIFF|QuickTime|Track\d+|Matroska|MPEG|ID3v\w*|Composite|ICC[\w_-]*|GIF|FLAC|Ogg|Vorbis)\b/;
const CAMERA =
  /^(IFD0|IFD1|ExifIFD|EXIF|InteropIFD|SubIFD\d*|Canon\w*|Nikon\w*|Sony\w*|Apple|Samsung\w*|XMP-(exif|tiff|aux|exifEX)|MakerNotes)\b/;
const DOCUMENT =
  /^(PDF|XML|XMP-(dc|pdf|xmp|xmpMM|xmpRights|pdfx)|HTML|RTF|FlashPix|OOXML|IPTC|Photoshop|OpenDocument)/;

/** The group of a value by its name as ExifTool writes it, `Family:Tag`. A place is one wherever it stands. */
export function metadataGroupOf(name: string): MetadataGroup {
  if (/^(Capture|WARC|WACZ):/.test(name)) return 'capture';
  if (PLACE.test(name)) return 'place';
  if (CAMERA.test(name)) return 'camera';
  if (DOCUMENT.test(name)) return 'document';
  return FILE.test(name) ? 'file' : 'other';
}
