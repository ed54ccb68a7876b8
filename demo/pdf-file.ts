// PDFs as the invented country and the tests need them, written by hand: each page with lines of text in a typeface that every reader has.

const escaped = (text: string): string => text.replaceAll(/[\\()]/g, String.raw`\$&`)

/** A PDF with a page for each list of lines; `more` stands in its catalogue (`/OpenAction …`). */
export function pdfOf(pages: readonly (readonly string[])[], more = ''): Buffer {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const catalogue = add('')
  const tree = add('')
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  const kids = pages.map((lines) => {
    const drawn = lines
      .map((line, at) => `BT /F1 24 Tf 60 ${740 - at * 60} Td (${escaped(line)}) Tj ET`)
      .join('\n')
    const content = add(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`)
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    )
  })
  objects[catalogue - 1] = `<< /Type /Catalog /Pages ${tree} 0 R ${more} >>`
  objects[tree - 1] =
    `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`
  let file = '%PDF-1.7\n'
  const at = objects.map((body, n) => {
    const begins = file.length
    file += `${n + 1} 0 obj\n${body}\nendobj\n`
    return begins
  })
  const table = file.length
  const rows = at.map((begins) => `${String(begins).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  return Buffer.from(
    `${file}trailer << /Size ${objects.length + 1} /Root ${catalogue} 0 R >>\nstartxref\n${table}\n%%EOF\n`,
    'latin1',
  )
}
