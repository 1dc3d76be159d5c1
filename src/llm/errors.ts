import { defineErrors, definePhrases } from '#kernel';

/** Refusals of asking a language model, and what can go wrong with it. */
export const llmErrors = defineErrors({
  LLM_NOT_CONFIGURED: {
    message: 'No language model is configured here.',
    help: 'Nothing is sent anywhere. Whoever runs the server can set MUNIMENT_MODEL_URL and MUNIMENT_MODEL_NAME.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  LLM_MISCONFIGURED: {
    message: 'The language model is not configured rightly: {why}.',
    help: 'Whoever runs the server has to correct MUNIMENT_MODEL_URL, MUNIMENT_MODEL_NAME or MUNIMENT_MODEL_KEY_FILE. Nothing was sent.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  LLM_NOT_ALLOWED: {
    message: 'Text of this case may not be sent to {host}.',
    help: 'An owner can allow it for the case in the settings, with a reason. Nothing was sent.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
  LLM_SEALED: {
    message: 'Item {serial} lies in a sealed compartment: none of it is ever sent to a language model.',
    help: 'Use what rules propose; they run here.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
  LLM_PAGE_TOO_LONG: {
    message: 'The page has more than {limit} characters and is not sent whole.',
    help: 'Use what rules propose. Nothing was sent.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  LLM_BUSY: {
    message: '{host} takes no more questions for now (seconds to wait: {seconds}).',
    help: 'Try again after that time. That it was asked is recorded.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  LLM_REFUSED: {
    message: '{host} answered with status {status}.',
    help: 'Try again later; when it stays so, whoever runs the server should look at the key and the name of the model. That it was asked is recorded.',
    http: 502,
    exit: 3,
    retry: 'later',
  },
  LLM_REDIRECTED: {
    message: '{host} wanted the text to be sent elsewhere; that was not done.',
    help: 'Whoever runs the server has to configure the right address; the permission of the case is for one host.',
    http: 502,
    exit: 3,
    retry: 'never',
  },
  LLM_NO_ANSWER: {
    message: '{host} could not be reached or did not answer in {seconds} seconds.',
    help: 'Try again later. What was sent is recorded, though nothing came back.',
    http: 504,
    exit: 3,
    retry: 'later',
  },
  LLM_BAD_ANSWER: {
    message: 'The answer of {host} cannot be used: {why}.',
    help: 'Nothing of it was taken over. Try again, or use what rules propose.',
    http: 502,
    exit: 3,
    retry: 'later',
  },
});

/** What is said about settings and answers. */
export const llmPhrase = definePhrases({
  'answer-not-json': 'it is no JSON of the agreed form',
  'answer-too-long': 'it is too long',
  'key-exposed': 'others can read the file with the key',
  'key-missing': 'the file with the key cannot be read',
  'key-wrong': 'the key holds characters that no key has',
  'model-unnamed': 'the model has no name',
  'not-encrypted': 'the address is not encrypted and not of this machine',
  'url-wrong': 'the address is none',
});
