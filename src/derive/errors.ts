import { defineErrors } from '#kernel';

/** Refusals of derivation; what fails on a piece of evidence is a finding on the item instead. */
export const deriveErrors = defineErrors({
  DERIVE_UNKNOWN_TOOL: {
    message: 'There is no tool named {tool}.',
    help: 'See `muniment doctor` for the tools of this installation.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  PICTURE_NOT_CUT: {
    message: 'The picture cannot be looked at more closely: {why}.',
    help: 'What was drawn of it when it was received is shown, and the original can be downloaded. Rare formats and damaged pictures are read by no tool here.',
    http: 422,
    exit: 1,
    retry: 'never',
  },
});
