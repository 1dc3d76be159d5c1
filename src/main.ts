/** The composition root: joins the rooms and hands them to the command line. Nothing else. */
import { runCli, type Host } from '#cli';
import { serve } from '#http';
import { AppError } from '#kernel';

const host: Host = {
  serve,
  bench: () => Promise.reject(new AppError('USAGE', { what: 'not yet' })),
};

process.exitCode = await runCli(process.argv.slice(2), host);
