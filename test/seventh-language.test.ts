// Adding a language is one file: dropped into a copy of the source, it is offered to whom it has words for, and nothing else is
// touched. The copy runs as a program of its own.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { publicPrefixes } from '../src/language/offered.ts'
import { copyOfTree } from './copy-of-tree.ts'

const root = join(import.meta.dirname, '..')
const copy = copyOfTree(['locales', 'jurisdictions', 'scripts', 'src', 'package.json'])

const english = JSON.parse(readFileSync(join(root, 'locales/en.json'), 'utf8')) as Record<string, string>
const isPublic = (key: string) => publicPrefixes.some((prefix) => key.startsWith(prefix))

/** A file with those words whose keys are kept. */
function drop(language: string, kept: (key: string, at: number) => boolean): void {
  const words = Object.entries(english).filter(([key], at) => kept(key, at))
  copy.write(`locales/${language}.json`, JSON.stringify(Object.fromEntries(words)))
}

/** What the copy offers: on the start page for everybody, and to whoever works here. */
const seen = () =>
  copy.say<{ links: string[]; staff: object[] }>(`
    const { page } = await import('./src/http/page.ts')
    const { speaker } = await import('./src/language/say.ts')
    const { baseNetwork: network } = await import('./src/app/boot.ts')
    const { staffLanguages } = await import('./scripts/staff-words.ts')
    const html = String(await page({ speak: speaker('en'), network, at: '', body: '' }))
    const links = [...html.matchAll(/<a href="\\/([\\w-]+)" lang="\\1"[^>]*>([^<]+)</g)].map(([, tag, name]) => tag + ' ' + name)
    console.log(JSON.stringify({ links, staff: staffLanguages() }))`)

it('an added language file is offered by its own name to whom it has the words for, and not before', () => {
  const before = seen()
  expect(before.links).toHaveLength(6)
  drop('ro', isPublic)
  drop('fa', () => true)
  drop('nl', (key, at) => isPublic(key) && at % 2 === 0)
  const { links, staff } = seen()
  expect(links.toSorted()).toEqual([...before.links, 'fa فارسی', 'ro Română'].toSorted())
  expect(staff).toEqual([...before.staff, { tag: 'fa', name: 'فارسی', locale: 'fa', direction: 'rtl' }])
})
