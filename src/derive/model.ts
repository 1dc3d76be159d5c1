import type { BlobStore } from '#blobs';
import type { QueueName } from '#jobs';
import type { Finding } from '#kernel';
import type { LedgeredRow } from '#ledger';
import type { Place } from './metadata/place.ts';
import type { ProgramLimits, ProgramResult, ProgramRun } from './program.ts';

/** Text of one page. `source` says how it was read; OCR text is marked wherever it is shown. */
export interface TextPage {
  readonly page: number;
  readonly text: string;
  readonly source: 'document' | 'ocr';
  /** BCP 47 tag, or `und` when the text is too short or unlike any language we know. */
  readonly lang: string;
  /** Mean word confidence 0–100 of OCR. */
  readonly confidence?: number;
}

/** The frozen text of an item, kept as a blob: what quotes are checked against. */
export interface TextLayer {
  readonly v: 1;
  readonly pages: readonly TextPage[];
  /** By which character set the bytes were read, where that was stated beside them and not in them. */
  readonly charset?: string;
}

/** A copy that a tool made. */
export interface MadeCopy {
  readonly role: 'text' | 'ocr' | 'metadata' | 'thumbnail' | 'page-image' | 'pdf' | 'sheet' | 'captions';
  readonly page: number | null;
  readonly mediaType: string;
  readonly content: Uint8Array | { readonly file: string };
}

/** Fields of the item that a tool may fill in. */
export type ItemFields = Partial<
  Pick<LedgeredRow<'item'>, 'media_type' | 'kind' | 'page_count' | 'languages' | 'document_date'>
>;

/** What a tool found and made. */
export interface ToolOutcome {
  readonly outcome: 'done' | 'failed' | 'not-applicable';
  readonly copies?: readonly MadeCopy[];
  readonly fields?: ItemFields;
  readonly findings?: readonly Finding[];
  /** Facts about this run for the record: program versions, languages used, pages read. */
  readonly params?: Readonly<Record<string, string | number | boolean>>;
  /** Where the file says that it was made; null: it was looked for and there is none. */
  readonly place?: Place | null;
  /** Row changes beyond copies and fields, computed when the outcome is committed. */
  readonly sketch?: {
    readonly textSha256: string;
    readonly shingles: number;
    readonly sketch: number[];
    readonly bands: number[];
  };
}

/** What a tool is given. Everything in it that comes from the evidence is hostile. */
export interface ToolContext {
  readonly item: LedgeredRow<'item'>;
  /** Name it was received under; only its extension is ever looked at. */
  readonly name: string;
  /** Language stated at intake, or null. */
  readonly statedLanguage: string | null;
  /** Character set that the server stated of a captured page beside its bytes, or null. */
  readonly statedCharset: string | null;
  readonly inputPath: string;
  readonly workDir: string;
  readonly blobs: BlobStore;
  /** Newest copy of a role, or null. */
  copy(role: MadeCopy['role']): LedgeredRow<'copy'> | null;
  /** The text read so far, or null. */
  text(): Promise<TextLayer | null>;
  /** Runs a program within the manifest's limits; `input` defaults to the evidentiary copy. */
  run(
    run: Pick<ProgramRun, 'program' | 'args'> & {
      input?: string;
      readable?: readonly string[];
      limits?: Partial<ProgramLimits>;
      env?: Record<string, string>;
    },
  ): Promise<ProgramResult>;
}

/** A tool: one folder, one manifest. */
export interface ToolManifest {
  readonly name: string;
  /** Raised when its results would differ; old derivations keep their own. */
  readonly version: string;
  /** One sentence for `muniment doctor` and the settings page. */
  readonly does: string;
  /** Programs without which it cannot run at all, and the Debian package of each. */
  readonly needs: readonly { readonly program: string; readonly debian: string }[];
  readonly queue: QueueName;
  readonly limits: ProgramLimits;
  /** Same input, same output? When not, why not (invariant 8). */
  readonly deterministic: true | string;
  applies(item: LedgeredRow<'item'>, name: string): boolean;
  run(context: ToolContext): Promise<ToolOutcome>;
}
