/**
 * The law as data: instruments broken into what must be proved, standards of proof, the rubric by which evidence is weighed, and
 * checklists, in files that lawyers write (docs/formats/law.md). Guarantees: what is loaded holds together — every id that is
 * referred to is there, gates never go in a circle, every statement says whether somebody read it in a source or a lawyer has
 * to check it — and never changes; what is wrong is told with file, line and column, all of it. Files are hostile input, and no
 * code is in them. Knows no case, no evidence and no database.
 */
export { lawErrors, lawProblems } from './errors.ts';
export type { LawProblemCode } from './errors.ts';
export { changeText } from './change-text.ts';
export type { TextChange } from './change-text.ts';
export { changedStatements, checkDraft, fileIn, MOST_DRAFT_BYTES, versionIn } from './check-draft.ts';
export type { ChangedStatement, CheckedDraft, DraftFile } from './check-draft.ts';
export { FORUM_REMARKS, forumBasisOf, forumRemarks } from './forum-basis.ts';
export type { ForumRemark } from './forum-basis.ts';
export { checkLaw, loadLaw, SHIPPED_LAW } from './load-law.ts';
export { lawFor, lawWith, standingPackages } from './loaded-law.ts';
export { asVersion, outlineOf, OUTLINED } from './outline.ts';
export type { OutlinedKind } from './outline.ts';
export { firstHead, HEAD, headOf, ownFile, packagesWith, standingFiles } from './own-files.ts';
export type { OwnFile, StandingFile } from './own-files.ts';
export { digestOf } from './build-parts.ts';
export { statementsOf } from './confirmed.ts';
export type { ConfirmedStatement, ListedStatement } from './confirmed.ts';
export { STATEMENT_FIELDS } from './statement.ts';
export { LAW_LANGUAGES } from './model.ts';
export type {
  Alternative,
  Authority,
  Between,
  Burden,
  Confirmation,
  Element,
  ForumBasis,
  Instrument,
  Law,
  LawFile,
  LawLanguage,
  LawPackage,
  LawSource,
  LawText,
  Limit,
  Party,
  Provision,
  ProvisionKind,
  Standards,
  Statement,
  StatementCount,
} from './model.ts';
export type { Certificate, Profile } from './model-profile.ts';
export type {
  Charge,
  Checklist,
  ChecklistTest,
  Condition,
  Effect,
  EvidenceKind,
  Factor,
  ProofRule,
  Result,
  Rubric,
  Stage,
  Standard,
  StandardSet,
} from './model-scales.ts';
export { caseWords, limitWords, proofWords, ruleWords, standardsWords } from './in-words.ts';
export { pleadingKinds, sectionFills, sectionKinds } from './model-skeletons.ts';
export type { PleadingKind, SectionFill, SectionKind, Skeleton, SkeletonSection } from './model-skeletons.ts';
export { problemAt } from './problem.ts';
export type { Problem } from './problem.ts';
export { readYaml } from './read-yaml.ts';
export { schemaText, SCHEMAS } from './schema.ts';
export type { FileKind } from './schema.ts';
export { wordFiles } from './word-files.ts';
export { stateNamed, stateNames } from './state-names.ts';
