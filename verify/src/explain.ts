/** What each check asks, for someone who has never seen one; the result is the answer. Keyed by id so that it can be translated whole. */
export const meanings: Readonly<Record<string, string>> = {
  'zip-layout': 'Was the file packed exactly as the format says, with nothing hidden between the parts?',
  'bag-structure': 'Is every part there that must be there, and nothing that does not belong?',
  'manifest-sha256': 'Is each document byte for byte the one that was listed (SHA-256)?',
  'manifest-sha512': 'The same, asked with a second hash function (SHA-512).',
  'tagmanifest-sha512': 'Are the lists and proofs themselves the ones that were listed?',
  policy: 'Can the rule be read that says whose signatures count?',
  'bundle-note': 'Did whoever holds the key sign for this bundle as a whole?',
  checkpoint: 'Was the state of the log signed by its keeper and by the witnesses that the rule asks for?',
  timestamp: 'Did an independent time-stamping authority see that state?',
  'key-identity': 'Is the key the one you got from somewhere you trust?',
  consistency: 'Is everything unchanged since a state of the log that you already held?',
  custody: 'Is the custody statement about the document that is here?',
  opening: 'Does this entry stand in the log at this place?',
  'exhibit-logged': 'Does the log name exactly this document?',
  dossier: 'Do the list of exhibits, the statements and the documents agree?',
  quotes: 'Do the words that were quoted stand where the quote says, in the text read from the document?',
  certificates: 'Are the certificates about the very documents and volumes that are here?',
  'verifier-files': 'Is the checking program that came along the one that was listed?',
};

/** Stands under every report. */
export const proves: readonly string[] = [
  'If every check passes: the exhibits are byte for byte those whose hashes were entered in the log, at the places given; the',
  'disclosed entries have not been altered, reordered or removed since the checkpoint was signed; and, where a time-stamp or',
  'witness is listed, that this was so no later than the time it states.',
];

/** Stands under every report. */
export const doesNotProve: readonly string[] = [
  'That what the exhibits show or say is true.',
  'That nothing was withheld before it was entered in the log, or left out of this bundle.',
  'That whoever collected the material was honest, or that the stated times of entry are right beyond what witnesses and time-stamps say.',
  'That the key belongs to whom it names, unless you compared its fingerprint with one you got another way.',
];
