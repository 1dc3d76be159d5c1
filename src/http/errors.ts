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
});
