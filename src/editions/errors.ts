import { defineErrors, definePhrases } from '#kernel';

/** Refusals of the room of editions. */
export const editionErrors = defineErrors({
  LAW_DRAFT_UNSOUND: {
    message: '“{file}” cannot be published: {count} problems. The first: {first}',
    help: 'Mend what the list under the text names, and publish then. Nothing was published.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  LAW_MOVED_ON: {
    message: 'Version {newest} of “{file}” was published while this was written.',
    help: 'Compare the two, take over what is to stay, and say that yours follows it. Nothing was published, and your draft is kept.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  LAW_DRAFT_CHANGED: {
    message: 'The draft of “{file}” was changed in another window.',
    help: 'Compare the two texts and say which one is to stay. Nothing of either is lost.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  LAW_DRAFT_THERE: {
    message: 'You are writing on “{file}” already.',
    help: 'Go on with that draft, or discard it first.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  LAW_DRAFT_SAME: {
    message: '“{file}” says nothing else than version {version}.',
    help: 'Nothing needs to be published; discard the draft. Remarks and layout alone make no version.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

/** What is said about editions. */
export const editionPhrase = definePhrases({
  'law-draft-text': 'the text of the draft',
  'law-name': 'the name of the file',
  'law-id-taken': 'a file with this id is there already',
  'law-id-unfit': 'it takes small letters a–z, digits and hyphens, at most 60',
  'law-publish-reason': 'why it is published',
  'the-law-id': 'the id of the file',
});
