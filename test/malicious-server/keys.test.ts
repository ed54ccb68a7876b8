// A server that gives somebody, at sign-in, keys of its own making: the master secret is wrapped to a public half that the server
// keeps, so it can wrap another one, and seal keys, pins and a whole invented house under that. It must end in a refusal.
import { afterEach, expect, it } from 'vitest'
import { signIn } from '../../demo/actor.ts'
import { aadLabel } from '../../src/sealing/aad-label.ts'
import { newSecret } from '../../src/sealing/keys.ts'
import type { UnlockerKind } from '../../src/sealing/unlock.ts'
import { fromText, toText } from '../../src/sealing/text.ts'
import { createVault, nothingHeld } from '../../src/sealing/vault.ts'
import { wrapKey } from '../../src/sealing/wrap.ts'
import { testDatabase } from '../database.ts'
import { MaliciousServer } from './server.ts'
import { newNetwork, passphrase } from '../people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const { organisation, circle } = amara
const evil = new MaliciousServer(network.staff)
afterEach(() => evil.repents())

/** A vault of the server's own, under Amara's name, with a log, a circle and pins that it made up. */
async function inventedHouse() {
  const inside = nothingHeld()
  const liar = createVault(inside)
  liar.holdKek(newSecret())
  const at = '2026-11-24T10:00Z'
  const { user } = await liar.enrol({ network: amara.network, userId: amara.id })
  const genesis = await liar.foundOrganisation({ organisation, roles: ['administrator'], at })
  await liar.learnLog({ organisation, statements: [genesis], home: true })
  const members = [amara.id]
  const { statement, seeds, epoch, commit } = await liar.rotateCircle({
    organisation,
    circleId: circle,
    members,
    at,
  })
  await liar.learnLog({ organisation, statements: [statement], home: true })
  const { pins } = await liar.sealPins()
  const circles = [{ circleId: circle, epoch, commit, sealedSeed: seeds[0]!.sealedSeed }]
  return { user, ums: inside.held!.own, pins, circles, statements: [genesis, statement] }
}

type Shown = { kind: UnlockerKind; publicKey: string; wrappedUms: string }
type Asked = { kind: UnlockerKind; publicKey: string }
const wrapped = async (one: Asked, ums: Uint8Array<ArrayBuffer>) =>
  toText(await wrapKey(fromText(one.publicKey), ums, aadLabel('ums', amara.id, one.kind)))

it('a caseworker’s passphrase opens only her own master secret, whichever organisation the server shows with another', async () => {
  const { user, ums, pins, circles, statements } = await inventedHouse()
  const { unlockers } = await amara.api.accounts.me({})
  const exchanged = new Map(
    await Promise.all(
      (unlockers as Shown[]).map(async (one) => [one.kind, await wrapped(one, ums)] as const),
    ),
  )
  evil.tells(/\/api\/me$/, (body) => ({
    ...body,
    user,
    unlockers: (body['unlockers'] as Shown[]).map((one) => ({ ...one, wrappedUms: exchanged.get(one.kind) })),
  }))
  evil.tells(/\/api\/drafts\/pins$/, () => ({ draft: pins }))
  evil.tells(/^\/api\/organisations\/logs$/, () => ({ logs: [{ organisation, statements }] }))
  evil.tells(/\/api\/organisations\/circles$/, () => ({ circles }))
  await expect(signIn(evil.line, amara.handle, passphrase)).rejects.toThrow('wrong-commit')
  evil.repents()
  expect((await signIn(evil.line, amara.handle, passphrase)).id).toBe(amara.id)
})
