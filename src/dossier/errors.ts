import { defineErrors, definePhrases } from '#kernel';

/** Refusals of the dossier room. */
export const dossierErrors = defineErrors({
  DOSSIER_EMPTY: {
    message: 'The dossier “{name}” has no exhibits.',
    help: 'Add at least one item to it, then build.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  DOSSIER_HIDDEN_EXHIBITS: {
    message: 'The dossier “{name}” has {n} exhibits whose items you may not see.',
    help: 'A bundle that silently left them out would not be the dossier. Have it built by somebody who is a member of their compartments, or have them taken off.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  DOSSIER_EXHIBIT_WITHDRAWN: {
    message:
      'The dossier “{name}” holds {n} exhibits that were withdrawn, or in which something was: {labels}.',
    help: 'Take them off, or have the items restored, with a reason, where the withdrawal was a mistake; then build again. Nothing was made.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  DOSSIER_NO_CONSENT: {
    message: 'For {n} exhibits of “{name}” no consent is on record {use}: {labels}.',
    help: 'What comes from a person is filed only as far as they agreed. Record their consent on the page of the item, or why none is needed; or take the exhibit off. A consent for certain forums needs a dossier whose volumes are for one of them; a consent without the name needs a protected source. Nothing was made.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  DOSSIER_NAME_TAKEN: {
    message: 'This case already has a dossier named “{name}”.',
    help: 'Choose another name; the name becomes the folder inside the bundle.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  DOSSIER_VERIFIER_MISSING: {
    message: 'The verifier that goes into every bundle has not been built ({path}).',
    help: 'Run `npm start` or `node verify/scripts/build.ts` once in the project folder.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  DOSSIER_QUOTE_DIFFERS: {
    message:
      'Exhibit {number} ({serial}) no longer says what was quoted from it: {n} of its quotes are not where they were taken from.',
    help: 'A dossier is not built with quotes that nobody would find. `muniment fsck` names each; restore the damaged text from a backup, or withdraw the quote with a reason, and build again.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  DOSSIER_EXHIBIT_ALTERED: {
    message:
      'Exhibit {number} no longer has the bytes that were received: {sha256} is damaged in the archive.',
    help: 'Restore that blob from a backup and build again; `muniment fsck --scrub` lists everything that is damaged.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  VOLUME_LOADFILE_VALUE: {
    message: '{label} cannot stand in a load file: in “{value}” is {sign}, which separates values there.',
    help: 'Change the title or the numbering, or name the file otherwise where it is received; or take a profile without load files. Nothing was made.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  VOLUME_LABEL_TWICE: {
    message: 'Two exhibits are called “{label}”; the second is {serial}. Whoever cites it would cite either.',
    help: 'Change the numbering of the dossier so that each exhibit has a label of its own, then build again. Nothing was made.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  VOLUME_EXTRACT_OUTSIDE: {
    message: 'Exhibit {label} ({serial}) is to be annexed as pages {pages}, and has only {n} pages.',
    help: 'Change which pages are annexed, or annex it whole. Pages are counted as the document is printed, from 1.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  VOLUME_EXTRACT_NOT_ALLOWED: {
    message:
      'Exhibit {label} ({serial}) is to be annexed as an extract, and the profile “{profile}” wants whole documents.',
    help: 'Annex it whole, or choose a profile whose forum takes extracts with a deposit of the whole.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  VOLUME_PAGES_CHANGED: {
    message:
      'Exhibit {label} ({serial}) has {now} pages now; {was} were registered. Numbers in the register are given once, so that nobody cites another page than was filed.',
    help: 'Something read its file anew and found other pages. Give the exhibit as a new item if the new pages are to be filed, or have the volumes made without it.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  DOSSIER_FILED: {
    message: 'The dossier “{name}” was filed on {on} with {with}: nothing in it can be changed.',
    help: 'Note a document that comes late, or an erratum, with the reason. Reopen the filing, with the reason, when the forum gave leave or when it was recorded by mistake.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  DOSSIER_NOT_FILED: {
    message: 'No filing of the dossier “{name}” stands.',
    help: 'Change the dossier itself, or record its filing first.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  DOSSIER_NO_ERRATA: {
    message: 'No erratum of the filing of “{name}” stands.',
    help: 'Note an erratum first. Those that were refused or withdrawn are on no sheet.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  DOSSIER_NOT_PUBLISHED: {
    message: 'The receipt of exhibit {number} is not in a published checkpoint yet.',
    help: 'Wait a few seconds and build again.',
    http: 409,
    exit: 3,
    retry: 'later',
  },
});

/** What is said about dossiers. */
export const dossierPhrase = definePhrases({
  'dossier-of': 'dossier “{name}”',
  'filed-on': 'the day of the filing',
  'filed-with': 'the registry or body that it was filed with',
  'filing-reference': 'the number that the registry gave it',
  'filing-no-day': 'it is no day of the calendar in the form YYYY-MM-DD',
  'reopened-reason': 'the reason for reopening',
  'erratum-place': 'the place of the error',
  'erratum-says': 'what it says',
  'erratum-should-say': 'what it should say',
  'note-reason': 'the reason of the note',
  'outcome-reason': 'the reason of the outcome',
  'note-of': 'a note to the filing of “{name}”',
  'extract-pages': 'the pages of the extract',
  'extract-form': 'they are not of the form 3-5, 12',
  'extract-beyond': 'the document has {n} pages',
  'extract-whole': 'they are all of its pages: it is annexed whole without an extract',
  'extract-reason': 'the reason of the extract',
  'to-publish': 'to publish it',
  'to-share': 'to share it with the forum {forum}',
  'to-share-anywhere': 'to share it with a forum that the dossier does not name',
  'cover-case': 'the name of the case on the cover',
  'cover-day': 'the day on the cover',
  'exhibits-of': 'the list of exhibits of “{name}”',
});
