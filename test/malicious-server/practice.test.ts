// In an invented country no minute counts for anything. A server that says of a network of real people that it is one would move the
// clocks of their vaults: but the id of a network says it, and that stands under everything that was ever sealed and signed there.

import { afterEach, describe, expect, it } from 'vitest'
import { invite, joinNetwork, signIn } from '../../demo/actor.ts'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { practiceNetwork } from '../../src/sealing/practice.ts'
import { testDatabase } from '../database.ts'
import { ownPhone } from '../own-phone.ts'
import { newNetwork, passphrase } from '../people.ts'
import { endsIn } from './network.ts'
import { MaliciousServer } from './server.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const admin = await network.organisation('Harbour House', 'ngo', [])
const amara = await network.colleague(admin, 'amara', ['caseworker'])
const evil = new MaliciousServer(network.staff)
afterEach(() => evil.repents())

const real = network.state.network()
const invented = practiceNetwork(real.id)
const setup = /^\/api\/setup$/

describe('a server that says that a network of real people is an invented country', () => {
  it('lets nobody in: Amara’s own log is no log of that country', async () => {
    evil.tells(/^\/api\/me$/, (body) => void ((body['network'] as { id: string }).id = invented))
    expect(await endsIn(evil, () => signIn(evil.line, amara.handle, passphrase))).toBe('bad-chain')
  })

  it('lets no new organisation begin by it: the secret that Noor was given leads to no invitation there', async () => {
    const { secret } = await invite(admin, 'noor', ['caseworker'])
    evil.tells(setup, (body) => void (body['network'] = invented))
    expect(await endsIn(evil, () => joinNetwork(evil.line, secret, passphrase))).toBe('wrong-words')
  })

  it('founds no network under such an id, where whoever begins it does not know that it is practice', async () => {
    const { secret } = await invite(admin, 'lena', ['caseworker'])
    const first = { name: 'National coordination', kind: 'coordination' } as const
    evil.tells(setup, (body) => void (body['network'] = invented))
    expect(await endsIn(evil, () => joinNetwork(evil.line, secret, passphrase, { first }))).toBe(
      'bad-signature',
    )
  })

  it('opens nothing on Mariam’s telephone', async () => {
    const { id } = await openCase(amara, { name: 'Mariam', language: 'ar' })
    const { words } = await giveCard(amara, id, 'ar')
    const liar = { ...network, state: { ...network.state, network: () => ({ ...real, id: invented }) } }
    const phone = await ownPhone(liar, words)
    await expect(phone.open()).rejects.toMatchObject({ code: 'broken' })
    expect((await (await ownPhone(network, words)).open()).isPractice).toBe(false)
  })
})
