import type { Law } from '#law';
import { scaleOf, type Evidence } from '../judge.ts';
import { openMatrix } from '../matrix.ts';
import { weigh, type Answers } from '../weigh.ts';
import type { Calibration, CalibrationAllegation } from './schema.ts';

/** What a court came to beside what comes out here, of an element or of the whole. */
export interface Compared {
  /** Id of an element, or `whole`. */
  readonly of: string;
  readonly isException: boolean;
  readonly held: 'met' | 'not-met';
  readonly isMet: boolean;
  /** Id of a result of the scale. */
  readonly result: string;
  /** Id of the standard that is asked for; null where nobody says which, and of the whole. */
  readonly required: string | null;
  readonly agrees: boolean;
  /** Why it is known not to agree; null of what agrees, or does not without anybody having said so. */
  readonly why: string | null;
}

/** One allegation of a decided case, through the engine. */
export interface ComparedAllegation {
  readonly caseId: string;
  readonly case: string;
  readonly year: number;
  readonly stage: string;
  readonly pinpoint: string | null;
  readonly allegation: CalibrationAllegation;
  readonly elements: readonly Compared[];
  readonly whole: Compared;
}

/** What is laid to each slot, weighed by the rubric as any evidence is. */
function laidOf(
  law: Law,
  rubricId: string,
  { evidence, laid }: CalibrationAllegation,
): Map<string, Evidence[]> {
  const rubric = law.rubric(rubricId);
  const known = new Map(evidence.map((one) => [one.id, one]));
  const slots = new Map<string, Evidence[]>();
  for (const { slot, evidence: ids, stance, answered = false } of laid)
    for (const id of ids) {
      const one = known.get(id);
      if (!one) continue;
      const here = slots.get(slot) ?? [];
      slots.set(slot, here);
      here.push({
        id: `${id} ${stance}`,
        item: id,
        origin: one.origin ?? id,
        stance,
        band: weigh(rubric, one.kind, one.answers as Answers)?.band ?? null,
        isAnswered: answered,
      });
    }
  return slots;
}

/**
 * What comes out of decided cases by the law and the rubric that are given, by the very engine that judges live allegations, beside what the courts came
 * to. Elements of which the reference does not say what was held are not compared.
 */
export function compareDecided(law: Law, { rubric, cases }: Calibration): readonly ComparedAllegation[] {
  const scale = scaleOf(law, law.rubric(rubric));
  return cases.flatMap(({ id: caseId, case: name, year, stage, pinpoint = null, allegations }) =>
    allegations.map((allegation): ComparedAllegation => {
      const { provision, forum, standard = null, outcome, mismatches = [] } = allegation;
      // Of a case that was decided on objections the law says no stage: what was held of facts then is compared as on the merits.
      const at = law.stages.find((one) => one.id === stage)?.id ?? null;
      const charged = { provision, forum, standard, stage: at };
      const matrix = openMatrix(law, scale, charged, laidOf(law, rubric, allegation)).matrix();
      const rows = new Map(
        matrix.provisions.flatMap((one) => one.rows.map((row) => [row.element.id, row] as const)),
      );
      const compared = (
        of: string,
        held: Compared['held'],
        came: Omit<Compared, 'of' | 'held' | 'agrees' | 'why'>,
      ) => ({
        of,
        held,
        ...came,
        agrees: came.isMet === (held === 'met'),
        why: mismatches.find((one) => one.of === of)?.why ?? null,
      });
      return {
        caseId,
        case: name,
        year,
        stage,
        pinpoint,
        allegation,
        elements: outcome.elements.flatMap(({ element, held }) => {
          const row = rows.get(element);
          if (!row) return [];
          const { isMet, result, required } = row;
          return [
            compared(element, held, {
              isMet,
              result,
              required,
              isException: row.element.kind === 'exception',
            }),
          ];
        }),
        whole: compared('whole', outcome.whole, {
          isMet: matrix.isMet,
          result: matrix.result,
          required: null,
          isException: false,
        }),
      };
    }),
  );
}
