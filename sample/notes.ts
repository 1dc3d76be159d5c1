import { readFileSync } from 'node:fs';
import { Value } from 'typebox/value';
import { NoteSchema, type SampleLanguage, type SampleNote } from './model.ts';

const NOTE_FILES = ['armenia', 'azerbaijan', 'neutral'];

/** One line of the notice every file carries: a label and its value, both in the note's language. */
export type NoticeLine = { label: string; value: string };

type Labels = {
  warning: string;
  speaker: string;
  side: string;
  sides: Record<SampleNote['side'], string>;
  publisher: string;
  event: string;
  published: string;
  language: string;
  name: string;
  where: string;
  status: string;
  statuses: Record<SampleNote['basis']['status'], string>;
};

const LABELS: Record<SampleLanguage, Labels> = {
  en: {
    warning: 'Source note written for the sample case, not the original document',
    speaker: 'Speaker',
    side: 'Side speaking',
    sides: { armenia: 'Armenia', azerbaijan: 'Azerbaijan', neutral: 'neither party' },
    publisher: 'Publisher',
    event: 'Date of the event',
    published: 'Date of publication',
    language: 'Language',
    name: 'English',
    where: 'Where the public fact can be found',
    status: 'Verification',
    statuses: { found: 'read in the source named', unverified: 'unverified; to be checked by a lawyer' },
  },
  fr: {
    warning: 'Note de source rédigée pour le cas d’exemple ; ce n’est pas le document original',
    speaker: 'Auteur des propos',
    side: 'Partie qui s’exprime',
    sides: { armenia: 'Arménie', azerbaijan: 'Azerbaïdjan', neutral: 'aucune des deux parties' },
    publisher: 'Publié par',
    event: 'Date des faits',
    published: 'Date de publication',
    language: 'Langue',
    name: 'français',
    where: 'Où trouver le fait public',
    status: 'Vérification',
    statuses: { found: 'lu dans la source indiquée', unverified: 'non vérifié ; à contrôler par un juriste' },
  },
  ru: {
    warning: 'Справка об источнике, написанная для учебного дела; это не подлинный документ',
    speaker: 'Кто говорит',
    side: 'Чья сторона',
    sides: { armenia: 'Армения', azerbaijan: 'Азербайджан', neutral: 'ни одна из сторон' },
    publisher: 'Кто опубликовал',
    event: 'Дата события',
    published: 'Дата публикации',
    language: 'Язык',
    name: 'русский',
    where: 'Где найти публичный факт',
    status: 'Проверка',
    statuses: { found: 'прочитано в названном источнике', unverified: 'не проверено; нужна проверка юриста' },
  },
  az: {
    warning: 'Nümunə işi üçün yazılmış mənbə qeydi; sənədin əsli deyil',
    speaker: 'Kim deyir',
    side: 'Danışan tərəf',
    sides: { armenia: 'Ermənistan', azerbaijan: 'Azərbaycan', neutral: 'tərəflərdən heç biri' },
    publisher: 'Dərc edən',
    event: 'Hadisənin tarixi',
    published: 'Dərc tarixi',
    language: 'Dil',
    name: 'Azərbaycan dili',
    where: 'Açıq faktı harada tapmaq olar',
    status: 'Yoxlama',
    statuses: { found: 'göstərilən mənbədə oxunub', unverified: 'yoxlanılmayıb; hüquqşünas yoxlamalıdır' },
  },
  hy: {
    warning: 'Օրինակելի գործի համար գրված աղբյուրի նշում․ բնօրինակ փաստաթուղթ չէ',
    speaker: 'Ով է ասում',
    side: 'Որ կողմն է խոսում',
    sides: { armenia: 'Հայաստան', azerbaijan: 'Ադրբեջան', neutral: 'կողմերից ոչ մեկը' },
    publisher: 'Հրապարակող',
    event: 'Դեպքի ամսաթիվը',
    published: 'Հրապարակման ամսաթիվը',
    language: 'Լեզու',
    name: 'հայերեն',
    where: 'Որտեղ կարելի է գտնել հանրային փաստը',
    status: 'Ստուգում',
    statuses: { found: 'կարդացված է նշված աղբյուրում', unverified: 'չստուգված․ պետք է ստուգի իրավաբանը' },
  },
};

/** All notes in the order of their files, parsed against {@link NoteSchema}; a malformed note is a bug and throws. */
export function readNotes(): SampleNote[] {
  return NOTE_FILES.flatMap((name) => {
    const json: unknown = JSON.parse(readFileSync(new URL(`notes/${name}.json`, import.meta.url), 'utf8'));
    if (!Array.isArray(json)) throw new Error(`notes/${name}.json is not a list`);
    return json.map((note) => Value.Parse(NoteSchema, note));
  });
}

/** The sentence, in the note's language, that says this is not the original document. */
export function warningOf(note: SampleNote): string {
  return LABELS[note.lang].warning;
}

/**
 * Who speaks, for which side, published by whom, both dates (EDTF), the language, where the fact can be found
 * and how far it was verified: the lines every file made from a note must show.
 */
export function noticeOf(note: SampleNote): NoticeLine[] {
  const labels = LABELS[note.lang];
  const remark = note.basis.remark === undefined ? '' : ` (${note.basis.remark})`;
  return [
    { label: labels.speaker, value: note.speaker },
    { label: labels.side, value: labels.sides[note.side] },
    { label: labels.publisher, value: note.publisher },
    { label: labels.event, value: note.eventDate },
    { label: labels.published, value: note.publishedDate },
    { label: labels.language, value: labels.name },
    { label: labels.where, value: note.basis.where },
    { label: labels.status, value: labels.statuses[note.basis.status] + remark },
  ];
}

/** The note as plain text, LF line ends: title, warning, notice, then `paragraphs` (the body unless given). */
export function plainTextOf(note: SampleNote, paragraphs: readonly string[] = note.body): string {
  const notice = noticeOf(note).map((line) => `${line.label}: ${line.value}`);
  return [note.title, warningOf(note), notice.join('\n'), ...paragraphs].join('\n\n') + '\n';
}
