import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import { AppError } from '#kernel';
import { problemAt, readYaml, type Law, type Problem, type Rubric } from '#law';
import { openMatrix } from '../matrix.ts';
import { scaleOf } from '../judge.ts';
import { factorsFor, isAnswerTo } from '../weigh.ts';
import type { ProvisionRows } from '../rows.ts';
import {
  CALIBRATION_FORMAT,
  CalibrationSchema,
  type Calibration,
  type CalibrationAllegation,
} from './schema.ts';

type Path = readonly (string | number)[];
type Report = (code: Problem['code'], path: Path, facts: Readonly<Record<string, string | number>>) => void;

/** Larger files are read by nobody. */
const MOST_BYTES = 2_000_000;

/** Slots of provisions, and of what proves their alternatives. */
const slotsIn = (provisions: readonly ProvisionRows[]): string[] =>
  provisions.flatMap(({ rows }) =>
    rows.flatMap(({ element, alternatives }) => [
      element.id,
      ...alternatives.flatMap((one) => [one.alternative.id, ...slotsIn(one.provisions)]),
    ]),
  );

const pathOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));

function reportShape(value: unknown, report: Report): value is Calibration {
  if (Value.Check(CalibrationSchema, value)) return true;
  for (const error of Value.Errors(CalibrationSchema, value)) {
    const path = pathOf(error.instancePath);
    const { requiredProperties = [], additionalProperties = [] } = error.params as {
      requiredProperties?: readonly string[];
      additionalProperties?: readonly string[];
    };
    const where = path.join('.') || 'the file';
    for (const field of requiredProperties) report('LAW_FIELD_MISSING', path, { field, where });
    for (const field of additionalProperties) report('LAW_FIELD_UNKNOWN', [...path, field], { field, where });
    if (requiredProperties.length + additionalProperties.length === 0)
      report('LAW_FIELD_WRONG', path, { field: where, why: error.message });
  }
  return false;
}

function checkEvidence(rubric: Rubric, { evidence }: CalibrationAllegation, at: Path, report: Report): void {
  for (const [n, { id, kind, answers }] of evidence.entries()) {
    const here = [...at, 'evidence', n];
    if (evidence.findIndex((one) => one.id === id) !== n)
      report('LAW_ID_TWICE', [...here, 'id'], { id, other: 'the same list' });
    if (!rubric.kinds.some((one) => one.id === kind)) {
      report('LAW_ID_UNKNOWN', [...here, 'kind'], { what: 'kind of evidence', id: kind });
      continue;
    }
    for (const [factor, answer] of Object.entries(answers)) {
      const known = factorsFor(rubric, kind).find((one) => one.id === factor);
      if (!known) report('LAW_ID_UNKNOWN', [...here, 'answers', factor], { what: 'factor', id: factor });
      else if (!isAnswerTo(known, answer))
        report('LAW_FIELD_WRONG', [...here, 'answers', factor], {
          field: factor,
          why: 'is answered with what its question does not allow',
        });
    }
  }
}

function checkAllegation(
  law: Law,
  rubric: Rubric,
  of: CalibrationAllegation,
  at: Path,
  report: Report,
): void {
  const { provision, forum, standard = null, attribution, evidence, laid, outcome, mismatches = [] } = of;
  const unknown = (field: Path, what: string, id: string): void =>
    report('LAW_ID_UNKNOWN', [...at, ...field], { what, id });
  const scale = scaleOf(law, rubric);
  const isKnown = (id: string): boolean =>
    law.instruments.some((one) => one.provisions.some((own) => own.id === id));
  checkEvidence(rubric, of, at, report);
  if (!law.forums.some(({ id }) => id === forum)) unknown(['forum'], 'forum', forum);
  if (standard !== null && !scale.standards.has(standard)) unknown(['standard'], 'standard', standard);
  if (
    attribution !== undefined &&
    (!isKnown(attribution) || law.provision(attribution).kind !== 'attribution')
  )
    unknown(['attribution'], 'rule of attribution', attribution);
  if (!isKnown(provision)) {
    unknown(['provision'], 'provision', provision);
    return;
  }
  const { provisions } = openMatrix(law, scale, { provision, forum, standard }, new Map()).matrix();
  const slots = new Set(slotsIn(provisions));
  const elements = new Set(provisions.flatMap(({ rows }) => rows.map(({ element }) => element.id)));
  for (const [n, { slot, evidence: ids }] of laid.entries()) {
    if (!slots.has(slot)) unknown(['laid', n, 'slot'], 'element of the charge', slot);
    for (const [m, id] of ids.entries())
      if (!evidence.some((one) => one.id === id)) unknown(['laid', n, 'evidence', m], 'evidence', id);
  }
  for (const [n, { element }] of outcome.elements.entries()) {
    if (!elements.has(element))
      unknown(['outcome', 'elements', n, 'element'], 'element of the charge', element);
    if (outcome.elements.findIndex((one) => one.element === element) !== n)
      report('LAW_ID_TWICE', [...at, 'outcome', 'elements', n], { id: element, other: 'the same list' });
  }
  const said = new Set(['whole', ...outcome.elements.map(({ element }) => element)]);
  for (const [n, one] of mismatches.entries())
    if (!said.has(one.of)) unknown(['mismatches', n, 'of'], 'element of the outcome', one.of);
}

/** What is said to be found has a source that the packages know; what is known has none. */
function checkBases(law: Law, value: unknown, at: Path, report: Report): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && 'basis' in value) {
    const source = 'source' in value && typeof value.source === 'string' ? value.source : null;
    const keys = law.packages.flatMap(({ sources }) => sources.map(({ key }) => key));
    if (value.basis === 'found' && source === null) report('LAW_SOURCE_MISSING', at, {});
    if (value.basis === 'knowledge' && source !== null) report('LAW_SOURCE_NEEDLESS', at, {});
    if (source !== null && !keys.includes(source))
      report('LAW_SOURCE_UNKNOWN', [...at, 'source'], { key: source });
  }
  for (const [key, inner] of Object.entries(value))
    checkBases(law, inner, [...at, Array.isArray(value) ? Number(key) : key], report);
}

function checkReferences(law: Law, file: Calibration, report: Report): void {
  checkBases(law, file, [], report);
  if (!law.rubrics.some(({ id }) => id === file.rubric)) {
    report('LAW_ID_UNKNOWN', ['rubric'], { what: 'rubric', id: file.rubric });
    return;
  }
  const rubric = law.rubric(file.rubric);
  const ids = new Set<string>();
  for (const [n, { id, allegations }] of file.cases.entries()) {
    if (ids.has(id)) report('LAW_ID_TWICE', ['cases', n, 'id'], { id, other: 'another case' });
    ids.add(id);
    for (const [m, one] of allegations.entries())
      checkAllegation(law, rubric, one, ['cases', n, 'allegations', m], report);
  }
}

/** A file of calibration as it was read, with all that is wrong in it; null where anything is. */
export interface ReadCalibration {
  readonly calibration: Calibration | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads a file of calibration against the law that it is of: its shape, and that every provision, element, kind, factor, answer, standard and source
 * that it names is there. Files are hostile input.
 */
export function readCalibration(law: Law, file: string, text: string): ReadCalibration {
  const { read, problems } = readYaml(file, text);
  if (read === null) return { calibration: null, problems };
  const found: Problem[] = [];
  const report: Report = (code, path, facts) => found.push(problemAt(read.at(path), code, facts, path));
  const { value } = read;
  const format = typeof value === 'object' && value !== null && 'format' in value ? value['format'] : null;
  if (format !== CALIBRATION_FORMAT)
    report('LAW_FORMAT_UNKNOWN', ['format'], { given: String(format), known: CALIBRATION_FORMAT });
  else if (reportShape(value, report)) {
    checkReferences(law, value, report);
    if (found.length === 0) return { calibration: value, problems: [] };
  }
  return { calibration: null, problems: found };
}

/** The files of calibration in the folder `calibration` of a folder of the law, each as it was read; none where there is no such folder. */
export function readCalibrations(law: Law, folder: string): readonly ReadCalibration[] {
  const inner = join(folder, 'calibration');
  if (!existsSync(inner)) return [];
  return readdirSync(inner)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => {
      const path = join(inner, name);
      if (!statSync(path).isFile() || statSync(path).size > MOST_BYTES)
        throw new AppError('LAW_WRONG', { count: 1, first: `${name}: not a file that is read` });
      return readCalibration(law, `calibration/${name}`, readFileSync(path, 'utf8'));
    });
}
