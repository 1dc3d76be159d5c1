import type { ReadFile } from './read-yaml.ts';
import { idsOf, refuseTwice, type Reference, type Report } from './said.ts';
import type { Said } from './schema.ts';
import { said as words } from './words.ts';

type Standards = Said<'standards'>;
type Checklist = Said<'checklist'>;
type Profile = Said<'profile'>;

/** Results name standards of the same file, after two without any: one for nothing at all, one for too little. */
export function checkStandards(said: Standards, read: ReadFile, report: Report): void {
  for (const list of ['forums', 'standards', 'charges', 'results', 'stages'] as const)
    refuseTwice(report, read, idsOf([list], said[list]));
  const known = new Set(said.standards.map(({ id }) => id));
  for (const [index, { standard }] of said.results.entries()) {
    if (standard !== undefined && !known.has(standard))
      report(read, ['results', index, 'standard'], 'LAW_ID_UNKNOWN', {
        what: words('law-what-own-standard'),
        id: standard,
      });
    if ((standard === undefined) !== index < 2)
      report(read, ['results', index], 'LAW_SCALE_WRONG', {
        why: words('law-scale-results'),
      });
  }
  refuseTwice(
    report,
    read,
    said.results.flatMap(({ standard }, index) =>
      standard === undefined ? [] : [{ path: ['results', index, 'standard'], id: standard }],
    ),
  );
}

/** What a set of standards refers to. */
export function referencesOfStandards(said: Standards): Reference[] {
  const stages = (said.stages ?? []).flatMap(({ asks = {} }, index) =>
    Object.entries(asks).flatMap(([forum, standard]): Reference[] => [
      { path: ['stages', index, 'asks', forum], what: 'forum', id: forum },
      { path: ['stages', index, 'asks', forum], what: 'standard', id: standard },
    ]),
  );
  const charges = (said.charges ?? []).flatMap(({ forum, standard }, index): Reference[] => [
    { path: ['charges', index, 'forum'], what: 'forum', id: forum },
    ...(standard === undefined
      ? []
      : [{ path: ['charges', index, 'standard'], what: 'standard' as const, id: standard }]),
  ]);
  return [...charges, ...stages];
}

/** Ids of tests are unique; there is one skeleton for a kind of pleading, and each of its sections is one that a test of the same checklist asks for. */
export function checkChecklist(said: Checklist, read: ReadFile, report: Report): void {
  refuseTwice(report, read, idsOf(['tests'], said.tests));
  const skeletons = said.skeletons ?? [];
  refuseTwice(
    report,
    read,
    skeletons.map(({ of }, index) => ({ path: ['skeletons', index, 'of'], id: of })),
  );
  const known = new Set(said.tests.map(({ id }) => id));
  for (const [index, { sections }] of skeletons.entries())
    for (const [at, { test }] of sections.entries())
      if (!known.has(test))
        report(read, ['skeletons', index, 'sections', at, 'test'], 'LAW_ID_UNKNOWN', {
          what: words('law-what-own-test'),
          id: test,
        });
}

/** What a checklist refers to. */
export function referencesOfChecklist(said: Checklist): Reference[] {
  return [
    { path: ['forum'], what: 'forum', id: said.forum },
    ...(said.instrument === undefined
      ? []
      : [{ path: ['instrument'], what: 'instrument' as const, id: said.instrument }]),
  ];
}

/** Ids of certificates are unique, and there is a language to print in. */
export function checkProfile(said: Profile, read: ReadFile, report: Report): void {
  refuseTwice(report, read, idsOf(['certificates'], said.certificates));
  if (said.languages.length === 0)
    report(read, ['languages'], 'LAW_FIELD_WRONG', { field: 'languages', why: words('law-why-needs-one') });
}

/** What a profile refers to. */
export function referencesOfProfile(said: Profile): Reference[] {
  return [
    { path: ['forum'], what: 'forum', id: said.forum },
    ...(said.checklist === undefined
      ? []
      : [{ path: ['checklist'], what: 'checklist' as const, id: said.checklist }]),
  ];
}
