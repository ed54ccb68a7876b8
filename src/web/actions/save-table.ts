// A table of the page as a file that a spreadsheet opens: its headings and what stands in its cells, without what is pressed there.

import { writeCsv } from '../../api/write-csv.ts'
import { saveFile } from './save-file.ts'

/** What somebody reads in a part of the page, without buttons, and without labels that stand there for narrow screens. */
function wordsIn(part: Element): string {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches('button, select, input, textarea, dialog, [aria-hidden="true"]')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  )
  const words: string[] = []
  while (walker.nextNode()) {
    const { nodeType, textContent } = walker.currentNode
    if (nodeType === Node.TEXT_NODE && textContent?.trim()) words.push(textContent.trim())
  }
  return words.join(' ')
}

const cellsOf = (row: Element): string[] => [...row.querySelectorAll(':scope > th, :scope > td')].map(wordsIn)

/** Hands the browser a CSV file of a table; a column of buttons alone is left out. */
export function saveTable(table: Element): void {
  const [heading = [], ...rows] = [...table.querySelectorAll('tr')].map(cellsOf)
  const said = heading.map((_, at) => rows.some((row) => row[at] !== ''))
  const kept = (row: readonly string[]) => row.filter((_, at) => said[at])
  const name = (table.querySelector('caption')?.textContent ?? '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '')
  saveFile(
    new Blob([writeCsv(kept(heading), rows.map(kept))], { type: 'text/csv;charset=utf-8' }),
    `${name || 'table'}.csv`,
  )
}
