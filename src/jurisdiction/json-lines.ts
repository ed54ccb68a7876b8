// On which line of a JSON text each value stands: whoever corrects a file of four hundred lines is told where. JSON.parse says
// only that for what is no JSON at all, and keeps silent about a name that is written twice.

/** No pack is deeper; what is, was made to be. */
const deepest = 12

export interface JsonLines {
  /** Line of a value, by its path: `clocks.3.length`. */
  at: ReadonlyMap<string, number>
  /** Paths that are written more than once: only the last would count. */
  twice: readonly string[]
  tooDeep: boolean
}

/** Reads a text that JSON.parse has accepted. */
export function linesOf(text: string): JsonLines {
  const at = new Map<string, number>()
  const twice: string[] = []
  const reading = { place: 0, line: 1, tooDeep: false }

  const skip = (): void => {
    for (; ' \t\r\n,:'.includes(text[reading.place] ?? '.'); reading.place += 1)
      if (text[reading.place] === '\n') reading.line += 1
  }
  const word = (): string => {
    const from = reading.place
    for (reading.place += 1; text[reading.place] !== '"'; reading.place += 1)
      if (text[reading.place] === '\\') reading.place += 1
    reading.place += 1
    return JSON.parse(text.slice(from, reading.place)) as string
  }
  const value = (path: readonly (string | number)[]): void => {
    skip()
    const name = path.join('.')
    if (at.has(name)) twice.push(name)
    at.set(name, reading.line)
    if (path.length > deepest) reading.tooDeep = true
    if (reading.tooDeep) return
    const opening = text[reading.place]
    if (opening === '"') word()
    else if (opening === '{' || opening === '[') inside(path, opening === '{')
    else for (; /[-+.\w]/.test(text[reading.place] ?? '');) reading.place += 1
  }
  const inside = (path: readonly (string | number)[], named: boolean): void => {
    reading.place += 1
    skip()
    for (let next = 0; !reading.tooDeep && !'}]'.includes(text[reading.place]!); next += 1) {
      value([...path, named ? word() : next])
      skip()
    }
    reading.place += 1
  }
  value([])
  return { at, twice, tooDeep: reading.tooDeep }
}
