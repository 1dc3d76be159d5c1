import { defineErrors } from '#kernel';

/** Refusals of intake; what is wrong with single files is a finding instead. */
export const intakeErrors = defineErrors({
  INTAKE_NOTHING_THERE: {
    message: 'There is nothing at {path}.',
    help: 'Check the path; on the command line, quote names that contain spaces.',
    http: 400,
    exit: 3,
    retry: 'never',
  },
  INTAKE_INSIDE_ARCHIVE: {
    message: '{path} lies inside the archive itself.',
    help: 'Receive files from outside the archive folder.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
});
