import { Type } from 'typebox';
import { leaveReasons } from '#coding';
import { suggestionKinds, type SuggestionKind } from '#suggest';
import { orNull, ref } from './schema.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const numberOrNull = Type.Union([Type.Number(), Type.Null()]);
const kind = Type.Unsafe<SuggestionKind>({ type: 'string', enum: [...suggestionKinds] });
const LeaveReason = Type.Unsafe<(typeof leaveReasons)[number]>({ type: 'string', enum: [...leaveReasons] });

/**
 * A passage that is proposed for coding; `start` and `end` are code points of the page, `measure` is a term of count-measure. `runId` is
 * null when rules proposed it. `leftBefore` and `takenBefore` say how often the like of it (`likeBy`) was answered in the case.
 */
export const SuggestionSchema = Type.Object(
  {
    kind,
    text,
    start: Type.Integer(),
    end: Type.Integer(),
    runId: textOrNull,
    confidence: Type.Number(),
    confidenceBefore: Type.Number(),
    state: Type.Union([Type.Literal('open'), Type.Literal('left'), Type.Literal('taken')]),
    leftId: textOrNull,
    leftReason: Type.Union([LeaveReason, Type.Null()]),
    claimId: textOrNull,
    leftBefore: Type.Integer(),
    takenBefore: Type.Integer(),
    likeBy: Type.Union([Type.Literal('same'), Type.Literal('rule'), Type.Null()]),
    isRare: Type.Boolean(),
    value: numberOrNull,
    lower: numberOrNull,
    upper: numberOrNull,
    measure: textOrNull,
    date: textOrNull,
    placeId: textOrNull,
    speaker: textOrNull,
    population: textOrNull,
    area: textOrNull,
    asOf: textOrNull,
  },
  { $id: 'Suggestion' },
);

/** Which suggestion is meant: what it is about and where, and the run of a language model that made it (null: rules). */
export const SuggestionPlaceBody = Type.Object({
  page: Type.Integer({ minimum: 0 }),
  start: Type.Integer({ minimum: 0 }),
  end: Type.Integer({ minimum: 1 }),
  kind,
  runId: orNull(Type.String({ format: 'uuid' })),
});

/** A suggestion that is turned down, and why, when somebody says so. */
export const LeaveBody = Type.Intersect([
  SuggestionPlaceBody,
  Type.Object({ reason: Type.Optional(LeaveReason) }),
]);

/** A language model that text may be sent to. */
export const ModelSchema = Type.Object({ host: text, model: text }, { $id: 'Model' });

/** One page that was sent to a language model: where, with which hashes of prompt and text, and how much of the answer stood the checks. */
export const ModelRunSchema = Type.Object(
  {
    id: text,
    host: text,
    model: text,
    promptVersion: text,
    promptSha256: text,
    textSha256: text,
    temperature: Type.Number(),
    seed: Type.Integer(),
    tokensIn: numberOrNull,
    tokensOut: numberOrNull,
    proposed: Type.Integer(),
    dropped: Type.Integer(),
    askedBy: textOrNull,
    askedAt: text,
  },
  { $id: 'ModelRun' },
);

/** From which suggestion a claim was made: by rules (`run` is null) or by a language model, and who looked at it. */
export const SuggestedBySchema = Type.Object(
  {
    kind,
    proposed: Type.Record(text, Type.Union([Type.String(), Type.Number()])),
    isChanged: Type.Boolean(),
    takenBy: textOrNull,
    takenAt: text,
    run: Type.Union([ref(ModelRunSchema), Type.Null()]),
  },
  { $id: 'SuggestedBy' },
);
