// What a server that lies about pages can do to the police officer who reads them: nothing but be refused, page by page, or leave one
// out, which is said. Each line is one malicious move, and what stands in the place of the two pages then.

import { afterEach, describe, expect, it } from 'vitest'
import { signIn } from '../../demo/actor.ts'
import { agreeToPages, openCase, writeNote } from '../../demo/case-work.ts'
import { checked } from '../../src/client/logs.ts'
import { readPages } from '../../src/consent/client/read-pages.ts'
import type { Statement } from '../../src/sealing/chain.ts'
import { pageWrapPlace } from '../../src/sealing/page.ts'
import { newSecret } from '../../src/sealing/keys.ts'
import { fromText, toText } from '../../src/sealing/text.ts'
import { wrapKey } from '../../src/sealing/wrap.ts'
import { testDatabase } from '../database.ts'
import { newNetwork, passphrase } from '../people.ts'
import { rewritten } from './network.ts'
import { MaliciousServer, type Lie } from './server.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const pavel = await network.organisation('City Police', 'police', ['police'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

async function caseOf(name: string, ...notes: string[]): Promise<string> {
  const { id } = await openCase(amara, { name, language: 'ar' })
  for (const text of notes) await writeNote(amara, id, 'narrative', text)
  return id
}
const isNote = ({ entry }: { entry: { kind: string } }): boolean => entry.kind === 'note'
const mariam = await caseOf('Mariam Test', 'A blue car.', 'Two men.')
const terms = { recipient: pavel.circle, purpose: 'safety' } as const
const given = await agreeToPages(amara, mariam, terms, isNote)
const oksana = await caseOf('Oksana Test', 'A red car.')
await agreeToPages(amara, oksana, terms, isNote)
const evil = new MaliciousServer(network.staff)
const victim = await signIn(evil.line, pavel.handle, passphrase)
const ofOksana = await pavel.api.consent.pages({ caseId: oksana })
afterEach(() => evil.repents())

type Page = Awaited<ReturnType<typeof pavel.api.consent.pages>>['pages'][number]
type Body = { pages: Page[]; statements: Statement[]; consents: { track: string }[] }
const both = ['A blue car.', 'Two men.']
/** What stands on the officer's screen; the code where there is none. */
async function reads(): Promise<string[] | string> {
  try {
    const { grants } = await readPages(victim, mariam)
    const pages = grants.flatMap((grant) => grant.pages)
    return pages.map((one) => ('text' in one ? one.text.title : one.refused)).toSorted()
  } catch (refusal) {
    return (refusal as { code: string }).code
  }
}
const exchanged = (one: string): string => {
  const bytes = fromText(one)
  bytes[60]! ^= 1
  return toText(bytes)
}

const lies: Record<string, [lie: (body: Body) => unknown, reads: string[] | string]> = {
  'two pages change places': [
    ({ pages: [one, other] }) => {
      const kept = { ...one! }
      Object.assign(one!, { ciphertext: other!.ciphertext, commit: other!.commit, wraps: other!.wraps })
      Object.assign(other!, { ciphertext: kept.ciphertext, commit: kept.commit, wraps: kept.wraps })
    },
    ['wrong-commit', 'wrong-commit'],
  ],
  'a page is left out': [
    ({ pages }) => {
      const [name] = pages.map(({ page }) => page).filter((page) => titles.get(page) === 'A blue car.')
      pages.splice(
        pages.findIndex(({ page }) => page === name),
        1,
      )
    },
    ['Two men.', 'missing'],
  ],
  'every page is left out': [(body) => ({ ...body, pages: [] }), ['missing', 'missing']],
  'one letter of a page is another': [
    ({ pages }) => pages.forEach((one) => (one.ciphertext = exchanged(one.ciphertext))),
    ['wrong-commit', 'wrong-commit'],
  ],
  'a page of another case is shown in its place': [
    ({ pages }) => {
      const [other] = ofOksana.pages
      for (const one of pages) Object.assign(one, { ...other, page: one.page })
    },
    ['wrong-commit', 'wrong-commit'],
  ],
  'a page is added that nobody gave': [({ pages }) => void pages.push(ofOksana.pages[0]!), both],
  'the key of a page is one that the server made': [
    ({ pages }) => {
      for (const one of pages) one.wraps = [{ circleId: pavel.circle, wrap: forged.get(one.page)! }]
    },
    ['wrong-commit', 'wrong-commit'],
  ],
  'the hash in the signed yes is another': [
    ({ statements }) => {
      const at = statements.findIndex(({ body }) => body.includes(given))
      statements[at] = rewritten(statements[at]!, (said) => {
        for (const page of said['pages'] as { hash: string }[]) page.hash = toText(newSecret())
      })
    },
    'bad-chain',
  ],
  'the yes is called another one’s': [({ consents }) => consents.forEach((one) => (one.track = oksana)), []],
}
/** Which page is which, as the officer has read them before. */
const titles = new Map<string, string>()
for (const { pages } of (await readPages(victim, mariam)).grants)
  for (const one of pages) if ('text' in one) titles.set(one.page, one.text.title)
const forged = new Map<string, string>()
for (const { page } of (await pavel.api.consent.pages({ caseId: mariam })).pages) {
  const place = pageWrapPlace(mariam, page, pavel.circle)
  const { publicKey } = await victim.vault
    .viewLog({ organisation: pavel.organisation })
    .then(({ circles }) => {
      return circles.find(({ id }) => id === pavel.circle)!
    })
  forged.set(page, toText(await wrapKey(fromText(publicKey), newSecret(), place)))
}

describe('a server that lies about pages', () => {
  it('and tells the truth meanwhile, shows both', async () => {
    expect(await reads()).toEqual(both)
  })

  it.each(Object.entries(lies))('%s', async (_name, [lie, found]) => {
    evil.tells(new RegExp(`^/api/cases/${mariam}/pages$`), lie as unknown as Lie)
    const answer = await reads()
    expect(evil.count, 'the lie was told').toBeGreaterThan(0)
    expect(answer).toEqual(found)
  })

  it('hands the officer’s pages to the doctor, who opens none of them', async () => {
    const doctor = await signIn(evil.line, bashir.handle, passphrase)
    const truth = await pavel.api.consent.pages({ caseId: mariam })
    const { logs, statements, pages } = truth
    const receive = () => doctor.vault.receiveKeys({ caseId: mariam, statements, epochs: [], wraps: [] })
    await checked(doctor, logs, receive)
    const { opened } = await doctor.vault.openPages({ caseId: mariam, day: '2026-01-01', pages })
    expect(opened.map(({ refused }) => refused)).toEqual(['not-verified', 'not-verified'])
  })
})
