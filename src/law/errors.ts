import { defineErrors, type ErrorSpec } from '#kernel';

/** Said after file, line and column. */
const inFile = (message: string, help: string): ErrorSpec => ({
  message,
  help,
  http: 400,
  exit: 1,
  retry: 'never',
});

/**
 * What may be wrong with a package of the law: each is listed with file, line and column, and none ends the reading. They are
 * errors by form, so that their words and what to do are in one place.
 */
export const lawProblems = defineErrors({
  LAW_FILE_UNREADABLE: inFile(
    'the file cannot be taken: {why}.',
    'Give the file as an ordinary file of that size, named .yaml, in UTF-8.',
  ),
  LAW_CONTROL_CHARACTER: inFile(
    'there is an invisible or control character, {what}.',
    'Delete it and type the text again: such a character may hide words or turn their order round.',
  ),
  LAW_YAML_BROKEN: inFile(
    'this is not YAML: {why}',
    'Check that line and the one before it: indentation by spaces; a text with a colon in it, or with a sign such as # [ { * & at its beginning, in quotation marks.',
  ),
  LAW_YAML_REFUSED: inFile(
    '{what} has no place in these files.',
    'Write the text out where it is needed: files of the law are plain maps, lists, texts and numbers.',
  ),
  LAW_KEY_TWICE: inFile(
    'the field “{key}” is given twice.',
    'Keep one of the two; it cannot be known which was meant.',
  ),
  LAW_FORMAT_UNKNOWN: inFile(
    'the format is “{given}”, not {known}.',
    'Begin the file with “format: muniment-law/1” and a kind that docs/formats/law.md describes.',
  ),
  LAW_FIELD_MISSING: inFile(
    '“{field}” is missing in {where}.',
    'Add it; docs/formats/law.md says what it takes.',
  ),
  LAW_FIELD_UNKNOWN: inFile(
    '“{field}” is no field of {where}.',
    'Check how it is written; docs/formats/law.md lists the fields. Remarks begin with #.',
  ),
  LAW_FIELD_WRONG: inFile(
    '“{field}” {why}.',
    'Correct the value; docs/formats/law.md says what the field takes.',
  ),
  LAW_SOURCE_MISSING: inFile(
    'the basis is “found”, but no source is named.',
    'Name the key of the source in which it was read, or say “basis: knowledge” if nobody read it there.',
  ),
  LAW_SOURCE_NEEDLESS: inFile(
    'the basis is “knowledge”, but a source is named.',
    'If it was read in that source, say “basis: found”; else take the source out.',
  ),
  LAW_SOURCE_UNKNOWN: inFile(
    'package.yaml has no source “{key}”.',
    'Add the key with its address to “sources” of package.yaml, or correct it here.',
  ),
  LAW_ID_UNKNOWN: inFile(
    'there is no {what} “{id}”.',
    'Correct the id, or add the file that defines it; “muniment law list” shows what ships.',
  ),
  LAW_ID_TWICE: inFile(
    'the id “{id}” is there already, at {other}.',
    'Give one of the two another id: what is recorded under an id must have one meaning.',
  ),
  LAW_ID_PREFIX: inFile(
    'the id “{id}” does not begin with “{prefix}”.',
    'Ids go from the instrument to the provision to the element, with a dot between.',
  ),
  LAW_GATE_CYCLE: inFile(
    'the gates go in a circle: {circle}.',
    'Take one of the gates out: a provision cannot be proved by first proving itself.',
  ),
  LAW_VERSION_TWICE: inFile(
    '“{id}” version {version} is there already, in {other}.',
    'Give the newer one a higher version; assessments name the one they used.',
  ),
  LAW_VERSION_BACKWARDS: inFile(
    'version {given} is not after version {before}{where}.',
    'Versions only go up. Give this one the next number and say in “history” what changed.',
  ),
  LAW_DATE_IMPOSSIBLE: inFile(
    '“{given}” {why}.',
    'Write the day as YYYY-MM-DD as it is in the source; leave it out rather than guess.',
  ),
  LAW_STATE_UNKNOWN: inFile(
    '“{given}” is no State’s code.',
    'Write the three letters of ISO 3166-1, such as ARM or AZE.',
  ),
  LAW_RUBRIC_WRONG: inFile(
    'the factor cannot be applied: {why}.',
    'Compare with the rubric that ships and with docs/formats/law.md, “Rubric”.',
  ),
  LAW_SCALE_WRONG: inFile(
    'the scale does not hold together: {why}.',
    'Compare with the standards that ship and with docs/formats/law.md, “Standards”.',
  ),
});

/** Code of a problem. */
export type LawProblemCode = keyof typeof lawProblems;

/** Refusals. */
export const lawErrors = defineErrors({
  LAW_WRONG: {
    message: 'The law cannot be loaded: {count} problems. The first: {first}',
    help: 'Run `muniment law check FOLDER` to see them all with file, line and column. Nothing was loaded.',
    http: 500,
    exit: 3,
    retry: 'never',
  },
  LAW_NOT_THERE: {
    message: 'No package of the law is in {folder}: {why}.',
    help: 'Name a folder with a package.yaml in it, or one whose folders have it.',
    http: 400,
    exit: 3,
    retry: 'never',
  },
  LAW_CHANGE_IMPOSSIBLE: {
    message: 'The form cannot change “{where}” in this text.',
    help: 'Change it in the text itself: it cannot be read as it is now, or the place is written in a way that the form does not know. Nothing was changed.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  LAW_UNKNOWN: {
    message: 'The law that is loaded has no {what} “{id}”.',
    help: 'Run `muniment law list` for what is there; an assessment may name a version that is no longer shipped.',
    http: 404,
    exit: 2,
    retry: 'never',
  },
});
