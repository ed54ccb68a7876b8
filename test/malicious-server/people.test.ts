// What a server that lies about who is who can do to a client at work with it: nothing but be refused. Each line is one
// malicious move, and the word that it ends in. (CCP/1 lines 48-50; security.md §8.) About a case: evil-case.test.ts.

import { newMemory } from '../../src/client/session.ts'
import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { lineOf } from '../../src/client/logs.ts'
import { takeCircles } from '../../src/client/circles.ts'
import { agree, takeKeys } from '../../demo/case-work.ts'
import { hashOf, type Statement } from '../../src/sealing/chain.ts'
import { newSecret } from '../../src/sealing/keys.ts'
import { fromText, toText } from '../../src/sealing/text.ts'
import { createVault } from '../../src/sealing/vault.ts'
import { unwrapKey, wrapPlace } from '../../src/sealing/wrap.ts'
import { learn, learnHome } from '../../src/client/chain-reader.ts'
import { testDatabase } from '../database.ts'
import { endsIn as ends, evilHouse, rewritten } from './network.ts'
import type { Lie } from './server.ts'
import { forger } from './forge.ts'
import { passphrase } from '../people.ts'

const database = await testDatabase()
const { network, bashir, pavel, mariam, evil, victim, stolen, theirKey, theirSig } = await evilHouse(database)
const deputy = await forger(network, network.founder)
afterEach(() => evil.repents())
const endsIn = (act: () => Promise<unknown>) => ends(evil, act)

const logAnswer = /^\/api\/organisations\/logs$/
const signsInAgain = (who: Colleague) => () => signIn(evil.line, who.handle, passphrase)

type Statements = Statement[]
const logIn = (body: Record<string, unknown>, organisation: number): Statements =>
  (body['logs'] as { organisation: number; statements: Statements }[]).find(
    (one) => one.organisation === organisation,
  )?.statements ?? []
/** Lets a lie loose on the log of one organisation. */
const aboutLog =
  (organisation: number, change: (log: Statements) => void): Lie =>
  (body) => {
    change(logIn(body, organisation))
    return body
  }
const home = network.founder.organisation

/** Who is who: organisations' logs. */
const aboutPeople: Record<string, [client: () => Promise<unknown>, path: RegExp, lie: Lie, word: string]> = {
  'the end of the log is hidden, with whoever was taken in last': [
    signsInAgain(network.founder),
    logAnswer,
    aboutLog(home, (log) => void log.pop()),
    'rollback',
  ],
  'a statement in the middle is hidden': [
    signsInAgain(network.founder),
    logAnswer,
    aboutLog(home, (log) => void log.splice(1, 1)),
    'bad-chain',
  ],
  'two statements change places': [
    signsInAgain(network.founder),
    logAnswer,
    aboutLog(home, (log) => void log.splice(1, 2, log[2]!, log[1]!)),
    'bad-chain',
  ],
  'a colleague’s key is exchanged in the log': [
    signsInAgain(network.founder),
    logAnswer,
    aboutLog(home, (log) => void (log[0] = rewritten(log[0]!, (said) => (said['enc'] = theirKey)))),
    'bad-chain',
  ],
  'the circle’s key is exchanged in the log': [
    signsInAgain(network.founder),
    logAnswer,
    aboutLog(home, (log) => void (log[1] = rewritten(log[1]!, (said) => (said['publicKey'] = theirKey)))),
    'bad-chain',
  ],
  'somebody joins whom nobody invited': [
    signsInAgain(network.founder),
    logAnswer,
    aboutLog(home, (log) => {
      const last = JSON.parse(log.at(-1)!.body) as { n: number }
      log.push(
        rewritten(log.at(-1)!, (said) =>
          Object.assign(said, { n: last.n + 1, t: 'join', by: 'ghost', enc: theirKey, sig: theirSig }),
        ),
      )
    }),
    'bad-chain',
  ],
  'an empty log is shown': [
    signsInAgain(network.founder),
    logAnswer,
    (body) => ({ ...body, logs: [] }),
    'rollback',
  ],
  'a statement longer than any is sent, to keep the client busy': [
    signsInAgain(network.founder),
    logAnswer,
    aboutLog(home, (log) => void (log[1] = { body: ' '.repeat(1_000_000), signature: log[1]!.signature })),
    'bad-chain',
  ],
  'the pins are those of somebody else': [
    signsInAgain(network.founder),
    /\/api\/drafts\/pins$/,
    () => ({ draft: Buffer.concat([Buffer.from([1]), randomBytes(300)]).toString('base64url') }),
    'not-verified',
  ],
  'the pins are withheld, so that any log could be shown': [
    signsInAgain(network.founder),
    /\/api\/drafts\/pins$/,
    () => ({ draft: null }),
    'not-verified',
  ],
  'the keys of another user are given at sign-in': [
    signsInAgain(network.founder),
    /\/api\/me$/,
    (body) => void Object.assign(body['user'] as object, { encPublic: theirKey }),
    'wrong-commit',
  ],
  'the unlocker is one that would open under two passphrases': [
    signsInAgain(network.founder),
    /\/api\/me$/,
    (body) => {
      for (const one of body['unlockers'] as { sealedPrivate: string }[])
        one.sealedPrivate = Buffer.concat([Buffer.from([1]), randomBytes(92)]).toString('base64url')
    },
    'wrong-commit',
  ],
  'the seed of the circle is one that the server made up': [
    async () => takeCircles(victim),
    /\/api\/organisations\/circles$/,
    (body) => {
      for (const one of body['circles'] as { commit: string }[]) one.commit = toText(newSecret())
    },
    'wrong-commit',
  ],
  'a circle is shown that no log knows': [
    async () => takeCircles(victim),
    /\/api\/organisations\/circles$/,
    (body) => {
      for (const one of body['circles'] as { circleId: number }[]) one.circleId += 1000
    },
    'broken',
  ],
}

describe('a server that lies about who people are', () => {
  for (const [move, [client, path, lie, word]] of Object.entries(aboutPeople))
    it(`${move}: ${word}`, async () => {
      evil.tells(path, lie)
      expect(await endsIn(client)).toBe(word)
    })

  it('shows one client a second log, signed by an administrator who takes part: fork', async () => {
    const { logs } = await deputy.api.organisations.logs({ after: [{ organisation: home, n: 0 }] })
    const before = logs[0]!.statements
    const cut = before.slice(0, -1)
    const head = { n: cut.length, hash: await hashOf(cut.at(-1)!) }
    const other = await deputy.saysAfter(head, home, {
      t: 'bring',
      organisation: 999,
      invitation: theirSig,
    })
    evil.tells(
      logAnswer,
      aboutLog(home, (log) => void log.splice(0, log.length, ...cut, other)),
    )
    expect(await endsIn(signsInAgain(network.founder))).toBe('fork')
  })

  it('shows another organisation whose log is valid but which nobody admitted: not-verified', async () => {
    const liar = createVault()
    liar.holdKek(newSecret())
    await liar.enrol({ network: victim.network, userId: 'liar' })
    const genesis = await liar.foundOrganisation({
      organisation: 77,
      roles: ['administrator'],
      at: '2026-11-24T10:00Z',
    })
    evil.tells(logAnswer, (body) => ({ ...body, logs: [{ organisation: 77, statements: [genesis] }] }))
    expect(await endsIn(() => learn(lineOf(victim), victim.organisation, [77]))).toBe('not-verified')
  })

  it('names its own key for the clinic in the network’s list, and the keys still go to the clinic alone', async () => {
    evil.tells(/^\/api\/organisations$/, (body) => {
      for (const one of body['organisations'] as { publicKey: string }[]) one.publicKey = theirKey
    })
    const { organisations } = await victim.api.organisations.list({})
    expect(organisations.every((one) => one.publicKey === theirKey)).toBe(true)
    await learn(lineOf(victim), victim.organisation, [bashir.organisation])
    const { wraps } = await victim.vault.grant({
      caseId: mariam.id,
      grant: 'to-the-clinic',
      to: bashir.circle,
      compartments: ['identity'],
      basis: 'consent',
      purpose: 'health_care',
      until: '2027-01-01',
      at: '2026-11-24T10:00Z',
      agreed: { how: 'spoken', language: 'ar', words: 'The clinic sees who I am.' },
    })
    await victim.vault.forgetCase({ caseId: mariam.id })
    const [wrap] = wraps
    const place = wrapPlace(mariam.id, 'identity', wrap!.epoch, bashir.circle)
    await expect(unwrapKey(stolen, fromText(wrap!.wrap), place)).rejects.toThrow('broken')
    await takeKeys(victim, mariam.id)
  })
})

describe('a server that exchanges the clinic and the police', () => {
  type Listed = { id: number; name: string; kind: string; circle: number }
  const exchanges = (...fields: (keyof Listed)[]) =>
    evil.tells(/^\/api\/organisations$/, (body) => {
      const all = body['organisations'] as Listed[]
      const one = all.find(({ id }) => id === bashir.organisation)!
      const other = all.find(({ id }) => id === pavel.organisation)!
      const [of, to] = [one, other].map((from) =>
        Object.fromEntries(fields.map((field) => [field, from[field]])),
      )
      Object.assign(one, to)
      Object.assign(other, of)
    })
  /** As on the screen: the place is chosen by its name. */
  const agreesWithTheClinic = async () => {
    // A window that was shown no list before: it would remember every form in which an organisation was shown.
    const window = { ...victim, memory: newMemory() }
    await takeKeys(window, mariam.id)
    const { organisations } = await victim.api.organisations.list({})
    const { circle } = organisations.find(({ name }) => name === 'City Clinic')!
    const terms = { recipient: circle, compartments: ['narrative'], purpose: 'health_care' } as const
    await agree(window, mariam.id, terms, network.state.now())
  }
  it('by names and kinds cannot turn consent for the clinic to the police: misnamed', async () => {
    exchanges('name', 'kind')
    expect(await endsIn(agreesWithTheClinic)).toBe('misnamed')
  })
  it('by kinds alone is detected: misnamed', async () => {
    exchanges('kind')
    expect(await endsIn(agreesWithTheClinic)).toBe('misnamed')
  })
  it('by circles under true names is detected: not-verified', async () => {
    exchanges('circle')
    expect(await endsIn(agreesWithTheClinic)).toBe('not-verified')
  })
  it('in nothing is believed, or the tests before prove nothing', async () => {
    exchanges()
    expect(await endsIn(agreesWithTheClinic)).toBe('believed')
  })
})

it('a server that tells the truth again is believed again', async () => {
  expect((await learnHome(lineOf(victim), victim.organisation)).members.length).toBeGreaterThan(1)
})
