import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendarOf, type CalendarEvent } from './calendar.ts';

const EVENT: CalendarEvent = {
  uid: '019ac0de-0000-7000-8000-000000000001',
  first: '2031-05-31',
  last: '2031-05-31',
  summary: 'State A (fictional): memorial',
  description: 'Step: filing.',
  changedAt: '2031-06-01T07:08:09.123456Z',
  sequence: 2,
};

/** What RFC 5545 §3.1 allows on a content line: a name, parameters, a value without control characters. */
const CONTENT_LINE = /^[A-Z0-9-]+(;[A-Z0-9-]+=[^\p{Cc}";:,]+)*:[^\p{Cc}]*$/u;

/** The content lines of an object, unfolded; every rule about its lines holds. */
function linesOf(object: string): string[] {
  assert.ok(object.endsWith('\r\n'), 'every line ends');
  const physical = object.split('\r\n');
  assert.equal(physical.pop(), '');
  for (const line of physical) {
    assert.ok(!/[\r\n]/.test(line), 'no other end of a line');
    assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets`);
    assert.ok(line.isWellFormed(), 'no character is cut');
  }
  const lines = object.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  for (const line of lines) assert.match(line.replaceAll('\t', ''), CONTENT_LINE);
  return lines;
}

/** The text of a property: escapes taken back; a comma or semicolon that was not escaped fails. */
function textOf(lines: readonly string[], name: string): string {
  const found = lines.filter((line) => line.startsWith(`${name}:`));
  assert.equal(found.length, 1, name);
  const value = found[0]?.slice(name.length + 1) ?? '';
  assert.match(value, /^([^\\;,]|\\[\\;,nN])*$/u);
  return value.replaceAll(/\\(.)/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
}

test('an object has the properties that RFC 5545 requires, each once, whole days, and no alarm', () => {
  const lines = linesOf(calendarOf('State A v. State B', [EVENT]));
  assert.deepEqual(lines, [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Muniment//Calendar//EN',
    'NAME:State A v. State B',
    'X-WR-CALNAME:State A v. State B',
    'BEGIN:VEVENT',
    'UID:019ac0de-0000-7000-8000-000000000001',
    'DTSTAMP:20310601T070809Z',
    'SEQUENCE:2',
    'DTSTART;VALUE=DATE:20310531',
    'DTEND;VALUE=DATE:20310601',
    'SUMMARY:State A (fictional): memorial',
    'DESCRIPTION:Step: filing.',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
  assert.ok(lines.every((line) => !line.includes('ALARM')));
});

test('the end of days is the day after the last, over months and leap years', () => {
  const ends = [
    ['2031-12-30', '2031-12-31', '20320101'],
    ['2024-02-28', '2024-02-28', '20240229'],
    ['2100-02-28', '2100-02-28', '21000301'],
  ] as const;
  for (const [first, last, end] of ends)
    assert.ok(calendarOf('x', [{ ...EVENT, first, last }]).includes(`DTEND;VALUE=DATE:${end}\r\n`), end);
});

test('what separates is escaped, lines are ended as the format has it, and what steers a terminal is shown as a mark', () => {
  const summary = 'a;b,c\\d\ne\r\nf\rg\th';
  const lines = linesOf(
    calendarOf('n;a,m\\e', [{ ...EVENT, summary, description: 'x\u001b[31m\u202ey\u2028z\u0000\ud800' }]),
  );
  assert.equal(textOf(lines, 'SUMMARY'), 'a;b,c\\d\ne\nf\ng\th');
  assert.equal(textOf(lines, 'NAME'), 'n;a,m\\e');
  assert.equal(textOf(lines, 'DESCRIPTION'), 'x\ufffd[31m\ufffdy\ufffdz\ufffd\ufffd');
  // A line that was made of a text could otherwise begin a property of its own.
  const forged = linesOf(calendarOf('x', [{ ...EVENT, summary: 'x\r\nATTACH:https://example.org' }]));
  assert.ok(forged.every((line) => !line.startsWith('ATTACH')));
});

test('any text comes back as it was given, in lines of at most 75 octets that cut no character', () => {
  const sign = fc.oneof(
    fc.constantFrom(...'\\;,:"\n\t aZ', 'é', 'Ճ', 'ə', '法', '𝔘'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  const text = fc.array(sign, { maxLength: 300 }).map((signs) => signs.join('').toWellFormed());
  fc.assert(
    fc.property(text, text, (summary, description) => {
      const lines = linesOf(calendarOf('x', [{ ...EVENT, summary, description }]));
      const shown = (given: string): string =>
        given
          .replaceAll(/\r\n?/g, '\n')
          .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|[\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
      assert.equal(textOf(lines, 'SUMMARY'), shown(summary));
      assert.equal(textOf(lines, 'DESCRIPTION'), shown(description));
    }),
    { numRuns: 500 },
  );
});

test('the same events give the same bytes; none at all is no calendar', () => {
  assert.equal(
    calendarOf('x', [EVENT, { ...EVENT, uid: 'b' }]),
    calendarOf('x', [EVENT, { ...EVENT, uid: 'b' }]),
  );
  assert.throws(() => calendarOf('x', []));
});
