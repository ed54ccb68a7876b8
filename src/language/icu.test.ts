// Our reader of messages says what the standard's own library says: on every message that we have, and on made-up ones.
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { readMessage, sayMessage } from './icu.ts'

const folder = new URL('../../locales/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const catalogue = (file: string) =>
  Object.entries(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>)

const theirs = (source: string, locale: string, values: Record<string, string | number>) =>
  String(new IntlMessageFormat(source, locale, undefined, { ignoreTag: true }).format(values))
const ours = (source: string, locale: string, values: Record<string, string | number>) =>
  sayMessage(readMessage(source), locale, values)

/** Numbers in which every plural of our six languages occurs, and one beyond a thousand. */
const numbers = [0, 1, 2, 3, 5, 11, 21, 100, 102, 1234.5]

/** The names in braces, whatever stands in them. */
const names = (source: string) => [...source.matchAll(/\{\s*(\w+)/g)].map((match) => match[1]!)

describe('a message', () => {
  it.each(files)('of %s is said as the standard’s library says it, with every kind of number', (file) => {
    const locale = file === 'ar.json' ? 'ar-u-nu-arab' : file.replace('.json', '')
    for (const [key, source] of catalogue(file))
      for (const number of names(source).length > 0 ? numbers : [0]) {
        const values = Object.fromEntries(names(source).map((name) => [name, number]))
        expect(ours(source, locale, values), key).toBe(theirs(source, locale, values))
      }
  })

  const name = fc.constantFrom('n', 'who', 'day')
  const literal = fc.string({
    unit: fc.constantFrom('a', ' ', "'", "''", "'{'", "'{it''s}'", '#', '<b>', 'é', '١', '|'),
    maxLength: 6,
  })
  const { message } = fc.letrec<{ message: string; argument: string }>((tie) => ({
    message: fc
      .tuple(literal, fc.option(tie('argument'), { nil: '' }), literal)
      .map((three) => three.join('')),
    argument: fc.oneof(
      { maxDepth: 3 },
      name.map((one) => `{ ${one} }`),
      name.map((one) => `{${one}, number}`),
      fc
        .tuple(
          name,
          fc.constantFrom('plural', 'selectordinal'),
          tie('message'),
          tie('message'),
          tie('message'),
        )
        .map(([one, kind, a, b, c]) => `{${one}, ${kind}, =0 {${a}} one {${b}} other {${c}}}`),
      fc
        .tuple(name, tie('message'), tie('message'))
        .map(([one, a, b]) => `{${one}, select, 1 {${a}} other {${b}}}`),
    ),
  }))

  it('that somebody makes up is read alike, or refused by both', () => {
    const attempt = (say: typeof ours, ...rest: Parameters<typeof ours>) => {
      try {
        return say(...rest)
      } catch {
        return null
      }
    }
    let read = 0
    fc.assert(
      fc.property(message, fc.constantFrom('en', 'ar-u-nu-arab', 'uk'), fc.nat(120), (source, locale, n) => {
        const values = { n, who: n % 3, day: n + 1 }
        const wanted = attempt(theirs, source, locale, values)
        expect(attempt(ours, source, locale, values)).toBe(wanted)
        if (wanted !== null) read++
      }),
      { numRuns: 3_000 },
    )
    expect(read).toBeGreaterThan(1_000)
  })

  it.each([
    ['{n', 'a bracket that nothing closes'],
    ['{}', 'a name that is missing'],
    ['{n, plural, one {a}}', 'a plural without "other"'],
    ['{n, plural, one a other {b}}', 'an option without its bracket'],
    ['{n, number, ::percent}', 'a form that we do not write'],
    ['{day, date, short}', 'a date, which dates.ts says'],
  ])('such as %s is refused: %s', (source) => {
    expect(() => readMessage(source)).toThrow(SyntaxError)
  })

  it('without one of its values is no sentence', () => {
    expect(() => ours('You may stop until {day}.', 'en', {})).toThrow('day')
  })
})
