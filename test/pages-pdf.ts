/** A PDF of so many equal pages of so many points, with one word on each; `more` stands in its catalogue. Written here: what is read must not come from what reads. */
export function pdfOf(count: number, width: number, height: number, more = ''): string {
  const word = `BT /F 48 Tf ${width / 2} ${height / 2} Td (Fictional map) Tj ET`;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${more}>>`,
    `<</Type/Pages/Count ${count}/Kids[${Array.from({ length: count }, (_, at) => `${at + 5} 0 R`).join(' ')}]/MediaBox[0 0 ${width} ${height}]>>`,
    `<</Length ${word.length}>>stream\n${word}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...Array.from(
      { length: count },
      () => '<</Type/Page/Parent 2 0 R/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>',
    ),
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return `${text}${table}trailer<</Size ${places.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
}
