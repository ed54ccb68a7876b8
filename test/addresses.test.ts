// The addresses of the public host: named in one place, and for ever where one stands on paper.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { addresses } from '../src/api/addresses.ts'
import { say } from '../src/language/say.ts'
import { newKeyPair } from '../src/sealing/keys.ts'
import { addressLiterals } from './address-literals.ts'
import { bareOrganisation } from './bare-organisation.ts'
import { testDatabase } from './database.ts'
import { pagesOf, publicHouse } from './telephone.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('an address of the public host', () => {
  it.each([
    "phone.get('/en/7/4')",
    'phone.get(`/${language}/6`)',
    'page.goto(`${publicUrl}/ar/1`)',
    'page.locator(`main a[href="/${language}/7/1"]`)',
    "show(c, '/7/4', body)",
    'app.get(`${inLanguage}/3/:number`, show)',
    "shown.path.endsWith('/2')",
    'link(`/3/${at + 1}`)',
    "page.goto('/en/3/p?n=2')",
    'const own = /^\\/[a-z]{2}\\/(7|3)(\\/|$)/; const one = /\\/en\\/7$/',
    "location.replace('/x')",
    'expect(page).toHaveURL(/\\/w$/)',
    'html`<a href="/x">`',
    "settings({ exitUrl: `${url}/w`, script: '/e.js' })",
  ])('is found where it is written out: %s', (text) => {
    expect(addressLiterals({ path: 'src/portal/crime.ts', text })).not.toEqual([])
  })

  it.each([
    'phone.get(`/en${addresses.tracks}`)',
    "read('/proc/self/fd/3'); say('1/2', '3/4', 'a/b/1')",
    "open('/cases/1'); open('/example/w'); link('/workers/x.js')",
    '// written in a comment: /en/7/4',
  ])('is not seen where there is none: %s', (text) => {
    expect(addressLiterals({ path: 'src/portal/innocent.ts', text })).toEqual([])
  })

  it('is written out only in src/api/addresses.ts', () => {
    const files = globSync('{src,e2e,test,demo,bench,scripts,bin}/**/*.{ts,tsx}', { cwd: root })
    const judged = files.filter(
      (path) => path !== 'src/api/addresses.ts' && path !== 'test/addresses.test.ts',
    )
    expect(judged.length).toBeGreaterThan(500)
    expect(judged.flatMap((path) => addressLiterals({ path, text: read(path) }))).toEqual([])
  })

  it('stands for one page: no two names share it', () => {
    expect(new Set(Object.values(addresses)).size).toBe(Object.values(addresses).length)
  })
})

interface Printed {
  /** On which paper it stands. */
  printed: string
  path: string
  host: 'public' | 'staff'
  /** Public: the message that the page has as its heading. */
  heading?: string
  /** Staff: the screen that prints it. */
  paper?: string
}

// A golden list: no line of it is ever changed or taken away, since nobody can call back what is printed.
const printed = JSON.parse(read('test/printed-addresses.json')) as Printed[]
/** Languages in which something has been printed. */
const six = ['en', 'es', 'fr', 'ar', 'uk', 'th']

describe('a printed address', async () => {
  const database = await testDatabase()
  const app = pagesOf(publicHouse(database))
  beforeAll(async () => {
    const { pair } = await newKeyPair('enc')
    await bareOrganisation(database, 'hotline', 'Night Line', pair.publicKey)
  })

  const onPublicHost = printed
    .filter(({ host }) => host === 'public')
    .flatMap(({ path, heading = '' }) =>
      (path.includes('{language}') ? six : ['en']).map((language) => ({
        path: path.replace('{language}', language),
        title: say(language, heading),
      })),
    )
  it.each(onPublicHost)('still leads a visitor to its page: $path', async ({ path, title }) => {
    const answer = await app.request(path)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(`<h1>${title}</h1>`)
  })

  const onStaffHost = printed.filter(({ host }) => host === 'staff')
  it.each(onStaffHost)('still leads a colleague to its screen: $path', ({ path, paper = '' }) => {
    expect(read(paper)).toMatch(new RegExp(`\\{location\\.origin\\}${path}\\s*<`))
    const brought = globSync('src/*/ui/feature.ts', { cwd: root }).map(read).join('\n')
    expect(brought).toContain(`screen('${path}',`)
  })

  it('is in the list, whichever screen prints it', () => {
    const screens = globSync('src/**/*.tsx', { cwd: root }).map(read)
    const said = screens.flatMap((text) => [...text.matchAll(/location\.origin\}(\/[a-z-]+)/g)])
    expect(said.length).toBeGreaterThan(0)
    const listed = onStaffHost.map(({ path }) => path)
    expect(said.map(([, path]) => path).filter((path) => !listed.includes(path!))).toEqual([])
  })
})
