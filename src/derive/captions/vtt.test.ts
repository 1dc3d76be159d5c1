import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vttText } from './vtt.ts';

test('the words of captions, without times, notes and marks', () => {
  const vtt =
    '\uFEFFWEBVTT\r\n\r\nNOTE no caption\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n1\r\n00:01.000 --> 00:02.000 align:start\r\n<v A. Example>They left</v>\r\nat <i>dawn</i> &amp; by road.\r\n\r\n00:00:02.000 --> 00:00:03.000\r\n \r\n';
  assert.equal(vttText(vtt), 'They left at dawn & by road.');
  assert.equal(vttText('no captions'), '');
});
