import { authorityOf, fileOf, limitsOf, statementOf, type Sources } from './build-parts.ts';
import type { VersionedFile } from './check-versions.ts';
import type { Checklist, Condition, Effect, Factor, Rubric, StandardSet } from './model-scales.ts';
import type { Said } from './schema.ts';

type SaidFactor = Said<'rubric'>['factors'][number];
type SaidCase = SaidFactor['cases'][number];

/** Standards, charges and results as the rest of the program sees them. */
export function standardSetOf(
  file: Extract<VersionedFile, { kind: 'standards' }>,
  sources: Sources,
): StandardSet {
  const { said } = file;
  return {
    ...fileOf(file),
    forums: said.forums,
    standards: said.standards.map((one) => ({
      id: one.id,
      names: one.names,
      text: one.text,
      provenBy: one.provenBy.map((rule) => ({
        best: rule.best,
        corroboration: rule.corroboration ?? 0,
        contradictionsAnswered: rule.contradictionsAnswered ?? false,
      })),
      authority: authorityOf(one.authority, sources),
      ...statementOf(one, sources),
    })),
    charges: (said.charges ?? []).map((one) => ({
      id: one.id,
      forum: one.forum,
      text: one.text,
      standard: one.standard ?? null,
      authority: authorityOf(one.authority, sources),
      ...statementOf(one, sources),
    })),
    stages: (said.stages ?? []).map((one) => ({
      id: one.id,
      names: one.names,
      text: one.text,
      asks: one.asks ?? {},
      authority: authorityOf(one.authority, sources),
      ...statementOf(one, sources),
    })),
    results: said.results.map(({ id, names, standard }) => ({ id, names, standard: standard ?? null })),
  };
}

function conditionOf(factor: SaidFactor, { when }: SaidCase): Condition | null {
  if (when === undefined) return null;
  const bounds = { atLeast: when.atLeast ?? null, atMost: when.atMost ?? null };
  if (factor.type === 'number') return { kind: 'number', ...bounds };
  if (factor.type === 'choices')
    return { kind: 'chosen', of: when.of ?? (factor.options ?? []).map(({ id }) => id), ...bounds };
  const { is } = when;
  return { kind: 'is', values: is === undefined ? [] : typeof is === 'object' ? is : [is] };
}

function valueOf({ type, unit, options }: SaidFactor): Factor['value'] {
  if (type === 'boolean') return { type };
  if (type === 'number') return { type, unit: unit ?? 'count' };
  return { type, options: options ?? [] };
}

function factorOf(said: SaidFactor, sources: Sources): Factor {
  return {
    id: said.id,
    names: said.names,
    question: said.question,
    value: valueOf(said),
    appliesTo: said.appliesTo ?? [],
    cases: said.cases.map((one) => ({
      when: conditionOf(said, one),
      // The schema makes every field of an effect one that may be left out; an undefined one never comes out of YAML.
      effects: one.effects as readonly Effect[],
    })),
    authority: authorityOf(said.authority, sources),
    ...statementOf(said, sources),
  };
}

/** A rubric as the rest of the program sees it. */
export function rubricOf(file: Extract<VersionedFile, { kind: 'rubric' }>, sources: Sources): Rubric {
  const { said } = file;
  return {
    ...fileOf(file),
    calibration: said.calibration,
    bands: said.bands,
    corroborationFrom: said.corroborationFrom,
    kinds: said.kinds.map(({ id, names, band, ...basis }) => ({
      id,
      names,
      band,
      ...statementOf(basis, sources),
    })),
    factors: said.factors.map((factor) => factorOf(factor, sources)),
    lists: said.lists ?? [],
  };
}

/** A checklist as the rest of the program sees it. */
export function checklistOf(
  file: Extract<VersionedFile, { kind: 'checklist' }>,
  sources: Sources,
): Checklist {
  const { said } = file;
  return {
    ...fileOf(file),
    forum: said.forum,
    about: said.about,
    instrument: said.instrument ?? null,
    tests: said.tests.map((one) => ({
      id: one.id,
      label: one.label,
      text: one.text,
      evidence: one.evidence ?? [],
      isOfExchanges: one.exchanges ?? false,
      rule: one.rule === undefined ? null : { text: one.rule.text, asOf: one.rule.asOf ?? null },
      limits: limitsOf(one.limits),
      authority: authorityOf(one.authority, sources),
      ...statementOf(one, sources),
    })),
    skeletons: (said.skeletons ?? []).map(({ of, sections }) => ({
      of,
      sections: sections.map((section) => ({ ...section, filledWith: section.filledWith ?? null })),
    })),
  };
}
