/**
 * The port for a language model elsewhere, by the chat-completions protocol that many servers speak. Guarantees: off unless the operator
 * configures it and an owner allows it for the case and that host; nothing of a sealed compartment is ever sent; what is sent is recorded
 * before it goes, with the hashes of prompt and text; an answer is hostile: nothing of it is kept that is not words of the page, a number,
 * a date or a term, and the key is neither logged nor recorded.
 */
export { llmErrors } from './errors.ts';
export { modelSettings } from './settings.ts';
export type { ModelSettings } from './settings.ts';
export { allowModel } from './consent.ts';
export { consentOf, findRun, lastRunOf, runsByIds, runsOfItems } from './store.ts';
export { askForPage, mayAsk } from './runs.ts';
