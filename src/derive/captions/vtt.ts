/** The words of a WebVTT file, a line for each caption, without times, settings and marks. The input is hostile. */
export function vttText(vtt: string): string {
  const blocks = vtt
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  const lines = blocks.flatMap((block) => {
    const parts = block.split('\n');
    const at = parts.findIndex((line) => /^\s*[\d:.]+ --> [\d:.]+/.test(line));
    return at < 0 ? [] : [plain(parts.slice(at + 1).join(' '))];
  });
  return lines.filter((line) => line !== '').join('\n');
}

const SIGNS: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&nbsp;': ' ',
  '&lrm;': '\u200E',
  '&rlm;': '\u200F',
};

const plain = (text: string): string =>
  text
    .replaceAll(/<[^<>]{0,200}>/g, '')
    .replaceAll(/&(lt|gt|amp|nbsp|lrm|rlm);/g, (sign) => SIGNS[sign] ?? sign)
    .replaceAll(/\s+/g, ' ')
    .trim();
