// Adding a language is one file: dropped into a copy of the source, it is offered to whom it has words for, and nothing else is
// touched. The copy runs as a program of its own.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { publicPrefixes } from '../src/language/offered.ts'

const root = join(import.meta.dirname, '..')
const copy = mkdtempSync(join(tmpdir(), 'continuum-languages-'))
afterAll(() => rmSync(copy, { recursive: true, force: true }))
for (const name of ['locales', 'jurisdictions', 'scripts', 'src', 'package.json'])
  cpSync(join(root, name), join(copy, name), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))

const english = JSON.parse(readFileSync(join(root, 'locales/en.json'), 'utf8')) as Record<string, string>
const isPublic = (key: string) => publicPrefixes.some((prefix) => key.startsWith(prefix))

/** A file with those words whose keys are kept. */
function drop(language: string, kept: (key: string, at: number) => boolean): void {
  const words = Object.entries(english).filter(([key], at) => kept(key, at))
  writeFileSync(join(copy, 'locales', `${language}.json`), JSON.stringify(Object.fromEntries(words)))
}

/** What the copy offers: on the start page for everybody, and to whoever works here. */
function seen(): { links: string[]; staff: object[] } {
  const code = `
    const { page } = await import('./src/http/page.ts')
    const { speaker } = await import('./src/language/say.ts')
    const { baseNetwork: network } = await import('./src/app/boot.ts')
    const { staffLanguages } = await import('./scripts/staff-words.ts')
    const html = String(await page({ speak: speaker('en'), network, at: '', body: '' }))
    const links = [...html.matchAll(/<a href="\\/([\\w-]+)" lang="\\1"[^>]*>([^<]+)</g)].map(([, tag, name]) => tag + ' ' + name)
    console.log(JSON.stringify({ links, staff: staffLanguages() }))`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: copy,
    encoding: 'utf8',
  })
  return JSON.parse(said) as ReturnType<typeof seen>
}

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
