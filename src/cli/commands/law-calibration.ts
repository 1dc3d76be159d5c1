import type { Compared, ComparedAllegation } from '#matrix';

const said = (one: Compared): Record<string, unknown> => ({
  of: one.of,
  held: one.held,
  isMet: one.isMet,
  result: one.result,
  required: one.required,
  agrees: one.agrees,
  why: one.why,
});

/** What comes out of a decided case, as `--json` has it. */
export const comparedOf = ({
  caseId,
  allegation,
  elements,
  whole,
}: ComparedAllegation): Record<string, unknown> => ({
  case: caseId,
  allegation: allegation.id,
  provision: allegation.provision,
  isOurProvision: allegation.isOurProvision ?? false,
  toCheck: allegation.basis === 'knowledge',
  elements: elements.map(said),
  whole: said(whole),
});

const held = ({ held: what, isException }: Pick<Compared, 'held' | 'isException'>): string =>
  isException ? (what === 'met' ? 'made out' : 'not made out') : what === 'met' ? 'met' : 'not met';

function line(one: Compared): string {
  const { of, isMet, result, agrees, why, isException } = one;
  const came = held({ held: isMet ? 'met' : 'not-met', isException });
  const differs = agrees ? '' : ` DIFFERS: ${why ?? 'nobody has said why'}`;
  return `  ${of}: held ${held(one)}, comes out ${came}, ${result}${differs}`;
}

/** What comes out of a decided case, beside what was held. */
export const comparedLines = ({
  case: name,
  year,
  allegation,
  elements,
  whole,
}: ComparedAllegation): string[] => [
  `${name} (${year}): ${allegation.title}; ${allegation.provision}${allegation.isOurProvision ? ', chosen by us' : ''}${allegation.basis === 'knowledge' ? ' [to be checked by a lawyer]' : ''}`,
  ...[...elements, whole].map(line),
];
