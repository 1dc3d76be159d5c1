import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { turnedRegion } from '../web/src/coding/region.ts';
import { croppedPdf, SEEN, SQUARE } from './e2e/cropped-pdf.ts';

test('per cent of a page are of what its crop box shows, upright, whatever it is turned, enlarged and drawn by', async () => {
  const task = getDocument({ data: new Uint8Array(croppedPdf()), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  for (const number of [1, 2]) {
    const page = await document.getPage(number);
    // The second page stands turned by itself: that is how it is upright.
    const upright = turnedRegion(SEEN, page.rotate);
    for (const rotation of [0, 90, 180, 270])
      for (const scale of [0.5, 1, 3.2]) {
        const viewport = page.getViewport({ scale, rotation: (page.rotate + rotation) % 360 });
        const corners = [
          viewport.convertToViewportPoint(SQUARE.left, SQUARE.bottom),
          viewport.convertToViewportPoint(SQUARE.right, SQUARE.top),
        ] as [number, number][];
        const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
        const share = (from: number[], whole: number): [number, number] => [
          (Math.min(...from) / whole) * 100,
          ((Math.max(...from) - Math.min(...from)) / whole) * 100,
        ];
        const [[x, width], [y, height]] = [share(xs, viewport.width), share(ys, viewport.height)];
        const seen = turnedRegion(upright, rotation);
        for (const [side, value] of Object.entries({ x, y, width, height }))
          assert.ok(
            Math.abs(value - seen[side as keyof typeof seen]) < 1e-6,
            `page ${number}, ${rotation}°, ×${scale}: ${side} ${value}`,
          );
      }
  }
  await task.destroy();
});
