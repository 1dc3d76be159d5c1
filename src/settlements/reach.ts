import type { Tx } from '#db';
import { abilityToReturn, type Ability, type AskedDay, type AssessmentState } from './ability.ts';
import type { ObstacleState, ReturnStatus, WordState } from './ability.ts';
import type { Criterion } from './criteria.ts';
import type { ObstacleKind } from './model.ts';
import { assessmentsOf, obstacleLines, wordsOf, type Of } from './store.ts';

/** Something that is of a settlement. */
type Own<T> = T & { readonly settlementId: string };

/** What is read to answer for many settlements. */
export interface ReachFacts {
  readonly obstacles: readonly Own<ObstacleState>[];
  readonly words: readonly Own<WordState>[];
  readonly assessments: readonly Own<AssessmentState>[];
}

/** The answer for one of many settlements. */
export interface Reached {
  readonly status: ReturnStatus;
  /** Kinds of what stands or may stand, each once. */
  readonly kinds: readonly ObstacleKind[];
  /** How many of them stand or may stand. */
  readonly standing: number;
  readonly isContested: boolean;
  readonly unknown: readonly Criterion[];
}

const told = ({
  status,
  obstacles,
  others,
  unknown,
}: Ability<ObstacleState, WordState, AssessmentState>): Reached => ({
  status,
  kinds: [...new Set(obstacles.map(({ obstacle }) => obstacle.kind))],
  standing: obstacles.length,
  isContested: [...obstacles, ...others].some(({ isContested }) => isContested),
  unknown,
});

/**
 * Whether people could return to each of these settlements on a day, by id. What stands on the ways there is not reckoned with here: that is
 * told of one settlement at a time. An answer rests on nothing but what is of its settlement.
 */
export function reachOf(
  settlementIds: readonly string[],
  facts: ReachFacts,
  asked: AskedDay,
): ReadonlyMap<string, Reached> {
  const own = <T>(all: readonly Own<T>[]): ReadonlyMap<string, Own<T>[]> =>
    Map.groupBy(all, ({ settlementId }) => settlementId);
  const [obstacles, words, assessments] = [own(facts.obstacles), own(facts.words), own(facts.assessments)];
  const answer = (id: string): Reached =>
    told(
      abilityToReturn(
        {
          obstacles: obstacles.get(id) ?? [],
          words: words.get(id) ?? [],
          assessments: assessments.get(id) ?? [],
          routes: [],
        },
        asked,
      ),
    );
  return new Map(settlementIds.map((id) => [id, answer(id)]));
}

/** Answers that were reckoned, of which those of one settlement are reckoned again when something of it changed. */
export class Reach {
  readonly #asked: AskedDay;
  readonly #answers: Map<string, Reached>;

  constructor(settlementIds: readonly string[], facts: ReachFacts, asked: AskedDay) {
    this.#asked = asked;
    this.#answers = new Map(reachOf(settlementIds, facts, asked));
  }

  /** The answers by settlement. */
  get answers(): ReadonlyMap<string, Reached> {
    return this.#answers;
  }

  /** Reckons one settlement again, from all that is of it now; no other is touched. */
  change(settlementId: string, facts: ReachFacts): void {
    for (const [id, answer] of reachOf([settlementId], facts, this.#asked)) this.#answers.set(id, answer);
  }
}

/** Reads what is needed to answer for one settlement, or for all of a case. */
export async function reachFacts(tx: Tx, of: Of): Promise<ReachFacts> {
  return {
    obstacles: await obstacleLines(tx, of),
    words: await wordsOf(tx, of),
    assessments: await assessmentsOf(tx, of),
  };
}
