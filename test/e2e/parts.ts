import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

/** A part of what is seen, in per cent of its width and height. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether two parts are the same but for what a hand and a screen do to them. */
export const isNear = (part: Part, wanted: Part): boolean =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(part[side] - wanted[side]) < 1.5);

/** Fails when they are not. */
export const near = (part: Part, wanted: Part): void =>
  assert.ok(isNear(part, wanted), `${JSON.stringify(part)}, not ${JSON.stringify(wanted)}`);

/** Drags over a part of an element with the mouse. */
export async function drag(page: Page, over: Locator, { x, y, width, height }: Part): Promise<void> {
  const box = await over.boundingBox();
  assert.ok(box);
  const at = (across: number, down: number): [number, number] => [
    box.x + (box.width * across) / 100,
    box.y + (box.height * down) / 100,
  ];
  await page.mouse.move(...at(x, y));
  await page.mouse.down();
  await page.mouse.move(...at(x + width, y + height), { steps: 5 });
  await page.mouse.up();
}

/** Where a red square is seen on the screen, as a part of the element that holds it. */
export async function squareIn(figure: Locator): Promise<Part> {
  const { data, info } = await sharp(await figure.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [left, top, right, bottom] = [info.width, info.height, 0, 0];
  for (let at = 0; at < info.width * info.height; at += 1) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * 3, at * 3 + 3);
    if (red < 200 || green > 60 || blue > 60) continue;
    const [column, row] = [at % info.width, Math.floor(at / info.width)];
    [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
  }
  const [wide, high] = [100 / info.width, 100 / info.height];
  return { x: left * wide, y: top * high, width: (right - left) * wide, height: (bottom - top) * high };
}
