import type { Finding } from '#kernel';
import { bareType, type CapturedPage, type CaptureFacts } from './model.ts';

/** What is kept with the receipt of a captured page. */
export function captureFactsOf(page: CapturedPage): CaptureFacts {
  const { url, at, status, mediaType, recordId, file, digest, digestState } = page;
  return { url, at, status, mediaType, record: recordId, file: file || null, digest, digestState };
}

/** What is wrong with a page as it lies in its capture: bytes of another digest, an end before the end. */
export function captureFindingsOf(page: CapturedPage, subject: string): Finding[] {
  const findings: Finding[] = [];
  if (page.digestState === 'differs')
    findings.push({
      code: 'WEB_CAPTURE_DIGEST_DIFFERS',
      subject,
      detail: `Its bytes in the capture are not those whose digest the capture states (${page.digest}): one of the two was changed after the capture, or the collector’s program computed it otherwise.`,
      severity: 'error',
    });
  if (page.cut !== null)
    findings.push({
      code: 'WEB_CAPTURE_CUT',
      subject,
      detail: `It is not whole in the capture (${page.cut}); what is there was taken.`,
      severity: 'warning',
    });
  return findings;
}

/** The character set that a media type states (RFC 9110 §8.3.2); null when it states none. */
export function statedCharset(mediaType: string | null): string | null {
  if (!/html|^text\//.test(bareType(mediaType))) return null;
  const [, quoted, bare] =
    /;\s*charset\s*=\s*(?:"([\w.:-]{1,40})"|([\w.:-]{1,40}))/i.exec(mediaType ?? '') ?? [];
  return quoted ?? bare ?? null;
}
