// The chains of commit 0fe7ee2 go over to rules 2 while people work: one signed line each, nothing is lost, nobody is alarmed, and
// somebody who leaves afterwards leaves what they had said behind as true.

import { expect, it } from 'vitest'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { agree } from '../../demo/case-work.ts'
import { readCase } from '../../src/client/case-keys.ts'
import { refreshHome } from '../../src/client/logs.ts'
import { suspendMember } from '../../src/organisations/client/members.ts'
import { readStatement, type Statement } from '../../src/sealing/chain.ts'
import { aadLabel } from '../../src/sealing/aad-label.ts'
import { checkSignature, newKeyPair } from '../../src/sealing/keys.ts'
import { utf8 } from '../../src/sealing/bytes.ts'
import { fromText } from '../../src/sealing/text.ts'
import { ownPhone } from '../own-phone.ts'
import { readAll, readOwn } from './reading.ts'
import { restored } from './restored.ts'

const { kept, seen, network, person } = await restored('0fe7ee2')
const enters = (handle: string): Promise<Colleague> =>
  signIn(network.staff, handle, person(handle).passphrase)
const { id } = kept.cases.mariam
const card = kept.cards.find(({ caseId }) => caseId === id)!
const rulesOf = async (who: Colleague) => {
  const { head } = await who.vault.viewCase({ caseId: id, day: kept.now.slice(0, 10) })
  const said = ((await who.api.cases.read({ id })).statements as Statement[]).map((one) => readStatement(one))
  return { n: head.n, upgrades: said.filter(({ t }) => t === 'upgrade').length, newest: said.at(-1)!.v ?? 1 }
}

it('a log goes over when somebody comes in, a case with what its carrier next says; everything opens as before', async () => {
  const amara = await enters('amara')
  expect((await refreshHome(amara)).rules).toBe(2)
  const bashir = await enters('bashir')
  await readCase(amara, id)
  expect(await rulesOf(amara)).toMatchObject({ upgrades: 0, newest: 1 })
  const terms = { recipient: bashir.circle, compartments: ['narrative'], purpose: 'support' } as const
  await agree(amara, id, terms, network.state.now())
  await agree(amara, id, { ...terms, compartments: ['contact'] }, network.state.now())
  expect(await rulesOf(amara)).toMatchObject({ upgrades: 1, newest: 2 })
  expect(await readCase(amara, id)).toMatchObject({ doubts: [], ahead: false, missing: [], rules: 2 })

  const opened = JSON.parse(JSON.stringify(await readAll(amara, kept.voices))) as Record<string, unknown>
  const before = seen.staff['amara'] as Record<string, unknown>
  expect(Object.keys(opened)).toEqual(Object.keys(before))
  const phone = await ownPhone(network, card.words)
  expect((await phone.open()).cases[0]).toMatchObject({ isInDoubt: false, missing: [] })
  const hers = JSON.parse(JSON.stringify(await readOwn(phone))) as Record<string, unknown>
  expect(Object.keys(hers)).toEqual(Object.keys(seen.cards[id] as object))
}, 120_000)

it('a client of the former release is refused by a word of its own, which is no alarm', async () => {
  const amara = await enters('amara')
  const statements = (await amara.api.cases.read({ id })).statements as Statement[]
  const newer = statements.filter((one) => readStatement(one).v === 2)
  expect(newer.length).toBeGreaterThan(1)
  const { pair } = await newKeyPair('sig')
  const { id: place } = network.state.network()
  // What that release asks of each statement first; whoever signed it is asked after that.
  for (const { body, signature } of newer) {
    const asked = checkSignature(
      pair.publicKey,
      aadLabel('log', place, 'case', id),
      utf8(body),
      fromText(signature),
    )
    await expect(asked).rejects.toMatchObject({ code: 'unknown-suite' })
  }
})

it('Amara leaves: what she had said by either rules stands, and nobody is asked about it', async () => {
  const noor = await enters('noor')
  const { members } = await refreshHome(noor)
  const idOf = (one: string) => kept.people.find(({ handle }) => handle === one)!.id
  const heads = members.filter(({ roles, state }) => roles.includes('administrator') && state === 'member')
  const head = kept.people.find((one) => one.handle !== 'amara' && heads.some((two) => two.id === one.id))!
  const admin = await enters(head.handle)
  await readCase(noor, id)
  expect(await suspendMember(admin, idOf('amara'))).toMatchObject({ waits: false })
  expect(await readCase(noor, id)).toMatchObject({ doubts: [], ahead: false, missing: [] })
  const phone = await ownPhone(network, card.words)
  expect((await phone.open()).cases[0]).toMatchObject({ isInDoubt: false, missing: [] })
}, 120_000)
