import type { BasisFacts, ComplianceFacts, ObligationFacts, UndertakingFacts } from './model.ts';

const basis: BasisFacts = { serials: [], quoteIds: [], claimIds: [], incidentIds: [] };

type Needed = Readonly<{
  undertaking: 'kind' | 'title' | 'parties';
  obligation: 'owedBy' | 'words';
  event: 'says' | 'saidBy';
}>;

/** What holds of an undertaking, an obligation and an event where nobody says otherwise: nothing is filled in that was not said. */
export const unsaid: {
  readonly undertaking: Omit<UndertakingFacts, Needed['undertaking']>;
  readonly obligation: Omit<ObligationFacts, Needed['obligation']>;
  readonly event: Omit<ComplianceFacts, Needed['event']>;
} = {
  undertaking: {
    ...basis,
    dated: null,
    whichText: null,
    toCheck: false,
    proceedingId: null,
    stepId: null,
  },
  obligation: {
    ...basis,
    label: null,
    owedTo: null,
    dueOn: null,
    isContinuing: false,
    conditions: null,
    inForceFrom: null,
    inForceTo: null,
    toCheck: false,
  },
  event: { ...basis, side: null, saidOn: null, happenedOn: null, extendedTo: null, note: null },
};
