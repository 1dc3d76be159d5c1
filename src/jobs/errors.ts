import { defineErrors } from '#kernel';

/** Refusals of the job queue. */
export const jobsErrors = defineErrors({
  JOBS_WAIT_TIMEOUT: {
    message: '{open} jobs had not ended after {seconds} s.',
    help: 'They go on in `muniment worker` or `muniment serve`; look at them with `muniment doctor`.',
    http: 504,
    exit: 3,
    retry: 'later',
  },
});
