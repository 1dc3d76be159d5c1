import type { AssessmentFacts } from './assessments.ts';
import type { EvidenceFacts, ObstacleFacts, SettlementFacts, WordFacts } from './model.ts';

const evidence: EvidenceFacts = { serials: [], quoteIds: [], claimIds: [], incidentIds: [], eventIds: [] };

/** What holds of a settlement, an obstacle, a word and an assessment where nobody says otherwise: nothing is filled in that was not said. */
export const unsaid: {
  readonly settlement: Omit<SettlementFacts, 'names'>;
  readonly obstacle: Omit<ObstacleFacts, 'kind'>;
  readonly word: Omit<WordFacts, 'says' | 'saidBy'>;
  readonly assessment: Omit<AssessmentFacts, 'criterion' | 'finding' | 'assessedBy' | 'words'>;
} = {
  settlement: {
    placeId: null,
    latitude: null,
    longitude: null,
    precision: 'none',
    extent: null,
    note: null,
    isInvented: false,
  },
  obstacle: {
    ...evidence,
    what: null,
    holdsFrom: null,
    holdsTo: null,
    reliability: 'not-said',
    reliabilityReasons: null,
    geometry: null,
    hazardSerial: null,
  },
  word: { ...evidence, side: null, saidOn: null, ofWhen: null, ownWords: null },
  assessment: { ...evidence, holdsFrom: null, holdsTo: null, assessedOn: null },
};
