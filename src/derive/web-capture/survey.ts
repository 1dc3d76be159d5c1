import { containerLimits } from '#kernel';
import { ByteReader, drain, watched } from './byte-reader.ts';
import { DigestCheck, type DigestState } from './digest.ts';
import { readFields } from './fields.ts';
import { CaptureFindings } from './findings.ts';
import { isChunked, readHead, type HttpHead } from './http.ts';
import { Kept } from './kept.ts';
import { statedAddress, statedText, statedTime, type CapturedRecord } from './model.ts';
import { dechunked } from './unpack.ts';
import { recordName, warcRecords, type WarcRecord } from './warc.ts';

const MOST_INFORMATION = 20;

type Digests = Record<DigestState, number>;

/** What was read of a record on the way through it. */
interface Looked {
  readonly head: HttpHead | null;
  readonly digest: string | null;
  readonly state: DigestState;
}

/** What one reading of all records of a capture tells; memory for its pages and nothing else. */
export class CaptureSurvey {
  records = 0;
  readonly byType = new Map<string, number>();
  version: string | null = null;
  firstAt: string | null = null;
  lastAt: string | null = null;
  /** The fields of its warcinfo records, at most twenty of them: who made it with what, as they say. */
  readonly information: Readonly<Record<string, string>>[] = [];
  readonly digests: Digests = { none: 0, matches: 0, differs: 0, unknown: 0 };
  readonly findings = new CaptureFindings();
  readonly kept: Kept;
  readonly #subject: string;

  /** `listed`: the addresses in its list of pages, without fragments; null without a list. */
  constructor(subject: string, listed: ReadonlySet<string> | null) {
    this.#subject = subject;
    this.kept = new Kept(listed);
  }

  /** Reads one WARC of the capture to its end; throws for nothing that is in it. */
  async read(file: string, source: AsyncIterable<Buffer>): Promise<void> {
    const subject = file === '' ? this.#subject : `${this.#subject}!/${file}`;
    for await (const found of warcRecords(source)) {
      if (found.kind === 'damage') {
        const severity = 'warning';
        this.findings.add({ code: 'WEB_CAPTURE_DAMAGED', subject, detail: found.detail, severity });
        continue;
      }
      this.records += 1;
      if (this.records > containerLimits.members) {
        const detail = `Only its first ${containerLimits.members} records were read; a capture may hold no more.`;
        this.findings.add({ code: 'WEB_CAPTURE_TOO_LARGE', subject, detail, severity: 'error' });
        return;
      }
      await this.#look(file, subject, found);
    }
  }

  async #look(file: string, subject: string, record: WarcRecord): Promise<void> {
    const { type, number, fields } = record;
    this.byType.set(type, (this.byType.get(type) ?? 0) + 1);
    const at = statedTime(fields.get('warc-date'));
    if (at !== null && (this.firstAt === null || at < this.firstAt)) this.firstAt = at;
    if (at !== null && (this.lastAt === null || at > this.lastAt)) this.lastAt = at;
    const { head, digest, state } = await this.#readBlock(record);
    this.digests[state] += 1;
    const url = statedAddress(fields.get('warc-target-uri'));
    if (state === 'differs') {
      const detail = `The bytes of ${recordName(number, url ?? undefined)} are not those whose digest it states (${digest}).`;
      this.findings.add({ code: 'WEB_CAPTURE_DIGEST_DIFFERS', subject, detail, severity: 'error' });
    }
    if (url === null) return;
    const recordId = statedText(fields.get('warc-record-id'), 200);
    if (type === 'request') {
      const isNavigation = head?.fields.get('sec-fetch-dest')?.toLowerCase() === 'document';
      if (isNavigation) this.kept.navigated([statedText(fields.get('warc-concurrent-to'), 200), url]);
      return;
    }
    if (type !== 'response' && type !== 'resource' && type !== 'revisit') return;
    const refersTo = [
      statedAddress(fields.get('warc-refers-to-target-uri')),
      statedTime(fields.get('warc-refers-to-date')),
    ].flatMap((part) => part ?? []);
    const kept: CapturedRecord = {
      file,
      number,
      type,
      url,
      at,
      status: head?.status ?? null,
      mediaType: statedText(
        type === 'resource' ? fields.get('content-type') : head?.fields.get('content-type'),
        200,
      ),
      location: statedAddress(head?.fields.get('location')),
      recordId,
      digest,
      digestState: state,
      cut: record.missing() > 0 ? 'the file ends within it' : statedText(fields.get('warc-truncated'), 40),
      refersTo: refersTo.length > 0 ? refersTo.join(', ') : null,
    };
    if (this.kept.add(kept) === 'full') {
      const detail = 'It names more pages than are taken out of one capture; the others stay in it.';
      this.findings.add({ code: 'WEB_CAPTURE_TOO_LARGE', subject, detail, severity: 'warning' });
    }
  }

  /** Reads the block of a record to its end, once, and compares it with the digests that it states. */
  async #readBlock(record: WarcRecord): Promise<Looked> {
    const { type, fields } = record;
    const ofBlock = new DigestCheck(fields.get('warc-block-digest'));
    // A revisit states the digest of a body that it does not hold.
    const stated = type === 'revisit' ? undefined : fields.get('warc-payload-digest');
    const [ofBody, ofEntity] = [new DigestCheck(stated), new DigestCheck(stated)];
    const reader = new ByteReader(watched(record.block, ofBlock.update));
    let head: HttpHead | null = null;
    let chunked = false;
    const mime = fields.get('content-type') ?? (/^re(sponse|quest)$/.test(type) ? 'application/http' : '');
    const isHttp = /^application\/http/i.test(mime);
    if (type === 'warcinfo') await this.#inform(reader, fields.get('warc-filename'));
    else if (isHttp) head = await readHead(reader);
    const body = watched(reader.rest(), ofBody.update);
    if (head !== null && isChunked(head)) {
      chunked = true;
      const chunks = new ByteReader(body);
      try {
        for await (const piece of dechunked(chunks)) ofEntity.update(piece);
      } catch {
        // The page itself is refused with the reason; here only the digest is asked.
      }
      await drain(chunks.rest());
    } else await drain(body);
    if (record.missing() > 0) return { head, digest: stated ?? null, state: 'unknown' };
    // Collectors take the payload with or without its chunks (WARC 1.1 §6.3.2 says without).
    const payload = chunked && ofEntity.state() === 'matches' ? 'matches' : ofBody.state();
    // Where a body begins is not known of a message without a head.
    const ofPayload = isHttp && head === null && payload !== 'none' ? 'unknown' : payload;
    const states: DigestState[] = [ofBlock.state(), ofPayload];
    const state = (['differs', 'matches', 'unknown'] as const).find((one) => states.includes(one)) ?? 'none';
    const digest = statedText(stated ?? fields.get('warc-block-digest'), 200);
    return { head, digest, state };
  }

  async #inform(reader: ByteReader, filename: string | undefined): Promise<void> {
    const fields = await readFields(reader, { mayEnd: true });
    if (fields === null || this.information.length >= MOST_INFORMATION) return;
    const said = [...fields, ...(filename === undefined ? [] : [['filename', filename] as const])];
    this.information.push(
      Object.fromEntries(
        said.slice(0, 40).flatMap(([name, value]) => {
          const text = statedText(value, 1000);
          return text === null ? [] : [[statedText(name, 60) ?? '', text]];
        }),
      ),
    );
  }
}
