import { definePhrases } from '#kernel';

/** What the checks say. Facts are numbers, days in EDTF, names and reasons as they were given: no words of one language. */
export const checkPhrase = definePhrases({
  'check-as-of-after-said': 'It is stated for {asOf}, which is after the day on which it was said ({said}).',
  'check-as-of-before-period': 'It is stated for {asOf}, before the period that it covers begins ({from}).',
  'check-as-of-missing': 'It is not said for which day the number holds; it cannot be compared with others.',
  'check-confirmed':
    'It is graded as confirmed, which needs two independent origins. Among the claims that can be seen here: {n}.',
  'check-date-reversed': '{date} ends before it begins.',
  'check-falls':
    '{claimant}: {before} for {beforeDay}, but {after} for {afterDay}. What only adds up cannot become less.',
  'check-number-elsewhere': '{number} does not stand in what is quoted. There stands: {found}.',
  'check-number-nowhere': '{number} does not stand in what is quoted, nor does any other number.',
  'check-part-above': 'A part is {part}, which is more than the whole, {whole}.',
  'check-parts': '{first} and {second} are given as the parts. Together they are {sum}, not {whole}.',
  'check-period-reversed': 'The period ends ({to}) before it begins ({from}).',
  'check-periods-overlap':
    '{claimant}: the periods of these numbers overlap. Added up, some would be counted twice.',
  'check-said-before': 'It was said on {said}, before what it is about ({day}).',
  'check-same-group':
    'The same number for the same thing, from sources of one group that are not independent of each other ({group}). It is likely one origin, not {n}.',
  'check-same-number': '{number} is given for different things, though the claims go back to one origin.',
  'check-same-text':
    'The same number for the same thing, in items of the same text or nearly so. It is likely one origin, not {n}.',
  'check-scopes-overlap':
    '{claimant}: one of these numbers holds part of another. Added up, some would be counted twice.',
  'origin-citation': 'Both state the same and go back to one organisation: {name}.',
  'origin-group': 'The same for the same day, from sources of one group: {group}.',
  'origin-link': 'Somebody stated that they have one origin: {reason}',
  'origin-near-duplicate': 'They say the same in items whose text is nearly the same.',
  'origin-same-item': 'They say the same in one item.',
  'origin-same-text': 'They say the same in items of the same text.',
});
