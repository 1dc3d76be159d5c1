import type { Static } from 'typebox';
import { confirmedLaw } from '#confirmations';
import { SHIPPED_LAW, type Law } from '#law';
import { compareDecided, readCalibrations } from '#matrix';
import { RUBRIC } from '#pleading';
import type { App, HttpParts } from '../context.ts';
import { CalibrationSchema } from '../schema-calibration.ts';
import { ref } from '../schema.ts';

function shownCalibration(law: Law): Static<typeof CalibrationSchema> {
  const read = readCalibrations(law, SHIPPED_LAW);
  const compared = read.flatMap(({ calibration }) =>
    calibration === null || calibration.rubric !== RUBRIC ? [] : compareDecided(law, calibration),
  );
  const allegations = compared.map(({ caseId, case: name, year, pinpoint, allegation, elements, whole }) => ({
    id: `${caseId}.${allegation.id}`,
    case: name,
    year,
    pinpoint,
    title: allegation.title,
    provision: allegation.provision,
    isOurProvision: allegation.isOurProvision ?? false,
    toCheck: allegation.basis === 'knowledge',
    outcomes: [...elements, whole].map(({ of, isException, held, isMet, result, agrees, why }) => ({
      of,
      text: of === 'whole' ? null : law.element(of).text,
      isException,
      held,
      isMet,
      result,
      agrees,
      why,
    })),
  }));
  const outcomes = allegations.flatMap((one) => one.outcomes);
  return {
    rubric: { id: RUBRIC, version: law.rubric(RUBRIC).version },
    isBroken: read.some(({ problems }) => problems.length > 0),
    compared: outcomes.length,
    agreeing: outcomes.filter(({ agrees }) => agrees).length,
    allegations,
  };
}

/** What decided cases come out as by the rubric in force. */
export function calibrationRoutes(app: App, { archive, permitted }: HttpParts): void {
  // Made anew when the law is another one: it stays the same between changes.
  let made: { readonly law: Law; readonly shown: Static<typeof CalibrationSchema> } | null = null;
  app.get(
    '/api/law/calibration',
    {
      schema: {
        tags: ['law'],
        response: { 200: ref(CalibrationSchema) },
        description:
          'Decided cases, coded by us in little detail, run through the engine by the law and the rubric in force: what was held beside what comes out.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const law = await archive.db.tx(by, (tx) => confirmedLaw(tx, archive.paths.root));
      if (made?.law !== law) made = { law, shown: shownCalibration(law) };
      return made.shown;
    },
  );
}
