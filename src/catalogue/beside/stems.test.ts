import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCaptionsName, pathsBeside } from './stems.ts';

test('captions lie beside a film by their name, and the film beside them', () => {
  const ofFilm = pathsBeside('day 1/talk.mp4');
  for (const path of ['day 1/talk.srt', 'day 1/talk.VTT', 'day 1/talk.ru.srt']) {
    assert.ok(ofFilm.includes(path), path);
    assert.ok(pathsBeside(path).includes('day 1/talk.mp4'), path);
    assert.ok(isCaptionsName(path));
  }
  assert.ok(!ofFilm.includes('day 2/talk.srt'));
  assert.ok(!isCaptionsName('talk.mp4'));
  assert.ok(pathsBeside('no-ending').includes('no-ending.srt'));
});
