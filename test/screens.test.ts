// Addresses of the staff screens are strings: whatever leads to one must lead to a screen that some feature brings.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { machines } from '../src/app/machines.ts'

const root = join(import.meta.dirname, '..')
const read = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

const paths = read('src/*/ui/feature.ts').flatMap(({ text }) =>
  [...text.matchAll(/\b(?:screen|occasional|ofCase)\(\s*'([^']+)'/g)].map(([, path]) => path!),
)
const asPattern = (path: string) =>
  new RegExp(`^${path.replaceAll(/\/\{-\$\w+\}/g, '(/[^/]+)?').replaceAll(/\$\w+/g, '[^/]+')}$`)
const patterns = paths.map(asPattern)

/** An address as a source writes it: what is put in stands for one part, a question and what follows it for nothing. */
const addressOf = (written: string) =>
  written
    .replaceAll(/\$\{[^}]*\}|\$\w+/g, 'x')
    .replace(/[?#].*$/, '')
    .replace(/(.)\/$/, '$1')

function addressesIn(text: string): string[] {
  const written = text.matchAll(/\b(?:href|to)(?:=\{?|: ?)(['"`])(\/[^'"`]*)\1/g)
  return [...written].map(([, , address]) => addressOf(address!))
}
const isScreen = (address: string) => patterns.some((pattern) => pattern.test(address))

it('the check sees an address that leads nowhere', () => {
  expect(addressesIn("<Link href={`/cases/${id}/nowhere`} /> navigate({ to: '/no' })")).toEqual([
    '/cases/x/nowhere',
    '/no',
  ])
  expect(['/cases/x/nowhere', '/no', '/cases/x', '/directory/own', '/directory/own/x'].map(isScreen)).toEqual(
    [false, false, true, true, true],
  )
})

it('every address is brought by one feature', () => {
  expect(paths.length).toBeGreaterThan(25)
  expect(new Set(paths).size).toBe(paths.length)
})

it('every link of a screen, and the page that a machine names, leads to a screen', () => {
  const links = read('src/{web,*/ui}/**/*.{ts,tsx}').flatMap(({ file, text }) =>
    file.startsWith('src/web/gallery/') || file.startsWith('src/portal/')
      ? []
      : addressesIn(text).map((address) => `${file} ${address}`),
  )
  expect(links.length).toBeGreaterThan(40)
  const named = machines.flatMap(({ kind, page, casePageOfClock = {} }) => [
    ...(page ? [`${kind} ${page}/some-id`] : []),
    ...Object.values(casePageOfClock).map((end) => `${kind} /cases/x${end}`),
  ])
  expect([...links, ...named].filter((one) => !isScreen(one.split(' ')[1]!))).toEqual([])
})

it('no class has rules of two stylesheets, which would depend on the order in which screens are opened', () => {
  const owners = new Map<string, string[]>()
  for (const { file, text } of read('src/{web,*/ui}/**/*.css'))
    for (const [, name] of text.matchAll(/^ {2}\.([a-z][\w-]*) \{/gm))
      if (!owners.get(name!)?.includes(file)) owners.set(name!, [...(owners.get(name!) ?? []), file])
  expect(owners.size).toBeGreaterThan(100)
  expect([...owners].filter(([, files]) => files.length > 1)).toEqual([])
})
