import { defineErrors, definePhrases } from '#kernel';

/** Refusals of the redaction room. */
export const redactionErrors = defineErrors({
  REDACTION_NO_PLACE: {
    message:
      'The words of this passage were not found on the pages of {serial}, so that nothing would be covered.',
    help: 'Draw a box over them on the page instead. Nothing was recorded.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  REDACTION_NOT_SEALED: {
    message: 'The compartment for a sealed text is not sealed, or you are a member of no sealed one.',
    help: 'Choose a sealed compartment of this case of which you are a member; nothing was recorded.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  REDACTION_NAMES_HIDDEN: {
    message:
      'This case has sealed names or texts that you may not see, so that nobody could say whether they stand in the public version.',
    help: 'Have the public version built by somebody who is a member of all sealed compartments of the case.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  REDACTION_NO_AUTHORITY: {
    message:
      '{label} ({serial}) lies in a sealed compartment, and nobody has said by which category and authority it is withheld.',
    help: 'Withhold the whole item, with its category and authority, and build again. Nothing was made.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  REDACTION_LEAK: {
    message: 'The public version was not made: a sealed text stands in it. Places: {n}. {where}',
    help: 'Nothing was kept. Cover these places (redaction by rule, also `muniment redact --by-rule`, proposes most of them), change the title or text that tells, and build again.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  REDACTION_UNREADABLE: {
    message:
      'The public version was not made: {file} could not be taken apart ({why}), so that nobody could say what it holds.',
    help: 'Nothing was kept. `muniment doctor` says which tools are missing; build again when they are there. A page that cannot be read is filed when a box covers all of it, or its item is withheld.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
});

/** What is said about redactions. */
export const redactionPhrase = definePhrases({
  'redaction-place': 'the place',
  'redaction-authority': 'the authority of a redaction',
  'redaction-reason': 'the reason of a redaction',
  'redaction-withdrawal': 'the reason for which a redaction is withdrawn',
  'sealed-text': 'the sealed text',
  'sealed-text-withdrawal': 'the reason for which a sealed text is withdrawn',
  'outside-the-page': 'it reaches beyond the page or covers nothing',
  'no-such-page': 'the item has no such page',
  'no-such-passage': 'the text of the page has no such passage',
  'too-short': 'it has fewer than three letters or digits',
});
