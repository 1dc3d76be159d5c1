import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailOf } from './mail.ts';

test('headers and body come apart', () => {
  assert.deepEqual(mailOf('From: A <a@example.org>\nSubject: Maps: two\n\nTo: nobody\n\nBody'), {
    headers: [
      ['From', 'A <a@example.org>'],
      ['Subject', 'Maps: two'],
    ],
    body: 'To: nobody\n\nBody',
  });
});

test('without headers everything is body', () => {
  assert.deepEqual(mailOf('X-Other: 1\ntext'), { headers: [], body: 'X-Other: 1\ntext' });
  assert.deepEqual(mailOf(''), { headers: [], body: '' });
});
