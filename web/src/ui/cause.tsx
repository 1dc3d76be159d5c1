import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

type Advice = 'another' | 'apart' | 'none' | 'password' | 'pointed' | 'retry' | 'tool';

// What to do next, by the code of what is wrong. A code that is not here is explained by its detail alone.
const ADVICE: Readonly<Record<string, Advice>> = {
  ARCHIVE_BOMB: 'apart',
  ARCHIVE_DAMAGED: 'another',
  ARCHIVE_MEMBER_ENCRYPTED: 'password',
  ARCHIVE_MEMBER_UNREADABLE: 'another',
  ARCHIVE_TOO_DEEP: 'apart',
  ARCHIVE_TOO_LARGE: 'apart',
  CHARSET_GUESSED: 'none',
  FILE_CHANGED: 'retry',
  FILE_EMPTY: 'another',
  FILE_UNREADABLE: 'retry',
  FILE_VANISHED: 'retry',
  FOLDER_UNREADABLE: 'retry',
  MAIL_DAMAGED: 'another',
  MAIL_TOO_LARGE: 'apart',
  METADATA_UNREADABLE: 'another',
  METADATA_WARNING: 'none',
  NAME_NOT_UTF8: 'none',
  NAME_TOO_LONG: 'none',
  OCR_FAILED: 'retry',
  OCR_INCOMPLETE: 'retry',
  OFFICE_UNREADABLE: 'another',
  PATH_TRAVERSAL: 'none',
  PDF_DAMAGED: 'another',
  PDF_DEFECT: 'none',
  PDF_ENCRYPTED: 'password',
  PDF_TOO_LONG: 'apart',
  PICTURE_NOT_DRAWN: 'another',
  SERVER_FAULT: 'retry',
  SPECIAL_FILE: 'pointed',
  SYMLINK: 'pointed',
  TEXT_TOO_LARGE: 'apart',
  TOOL_FAILED: 'retry',
  TOOL_MISSING: 'tool',
  TYPE_MISMATCH: 'none',
  TYPE_UNKNOWN: 'none',
  UPLOAD_INCOMPLETE: 'retry',
  UPLOAD_TOO_LARGE: 'apart',
  WEB_CAPTURE_CUT: 'another',
  WEB_CAPTURE_DAMAGED: 'another',
  WEB_CAPTURE_DIGEST_DIFFERS: 'another',
  WEB_CAPTURE_FILE_MISSING: 'another',
  WEB_CAPTURE_PAGE_MISSING: 'none',
  WEB_CAPTURE_REVISIT: 'none',
  WEB_CAPTURE_TOO_LARGE: 'apart',
  WEB_CAPTURE_UNLISTED: 'none',
};

/** What a code of a finding or failure says, in plain words, with the code by which it can be searched for. */
export function Cause({ code }: { readonly code: string }): ReactNode {
  const { t } = useWords();
  const words = t.of(`cause.${code}`, '');
  return (
    <>
      {words === '' ? null : `${words} `}
      <code>{code}</code>
    </>
  );
}

/** What to do about it; nothing for a code that is not known here. */
export function CauseAdvice({ code }: { readonly code: string }): ReactNode {
  const { t } = useWords();
  const advice = ADVICE[code];
  return advice === undefined ? null : <p className="note">{t(`advice.${advice}`)}</p>;
}
