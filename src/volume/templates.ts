/**
 * What volumes are typeset with. Every text is data to Typst, never markup; files are named as they lie in its workspace. Without a
 * date in the properties of the document the same data gives the same bytes.
 */

const BASE = `
#let data = json(bytes(sys.inputs.data))
#let day = data.at("day", default: ()) // year, month, day: PDF/A has to have one
#set document(title: data.title, date: if day.len() == 3 { datetime(year: day.at(0), month: day.at(1), day: day.at(2)) } else { none })
#set text(font: data.families, fallback: false, size: 10pt, lang: data.lang)
#set par(leading: 0.7em, justify: false)
#let grey = luma(80)
// A digest has no place to break, and fits on one line only when it is small.
#let fact(f) = (text(fill: grey, f.at(0)), text(size: if f.at(1).len() == 64 { 8pt } else { 10pt }, f.at(1)))
#let said(line) = if line.rtl { align(right, text(dir: rtl, line.text)) } else { text(dir: ltr, line.text) }
`;

/** The text of a file on pages: `{title, lang, note, pages: [{number, lines: [{text, rtl}]}]}`; `number` is empty where there is one page. */
export const TEXT_PAGES = `${BASE}
#set page(paper: "a4", margin: (x: 22mm, y: 22mm))
#block(stroke: (left: 1.5pt + luma(150)), inset: (left: 7pt, y: 1pt), text(size: 8pt, fill: grey, data.note))
#v(3mm)
#for page in data.pages {
  if page.number != "" { block(above: 14pt, text(size: 8pt, weight: "bold", fill: grey, page.number)) }
  for line in page.lines { if line.text == "" { v(4pt) } else { block(spacing: 0.55em, said(line)) } }
}
`;

/** Pictures, one on a page or six: `{title, lang, note, pictures: [{file, width, height, caption}]}`. */
export const PICTURE_PAGES = `${BASE}
#let alone = data.pictures.len() == 1
#let one(picture, width, height) = {
  let scale = calc.min(width / (picture.width * 1pt), height / (picture.height * 1pt))
  image(picture.file, width: picture.width * 1pt * scale, height: picture.height * 1pt * scale)
}
#if alone {
  let picture = data.pictures.first()
  let wide = picture.width > picture.height
  page(paper: "a4", flipped: wide, margin: 10mm, align(center + horizon, if wide { one(picture, 277mm, 190mm) } else { one(picture, 190mm, 277mm) }))
} else {
  set page(paper: "a4", margin: (x: 16mm, y: 18mm))
  text(size: 8pt, fill: grey, data.note)
  v(4mm)
  grid(columns: (1fr, 1fr), gutter: 6mm, ..data.pictures.map(picture => block(breakable: false, {
    one(picture, 84mm, 66mm)
    v(1mm)
    text(size: 8pt, number-width: "tabular", picture.caption)
  })))
}
`;

/** A page that stands for a file that cannot be printed: `{title, lang, note, facts: [[name, value]]}`. */
export const FILE_PAGE = `${BASE}
#set page(paper: "a4", margin: (x: 26mm, y: 40mm))
#text(size: 13pt, weight: "bold", data.title)
#v(6mm)
#text(fill: grey, data.note)
#v(6mm)
#grid(columns: (34mm, 1fr), row-gutter: 6pt, ..data.facts.map(fact).flatten())
`;

/** Pages of an exhibit drawn as pictures, with labels on what is covered: `{title, lang, pages: [{width, height, file, boxes: [{left, top, width, height, label}]}]}`, in points. */
export const DRAWN_PAGES = `${BASE}
#for sheet in data.pages {
  page(width: sheet.width * 1pt, height: sheet.height * 1pt, margin: 0pt, {
    place(top + left, image(sheet.file, width: sheet.width * 1pt, height: sheet.height * 1pt, fit: "stretch"))
    for covered in sheet.boxes {
      let size = calc.max(2pt, calc.min(8pt, covered.height * 0.6pt))
      place(top + left, dx: covered.left * 1pt, dy: covered.top * 1pt, box(width: covered.width * 1pt, height: covered.height * 1pt, clip: true, fill: black,
        align(center + horizon, layout(room => {
          let label = text(fill: white, size: size, covered.label)
          // What has no room is not said in part: the list of what is covered says it.
          if measure(label).width <= room.width { label }
        }))))
    }
  })
}
`;

/** Pages that say that an exhibit is withheld: `{title, lang, note, facts: [[name, value]], pages: [{width, height}]}`, in points. */
export const WITHHELD_PAGES = `${BASE}
#for (at, sheet) in data.pages.enumerate() {
  page(width: sheet.width * 1pt, height: sheet.height * 1pt, margin: 10%, align(horizon, {
    text(size: calc.min(13pt, sheet.width * 0.03pt), weight: "bold", data.note)
    v(1em)
    grid(columns: (1fr, 2fr), row-gutter: 6pt, ..data.facts.map(f => f.map(part => text(size: calc.min(10pt, sheet.width * 0.024pt), part))).flatten())
  }))
}
`;

/** A table on pages of its own that goes to a registry; `Sheet` in sheet.ts has its data. */
export const SHEET = `${BASE}
#set page(paper: "a4", margin: (x: 22mm, y: 24mm), footer: context align(center, text(size: 8pt, counter(page).display("1 / 1", both: true))))
#let lines(value) = for (at, line) in value.split("\\n").enumerate() { if at > 0 { linebreak() } ; if at > 0 { text(size: 7.5pt, fill: grey, line) } else { line } }
#if data.forum != "" { text(size: 11pt, fill: grey, data.forum) ; v(2mm) }
#text(size: 16pt, weight: "bold", data.title)
#v(1mm)
#heading(level: 1, data.heading)
#v(2mm)
#if data.facts.len() > 0 { grid(columns: (42mm, 1fr), row-gutter: 6pt, ..data.facts.map(fact).flatten()) ; v(3mm) }
#if data.note != "" { text(size: 9pt, fill: grey, data.note) ; v(3mm) }
#set text(size: 9pt)
#table(columns: data.head.map(_ => 1fr), stroke: none, inset: (x: 3pt, y: 4pt), align: left,
  table.header(..data.head.map(h => text(weight: "bold", size: 8pt, h)), table.hline(stroke: 0.6pt)),
  ..data.rows.map(row => row.map(lines)).flatten())
`;

/** A whole volume; `VolumeData` in volume.ts has its data. */
export const VOLUME = `${BASE}
#let words = data.words
#show heading: set text(weight: "bold")
#set page(paper: "a4", margin: (x: 24mm, y: 26mm), numbering: "i", footer: context if counter(page).get().first() > 1 { align(center, text(size: 8pt, counter(page).display("i"))) })
#v(48mm)
#if data.forum != "" { text(size: 12pt, fill: grey, data.forum) ; v(6mm) }
#if data.caseName != "" { text(size: 13pt, data.caseName) ; v(10mm) }
#text(size: 26pt, weight: "bold", data.title)
#v(4mm)
#text(size: 16pt, data.heading)
#v(2mm)
#text(size: 13pt, fill: grey, data.which)
#v(1fr)
#if data.coverOn != "" { text(size: 11pt, data.coverOn) ; v(4mm) }
#text(size: 8pt, fill: grey, data.foot)
#pagebreak()
#heading(level: 1, data.listTitle)
#set text(size: 9pt)
#table(columns: (auto, 1fr, auto, auto, auto, auto), stroke: none, inset: (x: 3pt, y: 3.5pt), align: (left, left, left, left, right, right),
  table.header(..data.listHead.map(h => text(weight: "bold", size: 8pt, h)), table.hline(stroke: 0.6pt)),
  ..data.list.map(row => (
    if row.here { link(label(row.key), strong(row.label)) } else { strong(row.label) },
    { text(row.title) ; if row.extract != "" { linebreak() ; text(size: 7.5pt, row.extract) } ; if row.ern != "" { linebreak() ; text(size: 7.5pt, fill: grey, row.ern) } },
    row.date, row.languages, row.pages, row.place)).flatten())
// Where somebody signs, and when.
#let signature(who) = block(breakable: false, grid(columns: (1fr, 1fr), gutter: 10mm, row-gutter: 16mm,
  ..(words.place-and-date, who).map(w => { line(length: 100%, stroke: 0.5pt) ; v(-2mm) ; text(size: 8pt, fill: grey, w) })))
#if data.listSignedBy != "" {
  v(14mm)
  signature(data.listSignedBy)
  if data.listToCheck != "" { v(2mm) ; text(size: 8pt, fill: grey, data.listToCheck) }
}
#if data.deposited.len() > 0 {
  pagebreak()
  heading(level: 1, data.depositedTitle)
  if data.depositedNote != "" { text(size: 8pt, fill: grey, data.depositedNote) }
  table(columns: (auto, 1fr, auto), stroke: none, inset: (x: 3pt, y: 3.5pt), align: (left, left, right),
    table.header(..data.depositedHead.map(h => text(weight: "bold", size: 8pt, h)), table.hline(stroke: 0.6pt)),
    ..data.deposited.map(row => (strong(row.label), { text(row.title) ; linebreak() ; text(size: 7.5pt, fill: grey, row.digest) }, row.annexed)).flatten())
}
#set text(size: 10pt)
#for certificate in data.certificates {
  pagebreak()
  heading(level: 1, certificate.title)
  v(4mm)
  text(certificate.text)
  if certificate.toCheck != "" { v(2mm) ; text(size: 8pt, fill: grey, certificate.toCheck) }
  v(8mm)
  for row in certificate.rows { block(spacing: 5pt, grid(columns: (30mm, 1fr), text(size: 8pt, strong(row.at(0))), text(size: 7.5pt, row.at(1)))) }
  v(14mm)
  if certificate.isSigned { signature(certificate.signedBy) } else { hide(signature(certificate.signedBy)) }
}
#set page(numbering: "1")
#counter(page).update(1)
#let head(label, extract: "") = text(size: 8pt, { grid(columns: (1fr, auto), text(fill: grey, data.title), strong(label)) ; if extract != "" { v(-1mm) ; text(size: 7pt, extract) } })
#let foot(left, middle, right) = text(size: 8pt, grid(columns: (1fr, 1fr, 1fr), align: (start, center, end), left, text(fill: grey, middle), right))
#for exhibit in data.exhibits {
  if data.sheets {
    page(margin: (x: 24mm, y: 26mm), header: head(exhibit.label), footer: foot("", "", data.volume + " · " + str(exhibit.first)), block(height: 100%, clip: true, {
      v(40mm)
      [#heading(level: 1, exhibit.label + " — " + exhibit.title) #label(exhibit.key)]
      v(8mm)
      grid(columns: (38mm, 1fr), row-gutter: 6pt, ..exhibit.facts.map(fact).flatten())
      if exhibit.note != "" { v(6mm) ; text(size: 9pt, fill: grey, exhibit.note) }
    }))
  }
  for (at, sheet) in exhibit.pages.enumerate() {
    let wide = sheet.width > sheet.height
    let (across, down) = if wide { (277mm, 178mm) } else { (190mm, 265mm) }
    let scale = calc.min(across / (sheet.width * 1pt), down / (sheet.height * 1pt), 1.0)
    // Nothing of ours lies over the page of an exhibit: it stands smaller between what is stamped on it.
    page(flipped: wide, margin: (x: 10mm, y: 16mm),
      header: if at == 0 and not data.sheets { [#show heading: set text(size: 8pt) ; #grid(columns: (1fr, auto), text(size: 8pt, fill: grey, data.title), [#heading(level: 1, exhibit.label) #label(exhibit.key)]) #text(size: 7pt, exhibit.extract)] } else { head(exhibit.label, extract: exhibit.extract) },
      footer: foot(sheet.ern, if sheet.of == "" { str(at + 1) + " / " + str(exhibit.pages.len()) } else { sheet.of }, data.volume + " · " + str(exhibit.first + at + if data.sheets { 1 } else { 0 })),
      align(center + horizon, box(stroke: 0.3pt + luma(190), {
        let (width, height) = (sheet.width * 1pt * scale, sheet.height * 1pt * scale)
        if sheet.picture == "" { image(exhibit.file, page: sheet.page, alt: exhibit.label, width: width, height: height) } else { image(sheet.picture, alt: exhibit.label, width: width, height: height) }
      })))
  }
}
`;
