/** An event of whole days in a calendar. Texts are anybody’s. */
export interface CalendarEvent {
  /** The same for the same thing for ever: a calendar that takes the file again replaces the event instead of doubling it. */
  readonly uid: string;
  /** First and last day, `YYYY-MM-DD`, both included. */
  readonly first: string;
  readonly last: string;
  readonly summary: string;
  readonly description: string;
  /** When what it says was last changed, RFC 3339 UTC; `sequence` counts the changes from 0. */
  readonly changedAt: string;
  readonly sequence: number;
}

const MOST_OCTETS = 75;
const DAY_MS = 86_400_000;

/** TEXT (RFC 5545 §3.3.11). Signs that no text may hold, or that turn what is read, are shown as a mark. */
function text(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
}

/** A content line, folded into lines of at most 75 octets (§3.1), never within a character. */
function folded(line: string): string {
  let [whole, octets] = ['', 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > MOST_OCTETS) [whole, octets] = [`${whole}\r\n `, 1];
    whole += sign;
    octets += size;
  }
  return `${whole}\r\n`;
}

const date = (day: string): string => day.replaceAll('-', '');
const moment = (utc: string): string =>
  `${new Date(utc).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

// The end is not part of the event (§3.6.1): it is the day after the last.
const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

function* eventLines(event: CalendarEvent): Generator<string> {
  yield 'BEGIN:VEVENT';
  yield `UID:${text(event.uid)}`;
  yield `DTSTAMP:${moment(event.changedAt)}`;
  yield `SEQUENCE:${event.sequence}`;
  yield `DTSTART;VALUE=DATE:${date(event.first)}`;
  yield `DTEND;VALUE=DATE:${date(dayAfter(event.last))}`;
  yield `SUMMARY:${text(event.summary)}`;
  yield `DESCRIPTION:${text(event.description)}`;
  // It takes nobody’s time: who is free is not told by the days of a proceeding.
  yield 'TRANSP:TRANSPARENT';
  yield 'END:VEVENT';
}

/**
 * An iCalendar object (RFC 5545) of whole-day events without alarms: the same events give the same bytes. `events` MUST NOT be empty: an
 * object without a component is none.
 */
export function calendarOf(name: string, events: readonly CalendarEvent[]): string {
  if (events.length === 0) throw new Error('a calendar without events');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Muniment//Calendar//EN',
    // The one is RFC 7986’s, the other what most calendars read.
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    ...events.flatMap((event) => [...eventLines(event)]),
    'END:VCALENDAR',
  ];
  return lines.map(folded).join('');
}
