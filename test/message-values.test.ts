// A message that names a value is given that value wherever it is said: the one who renames it on one side only leaves a page that
// cannot be shown. Read from the source: calls with the key written out, and the names of what they give.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor, type Expression } from 'oxc-parser'
import { expect, it } from 'vitest'
import { messagesOf, placeholders } from '../scripts/locale-files.ts'

const root = join(import.meta.dirname, '..')
const english = messagesOf('en')

interface Said {
  key: string
  /** Names of the values; undefined where they are not written out beside the key. */
  given: string[] | undefined
}

/** The keys that an expression may be, where they are written out: one, or one of two. */
const keysOf = (node: Expression | undefined): string[] => {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? [node.value] : []
  return node?.type === 'ConditionalExpression' ? [...keysOf(node.consequent), ...keysOf(node.alternate)] : []
}

/** The names of the values beside a key. */
function namesOf(values: Expression | undefined): string[] | undefined {
  if (values === undefined) return []
  if (values.type !== 'ObjectExpression') return undefined
  const names = values.properties.map((one) =>
    one.type === 'Property' && one.key.type === 'Identifier' ? one.key.name : undefined,
  )
  return names.every((one) => one !== undefined) ? names : undefined
}

/** What a source says with `t` or `text`. */
function saidIn(path: string, source: string): Said[] {
  const said: Said[] = []
  new Visitor({
    CallExpression({ callee, arguments: [first, values] }) {
      const called = callee.type === 'MemberExpression' ? callee.property : callee
      if (called.type !== 'Identifier' || !['t', 'text'].includes(called.name)) return
      const given = namesOf(values as Expression | undefined)
      said.push(...keysOf(first as Expression | undefined).map((key) => ({ key, given })))
    },
  }).visit(parseSync(path, source).program)
  return said
}

/** Messages that are said without something that they name. */
const unfilled = (path: string, source: string, messages: Readonly<Record<string, string>>) =>
  saidIn(path, source).flatMap(({ key, given }) => {
    const message = messages[key]
    if (!message?.includes('{') || given === undefined) return []
    const missing = placeholders(message, 'en').filter(
      (name) => !name.startsWith('<') && !given.includes(name),
    )
    return missing.map((name) => `${path}: ${key} is said without {${name}}`)
  })

it('a message that is said without what it names is found, with or without values beside it', () => {
  const messages = {
    'a.b': 'Sent to {recipient}.',
    'a.c': 'Saved.',
    'a.d': '{n, plural, one {# day} other {# days}}',
  }
  const source =
    "t('a.b', { receiver: x }); t('a.b'); t(x ? 'a.b' : 'a.c'); t('a.b', { recipient }); t('a.b', more); t('a.c'); speak.text('a.d', { n })"
  expect(unfilled('one.ts', source, messages)).toEqual([
    'one.ts: a.b is said without {recipient}',
    'one.ts: a.b is said without {recipient}',
    'one.ts: a.b is said without {recipient}',
  ])
})

it('no page says a message without what it names', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((path) => !path.includes('.test.'))
  const found = files.flatMap((path) => unfilled(path, readFileSync(join(root, path), 'utf8'), english))
  expect(found).toEqual([])
})
