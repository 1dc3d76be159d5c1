import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, frameRateOf, peaksOf, pictureWidthOf, stepTime } from './media.ts';

test('frame rate and width come from the metadata when they can be believed', () => {
  assert.equal(frameRateOf({ 'Track1:VideoFrameRate': 29.97 }), 29.97);
  assert.equal(frameRateOf({ 'RIFF:FrameRate': '0' }), null);
  assert.equal(frameRateOf({}), null);
  assert.equal(pictureWidthOf({ 'File:ImageWidth': 4000 }), 4000);
  assert.equal(pictureWidthOf({ 'File:ImageWidth': 4000, 'IFD0:Orientation': 'Rotate 90 CW' }), null);
  assert.equal(pictureWidthOf({ 'PNG:ImageWidth': 'wide' }), null);
});

test('a step lands inside the next frame and stays in the film', () => {
  const next = stepTime(0, 1, 25, 10);
  assert.equal(Math.floor(next * 25), 1);
  assert.equal(Math.floor(stepTime(next, 1, 25, 10) * 25), 2);
  assert.equal(Math.floor(stepTime(next, -1, 25, 10) * 25), 0);
  assert.equal(stepTime(10, 1, 25, 10), 10);
  assert.equal(stepTime(0, -5, 25, 10), 0);
});

test('times are written to the thousandth', () => {
  assert.deepEqual([0, 61.04, 3723.04].map(clock), ['00:00.000', '01:01.040', '1:02:03.040']);
});

test('peaks are the loudest of each part', () => {
  assert.deepEqual(peaksOf(new Float32Array([0, -0.5, 0.25, 1]), 2), [0.5, 1]);
  assert.deepEqual(peaksOf(new Float32Array(), 2), [0, 0]);
});
