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
});
