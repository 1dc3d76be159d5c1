import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForPleadings } from '../api/pleadings.ts';
import type { PleadingPart, WholePleading } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { SECTION_KINDS } from '../search-pleadings.ts';
import type { VersionLine } from '../together/both-versions.tsx';
import { ChangeForm } from '../ui/change-form.tsx';
import { CiteSearch } from './cite-search.tsx';
import { changed, nociteOf, numberAt, type PartChange, type WrittenPart } from './parts.ts';
import { Preview } from './preview.tsx';

/** What is written: a part that is there, or a new one behind another (null: before all). */
export type Written =
  | { readonly part: PleadingPart }
  | { readonly kind: PleadingPart['kind']; readonly after: string | null };

/** What the form says, as a part. */
function partIn(form: FormData, kind: PleadingPart['kind']): Omit<WrittenPart, 'id'> {
  const body = String(form.get('body') ?? '').trim();
  if (kind === 'paragraph') return { kind, partOf: null, level: null, body };
  const partOf = SECTION_KINDS.find((one) => one === form.get('partOf')) ?? 'other';
  return { kind, partOf, level: Number(form.get('level') ?? 1), body };
}

function SectionFields({ known }: { readonly known: PleadingPart | undefined }): ReactNode {
  const { t } = useWords();
  return (
    <div className="button-line">
      <label className="stack-field">
        {t('pleading.of')}
        <select name="partOf" defaultValue={known?.partOf ?? 'facts'}>
          {SECTION_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`pleading.of.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="stack-field">
        {t('pleading.level')}
        <select name="level" defaultValue={String(known?.level ?? 1)}>
          {['1', '2', '3'].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Puts text where the caret stands, or in place of what is chosen, as if it were typed. */
function putInto(field: HTMLTextAreaElement, text: string): void {
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
}

function ParagraphFields(given: {
  readonly pleadingId: string;
  readonly body: string;
  readonly label: string;
  /** The number that the paragraph has, or will have. */
  readonly number: number;
}): ReactNode {
  const { t } = useWords();
  const text = useRef<HTMLTextAreaElement>(null);
  const cite = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly [number, number] | null>(null);
  const [body, setBody] = useState(given.body);
  // What was typed before and kept in this tab is put back into the field when all is drawn.
  useEffect(() => queueMicrotask(() => setBody(text.current?.value ?? '')), []);
  const keys = (event: KeyboardEvent): void => {
    if (!event.altKey || event.code !== 'KeyC') return;
    event.preventDefault();
    cite.current?.focus();
  };
  return (
    <div className="stack" onKeyDown={keys}>
      <label className="stack-field">
        {given.label}
        <textarea
          ref={text}
          name="body"
          required
          rows={8}
          maxLength={20_000}
          defaultValue={given.body}
          dir="auto"
          onInput={({ currentTarget }) => setBody(currentTarget.value)}
        />
      </label>
      <p className="aside">{t('pleading.text.how')}</p>
      <Preview pleadingId={given.pleadingId} body={body} first={given.number} />
      <CiteSearch
        pleadingId={given.pleadingId}
        field={cite}
        put={(markdown) => {
          if (text.current) putInto(text.current, markdown);
        }}
        leave={() => text.current?.focus()}
      />
      {chosen === null ? (
        <p>
          <button
            type="button"
            className="quiet-button"
            onClick={() => {
              const field = text.current;
              if (field) setChosen([field.selectionStart, field.selectionEnd]);
            }}
          >
            {t('pleading.nocite')}
          </button>{' '}
          <span className="aside">{t('pleading.nocite.how')}</span>
        </p>
      ) : null}
      {chosen === null ? null : (
        <Nocite
          done={(reason) => {
            const field = text.current;
            if (field && reason !== null) {
              const [start, end] = chosen[0] === chosen[1] ? [0, field.value.length] : chosen;
              const words = field.value.slice(start, end);
              field.setSelectionRange(start, end);
              putInto(field, nociteOf(words.trim(), reason));
            }
            setChosen(null);
          }}
        />
      )}
    </div>
  );
}

/** Asks why words need no cite. It stands in a form and is none itself. */
function Nocite({ done }: { readonly done: (reason: string | null) => void }): ReactNode {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  return (
    <div className="button-line">
      <label className="stack-field">
        {t('pleading.nocite.why')}
        <input
          value={reason}
          maxLength={300}
          autoFocus
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </label>
      <button
        type="button"
        className="quiet-button"
        disabled={reason.trim() === ''}
        onClick={() => done(reason.trim())}
      >
        {t('pleading.nocite.mark')}
      </button>
      <button type="button" className="quiet-button" onClick={() => done(null)}>
        {t('people.cancel')}
      </button>
    </div>
  );
}

/** Saves a change to the parts of a pleading, of the version that is named. */
export const saveParts = (whole: WholePleading, change: PartChange, version: string) =>
  call('PUT /api/pleadings/{id}/text', {
    params: { id: whole.pleading.id },
    body: { parts: changed(whole.parts, change) },
    ifMatch: version,
  });

/** The form in which a heading or a paragraph is written. Where somebody was quicker, both are shown, and what is kept is put into what is there now. */
export function PartForm(given: {
  readonly whole: WholePleading;
  readonly written: Written;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const { whole, written, done } = given;
  const [start] = useState(whole);
  const known = 'part' in written ? written.part : undefined;
  const kind = 'part' in written ? written.part.kind : written.kind;
  const label = t(known ? `pleading.write.${kind}` : `pleading.add.${kind}`);
  const now = whole.parts.find(({ id }) => id === known?.id);
  const lines = (mine: FormData): readonly VersionLine[] => [
    {
      label: t('pleading.text'),
      theirs: now?.body ?? t('pleading.gone'),
      mine: String(mine.get('body') ?? ''),
    },
  ];
  return (
    <ChangeForm
      label={label}
      name={`pleading ${whole.pleading.id} ${known?.id ?? `new ${kind}`}`}
      version={whole.pleading.version}
      className="stack panel part-form"
      both={{ subject: whole.pleading.id, kind: 'pleading-changed', lines }}
      send={(form, version) => {
        const part = partIn(form, kind);
        const change: PartChange =
          'part' in written
            ? { what: 'write', id: written.part.id, part }
            : { what: 'add', after: written.after, part };
        // The version that was begun on is sent with its own text, a newer one with the newer text.
        return saveParts(version === start.pleading.version ? start : whole, change, version);
      }}
      askAgain={askForPleadings}
      done={done}
    >
      {kind === 'section' ? (
        <>
          <label className="stack-field">
            {t('pleading.heading')}
            <input name="body" required maxLength={300} defaultValue={known?.body ?? ''} dir="auto" />
          </label>
          <SectionFields known={known} />
        </>
      ) : (
        <ParagraphFields
          pleadingId={whole.pleading.id}
          body={known?.body ?? ''}
          label={t('pleading.text')}
          number={numberAt(whole.parts, 'part' in written ? written.part : written)}
        />
      )}
    </ChangeForm>
  );
}
