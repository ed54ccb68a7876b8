// What a server that lies, and an administrator who plays along with it, can do to get into a team that neither is in: nothing
// but be refused by whoever is in it. Nina and Oleg are the health team of the first organisation; Oleg has left it again.

import { afterEach, describe, expect, it } from 'vitest'
import { leaveTeam, newTeam, signIn } from '../../demo/actor.ts'
import { newKeyPair, newSecret } from '../../src/sealing/keys.ts'
import type { Statement } from '../../src/sealing/chain.ts'
import { toText } from '../../src/sealing/text.ts'
import { testDatabase } from '../database.ts'
import { endsIn as ends, rewritten } from './network.ts'
import { MaliciousServer } from './server.ts'
import { forger } from './forge.ts'
import { newNetwork, passphrase } from '../people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const { founder } = network
const home = founder.organisation
const nina = await network.colleague(founder, 'nina', ['health'])
const oleg = await network.colleague(founder, 'oleg', ['health'])
const ada = await network.colleague(founder, 'ada', ['caseworker'])
const team = await newTeam(founder, 'health', 'Ward', [nina, oleg])
await leaveTeam(nina, team, oleg.id)
await signIn(network.staff, nina.handle, passphrase)
const accomplice = await forger(network, founder)
const evil = new MaliciousServer(network.staff)
afterEach(() => evil.repents())
const signsInAgain = () => signIn(evil.line, nina.handle, passphrase)

/** A lie about the log of the house, for whoever signs in. */
async function told(change: (log: Statement[]) => void): Promise<string> {
  evil.tells(/^\/api\/organisations\/logs$/, (body) => {
    const logs = body['logs'] as { organisation: number; statements: Statement[] }[]
    change(logs.find((one) => one.organisation === home)?.statements ?? [])
    return body
  })
  return ends(evil, signsInAgain)
}
const placeOf = (log: Statement[], words: string) => log.findLastIndex(({ body }) => body.includes(words))

describe('a server that tries to enter a team', () => {
  it('adds an invented member: bad-chain', async () => {
    const word = await told((log) => {
      const at = placeOf(log, '"team":"health"')
      log[at] = rewritten(log[at]!, (said) => (said['members'] as string[]).push(ada.id))
    })
    expect(word).toBe('bad-chain')
  })

  it('changes the team’s purpose: bad-chain', async () => {
    const word = await told((log) => {
      const at = placeOf(log, '"team":"health"')
      log[at] = rewritten(log[at]!, (said) => (said['team'] = 'legal'))
    })
    expect(word).toBe('bad-chain')
  })

  it('hides a member’s removal: bad-chain', async () => {
    expect(await told((log) => void log.splice(placeOf(log, '"t":"leave"'), 1))).toBe('bad-chain')
  })

  it('removes the latest key, so that a removed member could read on: rollback', async () => {
    expect(await told((log) => void log.splice(placeOf(log, '"t":"circle"')))).toBe('rollback')
  })

  it.each([
    ['herself', () => founder.id],
    ['a colleague', () => ada.id],
  ])('gets an administrator outside the team to sign that she admitted %s: bad-chain', async (_, who) => {
    const said = await accomplice.saysIn(home, { t: 'admit', circle: team, epoch: 3, user: who() })
    expect(await told((log) => void log.push(said))).toBe('bad-chain')
  })

  it('gets that administrator to sign a key of her own making: bad-chain', async () => {
    const said = await accomplice.saysIn(home, {
      t: 'circle',
      circle: team,
      epoch: 4,
      publicKey: toText((await newKeyPair('enc')).pair.publicKey),
      commit: toText(newSecret()),
      members: [founder.id, nina.id],
    })
    expect(await told((log) => void log.push(said))).toBe('bad-chain')
  })

  it('is believed when it tells the truth', async () => {
    const again = await signsInAgain()
    const log = await again.vault.viewLog({ organisation: home })
    expect(log.circles.find(({ id }) => id === team)).toMatchObject({
      members: [nina.id],
      team: 'health',
      epoch: 3,
      due: false,
    })
  })
})
