/** Endings of files of captions. */
const CAPTIONS = /\.(srt|vtt)$/i;
const LANGUAGE = /\.[a-z]{2,3}(-[a-z0-9]{2,4})?$/i;
const MEDIA = 'mp4 m4v mov mkv webm avi mpg mpeg wmv 3gp ts mp3 m4a aac ogg oga opus flac wav wma'.split(' ');
// What people call languages at the end of a name; others are found when the name has none.
const TONGUES = 'en eng ru rus hy hye arm az aze fr fra fre tr tur ka kat'.split(' ');

const bothCases = (endings: readonly string[]): string[] =>
  endings.flatMap((ending) => [ending, ending.toUpperCase()]);

/** Whether a name is that of a file of captions. */
export function isCaptionsName(path: string): boolean {
  return CAPTIONS.test(path);
}

/**
 * Paths at which what belongs to a file by its name would lie: of a film its captions (`a.srt`, `a.en.vtt`), of captions the film
 * or the recording. The path comes from the evidence and is only compared.
 */
export function pathsBeside(path: string): string[] {
  const stem = path.replace(/\.[^./]*$/, '');
  if (!isCaptionsName(path)) {
    const tongues = ['', ...TONGUES.map((tongue) => `.${tongue}`)];
    return tongues.flatMap((tongue) =>
      bothCases(['srt', 'vtt']).map((ending) => `${stem}${tongue}.${ending}`),
    );
  }
  const stems = LANGUAGE.test(stem) ? [stem, stem.replace(LANGUAGE, '')] : [stem];
  return stems.flatMap((one) => bothCases(MEDIA).map((ending) => `${one}.${ending}`));
}
