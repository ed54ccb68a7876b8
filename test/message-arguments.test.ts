// A message says a number or a name only if whoever says it gives it: a page with one that is missing cannot be drawn.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { messagesOf } from '../scripts/locale-files.ts'

const root = join(import.meta.dirname, '..')
const english = messagesOf('en')
const asked = (message: string) => [...message.matchAll(/\{\s*([a-z]\w*)\s*[,}]/g)].map(([, name]) => name!)
/** `t('key', { name: …, other })`, and `t(isSo ? 'one.key' : 'another', …)`. */
const said = /\bt\(\s*([^(){}]*'[a-z][\w.-]+'[^(){}]*),\s*\{([^{}]*)\}/g
const keysIn = (words: string) => [...words.matchAll(/'([a-z][\w.-]+)'/g)].map(([, key]) => key!)
/** What is written in a language of templates has braces of its own. */
const withoutTemplates = (text: string) => text.replaceAll(/`[^`]*`/g, '``')
const given = (parts: string) => [...parts.matchAll(/(?:^|,)\s*(\w+)\s*(?=[:,]|$)/g)].map(([, name]) => name!)

it('every message on a screen is given what it names', () => {
  const calls = globSync('src/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...withoutTemplates(readFileSync(join(root, file), 'utf8')).matchAll(said)].flatMap(
        ([, words, parts]) => keysIn(words!).map((key) => ({ file, key, parts: parts! })),
      ),
    )
  expect(calls.length).toBeGreaterThan(100)
  const missing = calls.flatMap(({ file, key, parts }) =>
    asked(english[key] ?? '')
      .filter((name) => !given(parts.trim()).includes(name))
      .map((name) => `${file}: ${key} is not given ${name}`),
  )
  expect(missing).toEqual([])
})
