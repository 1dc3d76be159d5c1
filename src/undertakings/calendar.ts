import { AppError } from '#kernel';
import type { LawLanguage } from '#law';
import { calendarOf, type CalendarEvent } from '#proceedings';
import type { DueDate, ShownUndertaking } from './show.ts';
import { reportWords, type ReportWords } from './words.ts';

/** The day after the last has to be written with four digits too. */
const LAST_DAY = '9999-12-30';

function eventOf(
  { dueOn, first, last, obligationId, extendedBy }: DueDate,
  shown: ShownUndertaking,
  words: ReportWords,
): CalendarEvent | null {
  const owed = shown.obligations.find(({ obligation }) => obligation.id === obligationId);
  if (!owed || first === null || last === null || last > LAST_DAY) return null;
  const { obligation, events, standing } = owed;
  const by =
    extendedBy === null
      ? null
      : events.find((one) => one.extended_to === dueOn && (one.side ?? one.said_by) === extendedBy);
  const extended = extendedBy === null ? [] : [`${words['extended-as']}: ${extendedBy}`];
  const about = [obligation.label, obligation.owed_by].filter(Boolean).join(' ');
  return {
    // The day by the text and each that somebody says are days apart.
    uid: by?.id ?? obligation.id,
    first,
    last,
    summary: `${words.due}: ${about} (${shown.undertaking.title})`,
    description: [
      `“${obligation.words}”`,
      `${words['due-by']} ${dueOn}`,
      ...extended,
      ...(standing.isPassedInSilence ? [words.silence] : []),
      words['calendar-note'],
      ...(obligation.to_check || shown.undertaking.to_check ? [words['to-check']] : []),
    ].join('\n'),
    changedAt: by?.changed_at ?? by?.made_at ?? obligation.changed_at ?? obligation.made_at,
    sequence: (by ?? obligation).version - 1,
  };
}

/**
 * The days by which something of an undertaking is due, by the text or as somebody says, as an iCalendar object (RFC 5545) without alarms; the same as long as
 * nothing changes. The caller records that it is handed out. Error UNDERTAKING_NO_DAYS.
 */
export function calendarOfUndertaking(shown: ShownUndertaking, language: LawLanguage = 'en'): string {
  const words = reportWords(language);
  const events = shown.dueDates
    .map((one) => eventOf(one, shown, words))
    .filter((one) => one !== null)
    // One who says the same day twice says one day.
    .filter(({ uid }, at, all) => all.findIndex((other) => other.uid === uid) === at);
  if (events.length === 0) throw new AppError('UNDERTAKING_NO_DAYS', { title: shown.undertaking.title });
  return calendarOf(shown.undertaking.title, events);
}
