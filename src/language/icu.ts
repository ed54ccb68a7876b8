// Reads an ICU message and says it with values. We write five forms (a value, a number, a plural, an ordinal, a choice)
// and quote with apostrophes; the libraries that read every form weigh ten times as much in front of the first page.
// A message with anything else is refused here, and the test of the languages meets every message before a reader does.

type Value = string | number | Date
type Part =
  | string
  | { kind: 'value'; name: string }
  /** `{n, number}`, and `#` in a plural: the number that it counts. */
  | { kind: 'number'; name: string }
  | { kind: 'plural' | 'selectordinal' | 'select'; name: string; options: Map<string, Part[]> }
export type Message = readonly Part[]

const word = /[^\s{},'#<>|]+/y
const space = /\s*/y

/** The parts of a message. Throws, with the place, where it is none. */
export function readMessage(source: string): Message {
  let at = 0
  const fail = (what: string): never => {
    throw new SyntaxError(`${what} at letter ${at + 1}`)
  }
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(source)?.[0] ?? ''
    at += found.length
    return found
  }
  const name = () => {
    take(space)
    const found = take(word) || fail('a name is missing')
    take(space)
    return found
  }
  const expect = (letter: string) => {
    if (source[at] !== letter) fail(`"${letter}" is missing`)
    at++
  }

  /** Words up to the end, or to the bracket that ends an option of the plural or choice named `counted`. */
  function parts(inside: boolean, counted: string | null): Part[] {
    const found: Part[] = []
    let text = ''
    const say = (part: Part) => {
      if (text) found.push(text)
      text = ''
      found.push(part)
    }
    while (at < source.length) {
      const letter = source[at]!
      if (letter === '}' && inside) break
      at++
      if (letter === "'") text += quoted(counted)
      else if (letter === '{') say(argument())
      else if (letter === '#' && counted !== null) say({ kind: 'number', name: counted })
      else text += letter
    }
    if (text) found.push(text)
    return found
  }

  /** After an apostrophe: another one is an apostrophe, one before a sign of ours quotes up to the next, any other is itself. */
  function quoted(counted: string | null): string {
    if (source[at] === "'") return source[at++]!
    const next = source[at] ?? ''
    if (!(counted !== null && next === '#') && !/[{}<>]/.test(next)) return "'"
    let text = ''
    while (at < source.length) {
      const letter = source[at++]!
      if (letter !== "'") text += letter
      else if (source[at] === "'") text += source[at++]!
      else break
    }
    return text
  }

  function argument(): Part {
    const value = name()
    if (source[at] === '}') return (at++, { kind: 'value', name: value })
    expect(',')
    const kind = name()
    if (kind === 'number') return (expect('}'), { kind, name: value })
    if (kind !== 'plural' && kind !== 'selectordinal' && kind !== 'select')
      return fail(`"${kind}" is no form that we write`)
    expect(',')
    const options = new Map<string, Part[]>()
    const inner = kind === 'select' ? null : value
    for (take(space); source[at] !== '}'; take(space)) {
      const option = name()
      if (options.has(option)) fail(`a second "${option}"`)
      expect('{')
      options.set(option, parts(true, inner))
      expect('}')
    }
    at++
    if (!options.has('other')) fail('"other" is missing before')
    return { kind, name: value, options }
  }

  return parts(false, null)
}

// Making one of these costs more than a hundred sentences.
const kept = new Map<string, Intl.NumberFormat | Intl.PluralRules>()
function keep<T extends Intl.NumberFormat | Intl.PluralRules>(key: string, make: () => T): T {
  const known = kept.get(key) as T | undefined
  if (known) return known
  const made = make()
  kept.set(key, made)
  return made
}
const numbers = (locale: string) => keep(locale, () => new Intl.NumberFormat(locale))
const rules = (locale: string, type: Intl.PluralRuleType) =>
  keep(`${locale} ${type}`, () => new Intl.PluralRules(locale, { type }))

/** The sentence. Throws where a value is missing: half a sentence can say the opposite. */
export function sayMessage(
  message: Message,
  locale: string,
  values: Readonly<Record<string, Value>> = {},
): string {
  return message.map((part) => (typeof part === 'string' ? part : sayPart(part, locale, values))).join('')
}

function sayPart(
  part: Exclude<Part, string>,
  locale: string,
  values: Readonly<Record<string, Value>>,
): string {
  const value = values[part.name]
  if (value === undefined) throw new Error(`a message needs a value for "${part.name}"`)
  if (part.kind === 'value') return String(value)
  if (part.kind === 'number') return numbers(locale).format(Number(value))
  const chosen =
    part.kind === 'select'
      ? String(value)
      : part.options.has(`=${String(value)}`)
        ? `=${String(value)}`
        : rules(locale, part.kind === 'plural' ? 'cardinal' : 'ordinal').select(Number(value))
  return sayMessage(part.options.get(chosen) ?? part.options.get('other')!, locale, values)
}
