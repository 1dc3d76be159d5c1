/** Where the square of each page is drawn, in user space: from the left lower corner of the paper. */
export const SQUARE = { left: 200, bottom: 300, right: 300, top: 350 } as const;

/** Where it is seen on the first page as it stands upright, in per cent of what is not cropped. */
export const SEEN = { x: 25, y: 70, width: 25, height: 10 } as const;

/** Words of the pages; they break over two lines. */
export const PAGE_WORDS = ['The fictional council counted', 'forty wells near Nowheretown.'] as const;

const PAPER = '/MediaBox [0 0 600 800] /CropBox [100 200 500 700]';

/**
 * A PDF of two pages of 600 by 800 points, of which 400 by 500 are shown, not from the corner of the paper; the second is turned by a quarter. On
 * each are two lines of words and a red square.
 */
export function croppedPdf(): Buffer {
  const { left, bottom, right, top } = SQUARE;
  const [first, second] = PAGE_WORDS;
  const drawn = [
    'BT /F1 18 Tf 130 600 Td',
    `(${first}) Tj 0 -24 Td (${second}) Tj ET`,
    `1 0 0 rg ${left} ${bottom} ${right - left} ${top - bottom} re f`,
  ].join('\n');
  const page = (more: string): string =>
    `<< /Type /Page /Parent 2 0 R ${PAPER} ${more} /Contents 5 0 R /Resources << /Font << /F1 6 0 R >> >> >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    page(''),
    page('/Rotate 90'),
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
