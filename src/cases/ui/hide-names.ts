// The person's name in words that colleagues wrote: hidden while nobody has asked to see it. It hides what the case knows as their
// name, and nothing else: another spelling stays in sight. Pure.

export interface NamePart {
  text: string
  isName: boolean
}

const escaped = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
/** Particles that Arabic writes together with the name behind them. */
const joined = '[وفبكل]?'

/** The pieces of a text, names apart. A word of a name of one letter is an initial, and hides too much: it is left. */
export function withoutNames(text: string, names: readonly string[]): NamePart[] {
  const words = [...new Set(names.flatMap((name) => name.split(/[\s,]+/)))].filter((word) => word.length > 1)
  if (words.length === 0 || text === '') return text === '' ? [] : [{ text, isName: false }]
  // The longest first: "Anna-Maria" is one name.
  const any = words
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')
  const one = String.raw`(?<!\p{L})(?:${joined}(?:${any}))(?!\p{L})`
  const found = new RegExp(String.raw`(${one}(?:\s+${one})*)`, 'giu')
  return text
    .split(found)
    .flatMap((piece, at) => (piece === '' ? [] : [{ text: piece, isName: at % 2 === 1 }]))
}
