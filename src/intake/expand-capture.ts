import {
  captureFactsOf,
  captureFindingsOf,
  openCapture,
  pageBytes,
  surveyCapture,
  type CapturedPage,
  type CaptureFormat,
} from '#derive';
import { containerLimits, describeError } from '#kernel';
import type { ContainerContext } from './expand-zip.ts';
import type { Arriving } from './model.ts';

/**
 * The pages of a web capture, each as a thing received inside it, under the time and the address that the capture states. The capture is read twice:
 * once to know its pages, once for their bytes. What is wrong with the capture itself is found by the tool that reads it; here only what could not be
 * taken out is told. Hostile input: an address is text and is never used as a path.
 */
export async function* expandCapture(
  blobPath: string,
  format: CaptureFormat,
  context: ContainerContext,
): AsyncGenerator<Arriving> {
  const refuse = (code: string, detail: string): Arriving => ({
    kind: 'refused',
    finding: { code, subject: context.path, detail, severity: 'error' },
  });
  const pathOf = ({ at, url }: CapturedPage): string => `${context.path}!/${at ?? 'undated'}/${url}`;
  try {
    const capture = await openCapture(blobPath, format, context.path);
    try {
      const { pages } = await surveyCapture(capture, context.path);
      if (pages.length > containerLimits.members) {
        yield refuse('ARCHIVE_TOO_LARGE', `It has ${pages.length} pages, more than one container may hold.`);
        return;
      }
      for await (const { page, bytes } of pageBytes(capture, pages))
        yield {
          kind: 'file',
          path: pathOf(page),
          nameBytes: null,
          modifiedAt: null,
          content: { stream: async () => bytes },
          containerItemId: context.itemId,
          depth: context.depth + 1,
          findings: captureFindingsOf(page, pathOf(page)),
          captured: { title: page.title ?? page.url, facts: captureFactsOf(page) },
        };
    } finally {
      await capture.close();
    }
  } catch (error) {
    yield refuse('ARCHIVE_DAMAGED', `It could not be read to the end: ${describeError(error).message}`);
  }
}
