import { defineErrors } from '#kernel';

/** Refusals of the server itself. */
export const httpErrors = defineErrors({
  HTTP_PORT_TAKEN: {
    message: 'Port {port} on this machine is in use by another program.',
    help: 'Choose another with --port, or --port 0 for any free one.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  HTTP_NOT_PLAYED: {
    message: 'Files of the type {mediaType} are not played in the browser.',
    help: 'Download the original and play it with a program you trust, on a machine that is not the archive.',
    http: 415,
    exit: 2,
    retry: 'never',
  },
});
