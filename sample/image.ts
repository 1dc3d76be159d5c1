import sharp, { type Sharp } from 'sharp';
import type { SampleNote } from './model.ts';
import type { Picture, Typesetter } from './typeset.ts';

const SCAN_DPI = 200;
const PHOTO_DPI = 150;
const TILT_DEGREES = 0.6;
const PAPER_GREY = 246;
// One pixel in this many becomes a speck of dust.
const SPECK_EVERY = 400;

/** A generated picture with the camera data it pretends to carry: local time and degrees, as EXIF writes them. */
export type Photo = {
  file: string;
  picture: Picture;
  takenAt: string;
  latitude: readonly [degrees: number, minutes: number, seconds: number];
  longitude: readonly [degrees: number, minutes: number, seconds: number];
};

const MARK = 'SAMPLE — generated image, not a photograph of any event';

/**
 * The desk's four generated pictures. Places are public squares far from any minefield, two seats of courts
 * and two capitals, so that no coordinate in the sample can be mistaken for information about a hazard.
 */
export const PHOTOS: readonly Photo[] = [
  {
    file: 'archive-desk/photos/sample-0001.jpg',
    picture: {
      sky: '#9fc4e8',
      far: '#5d7f6a',
      near: '#7ea05f',
      sun: 9,
      title: MARK,
      caption: 'test picture 1, The Hague',
    },
    takenAt: '2021:10:14 09:30:00',
    latitude: [52, 5, 12],
    longitude: [4, 17, 44],
  },
  {
    file: 'archive-desk/photos/sample-0002.jpg',
    picture: {
      sky: '#c9d6df',
      far: '#6b6f8a',
      near: '#4f6d7a',
      sun: 6,
      title: MARK,
      caption: 'test picture 2, Strasbourg',
    },
    takenAt: '2021:02:04 11:05:00',
    latitude: [48, 35, 48],
    longitude: [7, 46, 27],
  },
  {
    file: 'archive-desk/photos/sample-0003.jpg',
    picture: {
      sky: '#f2d7a8',
      far: '#a9744f',
      near: '#8c5a3c',
      sun: 12,
      title: MARK,
      caption: 'test picture 3, Yerevan',
    },
    takenAt: '2021:09:16 17:20:00',
    latitude: [40, 10, 40],
    longitude: [44, 30, 46],
  },
  {
    file: 'archive-desk/photos/sample-0004.jpg',
    picture: {
      sky: '#f0b8a0',
      far: '#3f6d8e',
      near: '#2f4f6f',
      sun: 12,
      title: MARK,
      caption: 'test picture 4, Baku',
    },
    takenAt: '2021:09:23 17:20:00',
    latitude: [40, 22, 19],
    longitude: [49, 50, 41],
  },
];

// Typst gives the size in points. The renderer scales points and, through `density`, pixels too, so a page in
// points would come out scaled twice; one point is therefore called one pixel of a 72 dpi page.
function renderSvg(svg: string, dpi: number): Sharp {
  const [head = '', ...rest] = svg.split('>');
  const pixels = head.replaceAll(/(width|height)="([\d.]+)pt"/g, '$1="$2"');
  return sharp(Buffer.from([pixels, ...rest].join('>')), { density: dpi });
}

/** Dust from a fixed linear congruential sequence (Numerical Recipes constants): the same specks every time. */
function addSpecks(pixels: Buffer): void {
  let state = 20210916;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  for (let at = 0; at < pixels.length; at += 1 + (next() % (2 * SPECK_EVERY))) {
    pixels[at] = 90 + (next() % 120);
  }
}

/** A sheet as a scanner might give it: grey paper, slightly tilted, dusty, 200 dpi. */
export async function renderScan(svg: string): Promise<Sharp> {
  const paper = { r: PAPER_GREY, g: PAPER_GREY, b: PAPER_GREY };
  const flat = await renderSvg(svg, SCAN_DPI).flatten({ background: paper }).png().toBuffer();
  const { data, info } = await sharp(flat)
    .rotate(TILT_DEGREES, { background: paper })
    .greyscale()
    .toColourspace('b-w')
    .linear(0.93, 4)
    .raw()
    .toBuffer({ resolveWithObject: true });
  addSpecks(data);
  const raw = { width: info.width, height: info.height, channels: info.channels };
  return sharp(data, { raw }).withMetadata({ density: SCAN_DPI });
}

/** The note as an image of text for OCR: PNG in sixteen greys, or JPEG. */
export async function makeScan(note: SampleNote, typesetter: Typesetter): Promise<Buffer> {
  const image = await renderScan(typesetter.sheetSvg(note));
  const isPng = note.form === 'png';
  return isPng
    ? image.png({ palette: true, colours: 16, dither: 0, compressionLevel: 9 }).toBuffer()
    : image.jpeg({ quality: 70 }).toBuffer();
}

function rational(parts: Photo['latitude']): string {
  return parts.map((part) => `${part}/1`).join(' ');
}

/** A generated picture as a JPEG whose EXIF carries a fixed date and position (EXIF 2.32 §4.6.6), and a plain mark. */
export async function makePhoto(photo: Photo, typesetter: Typesetter): Promise<Buffer> {
  const svg = typesetter.pictureSvg(photo.picture);
  return renderSvg(svg, PHOTO_DPI)
    .flatten({ background: '#ffffff' })
    .withExif({
      IFD0: {
        ImageDescription: 'SAMPLE - generated image, not a photograph of any event',
        Make: 'Sample',
        Model: 'Generated',
        Artist: 'A. Archivist',
        DateTime: photo.takenAt,
      },
      IFD2: { DateTimeOriginal: photo.takenAt, DateTimeDigitized: photo.takenAt },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: rational(photo.latitude),
        GPSLongitudeRef: 'E',
        GPSLongitude: rational(photo.longitude),
        GPSMapDatum: 'WGS-84',
      },
    })
    .jpeg({ quality: 80 })
    .toBuffer();
}
