import { changeText } from './change-text.ts';
import { readYaml } from './read-yaml.ts';
import { isJsonObject } from '#verify';

/** Kinds that can be begun from an outline; standards and the rubric are there already and are taken up from what is. */
export const OUTLINED = ['instrument', 'checklist', 'profile'] as const;
export type OutlinedKind = (typeof OUTLINED)[number];

const HEADS = (kind: OutlinedKind, id: string, name: string): string[] => [
  'format: muniment-law/1',
  `kind: ${kind}`,
  `id: ${id}`,
  'version: 1',
  `names: { en: ${JSON.stringify(name)} }`,
];

const BODIES: Readonly<Record<OutlinedKind, (id: string) => string[]>> = {
  instrument: (id) => [
    '# Where it is published.',
    'citation: ""',
    '# knowledge: nobody looked it up yet. found, with the key of a source of package.yaml: somebody read it there.',
    'basis: knowledge',
    '# Before which forum it counts: jurisdictional (with by: the provision that gives jurisdiction), interpretive or none.',
    'forumBasis: []',
    'provisions:',
    `  - id: ${id}.1`,
    '    kind: duty',
    '    label: { en: "" }',
    '    text: { en: "" }',
    '    basis: knowledge',
    '    elements:',
    `      - id: ${id}.1.a`,
    '        text: { en: "" }',
    '        prompts: []',
    '        answers: []',
    '        basis: knowledge',
  ],
  checklist: () => [
    'forum: icj',
    '# jurisdiction, admissibility, provisional-measures, pleadings or application',
    'about: admissibility',
    'tests:',
    '  - id: a',
    '    label: { en: "" }',
    '    text: { en: "" }',
    '    evidence: []',
    '    basis: knowledge',
  ],
  profile: () => [
    'forum: icj',
    "numbering: 'Annex {1}'",
    'order: as-numbered',
    'languages: [en]',
    'title: { en: "" }',
    'listTitle: { en: "" }',
  ],
};

/** A file to be filled in: what is empty in it is told as a problem until it is written. */
export function outlineOf(kind: OutlinedKind, id: string, name: string): string {
  return [...HEADS(kind, id, name), ...BODIES[kind](id), ''].join('\n');
}

/**
 * A text as the version that comes next. Where the file keeps a history of its own, that version is added to it, to be written. A text that cannot be
 * read stays as it is: what is wrong is told when it is checked.
 */
export function asVersion(text: string, version: number, today: string): string {
  const { read } = readYaml('', text);
  if (read === null || !isJsonObject(read.value)) return text;
  const numbered = changeText(text, { path: ['version'], value: version });
  const { history } = read.value;
  if (!Array.isArray(history)) return numbered;
  const entry = { version, date: today, text: { en: '' } };
  return changeText(numbered, { path: ['history', history.length], value: entry });
}
