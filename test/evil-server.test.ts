// What a server that lies can do to a client that is at work with it: nothing but be refused. Each line is one malicious move
// against a running client, and the word that it ends in. (CCP/1 lines 48-50; the list of security.md §8.)

import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys, writeNote } from '../demo/case-work.ts'
import { lineOf, signIn, takeCircles, type Colleague } from '../demo/actor.ts'
import { hashOf, type Statement } from '../src/sealing/chain.ts'
import { newKeyPair, newSecret } from '../src/sealing/keys.ts'
import { fromText, toText } from '../src/sealing/text.ts'
import { createVault } from '../src/sealing/vault.ts'
import { unwrapKey, wrapKey, wrapPlace } from '../src/sealing/wrap.ts'
import { learn, learnHome } from '../src/web/chain-reader.ts'
import { toOpen, type ShownRow } from '../src/web/sealed-row.ts'
import { testDatabase } from './database.ts'
import { EvilServer, type Lie } from './evil-server.ts'
import { forger } from './forging.ts'
import { newNetwork, passphrase } from './people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const pavel = await network.organisation('City Police', 'police', ['police'])
const now = () => network.state.now()

const mariam = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'What she told.' })
await writeNote(amara, mariam.id, 'health', 'Allergic to penicillin.')
await writeNote(amara, mariam.id, 'narrative', 'A second note.')
const oksana = await openCase(amara, { name: 'Oksana Test', language: 'uk', story: 'Another story.' })
const agreed = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
const grant = await agree(amara, mariam.id, agreed, now())
await giveCard(amara, mariam.id, 'ar')

// What a client has seen is what it remembers: the founder was here today.
await signIn(network.staff, network.founder.handle, passphrase)

const evil = new EvilServer(network.staff)
/** Amara at work, with the server between. */
const victim = await signIn(evil.line, amara.handle, passphrase)
await takeKeys(victim, mariam.id)
afterEach(() => evil.repents())

const stolen = { enc: (await newKeyPair('enc')).pair, sig: (await newKeyPair('sig')).pair }
const theirKey = toText(stolen.enc.publicKey)
const theirSig = toText(stolen.sig.publicKey)
const pirate = await forger(network, pavel)
const deputy = await forger(network, network.founder)

const caseAnswer = new RegExp(`^/api/cases/${mariam.id}$`)
const logAnswer = /^\/api\/organisations\/logs$/

/** What the client says; `told` makes sure that the lie was told at all. */
async function endsIn(act: () => Promise<unknown>): Promise<string> {
  const word = await act().then(
    () => 'believed',
    (refusal: Error & { code?: string }) => refusal.code ?? refusal.message,
  )
  return evil.count > 0 ? word : 'never told'
}

const signsInAgain = (who: Colleague) => () => signIn(evil.line, who.handle, passphrase)
const opensTheCase = () => takeKeys(victim, mariam.id)
/** Opens every record of the case as the screens do, and fails as the first one does. */
async function readsEverything(): Promise<void> {
  const { shared, held } = await takeKeys(victim, mariam.id)
  for (const row of shared.records)
    if (held.some((one) => one.compartment === row.compartment))
      await victim.vault.openRecord(toOpen(mariam.id, row))
}

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
const rewritten = (statement: Statement, change: (said: Record<string, unknown>) => void): Statement => {
  const said = JSON.parse(statement.body) as Record<string, unknown>
  change(said)
  return { body: JSON.stringify(said), signature: statement.signature }
}
type Rows = { records: ShownRow[] }
const rowsOf = (body: unknown): ShownRow[] => (body as Rows).records
const row = (body: unknown, kind: string, nth = 0): ShownRow =>
  rowsOf(body).filter((one) => one.kind === kind)[nth] as ShownRow

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
    'broken',
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

describe('a server that lies about who is who', () => {
  for (const [move, [client, path, lie, word]] of Object.entries(aboutPeople))
    it(`${move}: ${word}`, async () => {
      evil.tells(path, lie)
      expect(await endsIn(client)).toBe(word)
    })

  it('a second log is told to one client, signed by an administrator who plays along: fork', async () => {
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

  it('another house is shown whose log holds together, but which nobody brought in: not-verified', async () => {
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

  it('the list of the network names its own key for the clinic: the keys still go to the clinic alone', async () => {
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
    })
    await victim.vault.forgetCase({ caseId: mariam.id })
    const [wrap] = wraps
    const place = wrapPlace(mariam.id, 'identity', wrap!.epoch, bashir.circle)
    await expect(unwrapKey(stolen.enc, fromText(wrap!.wrap), place)).rejects.toThrow('broken')
    await takeKeys(victim, mariam.id)
  })
})

const swap = (one: ShownRow, other: ShownRow): void => {
  const kept = { ciphertext: one.ciphertext, signature: one.signature, author: one.author }
  Object.assign(one, { ciphertext: other.ciphertext, signature: other.signature, author: other.author })
  Object.assign(other, kept)
}
const altered = (text: string, at: number, to: number): string => {
  const bytes = Buffer.from(text, 'base64url')
  bytes[at] = to
  return bytes.toString('base64url')
}
type Wraps = { compartment: string; epoch: number; circleId: number; wrap: string }[]
const wrapsIn = (body: unknown): Wraps => (body as { wraps: Wraps }).wraps
type Epochs = { compartment: string; epoch: number; commit: string }[]
const epochsIn = (body: unknown): Epochs => (body as { epochs: Epochs }).epochs
const chainIn = (body: unknown): Statements => (body as { statements: Statements }).statements

const aboutCase: Record<string, [client: () => Promise<unknown>, lie: Lie, word: string]> = {
  'two notes change places': [
    readsEverything,
    (body) => swap(row(body, 'note', 0), row(body, 'note', 1)),
    'bad-signature',
  ],
  'a note is shown as her profile': [
    readsEverything,
    (body) => void (row(body, 'note').kind = 'profile'),
    'bad-signature',
  ],
  'a note is shown under another compartment': [
    readsEverything,
    (body) => void (row(body, 'profile').compartment = 'contact'),
    'bad-signature',
  ],
  'an older version is shown as the newest': [
    readsEverything,
    (body) => void (row(body, 'note').version = 2),
    'bad-signature',
  ],
  'the signature is taken away': [
    readsEverything,
    (body) => void Object.assign(row(body, 'note'), { signature: null }),
    'bad-signature',
  ],
  'the author is taken away': [
    readsEverything,
    (body) => void Object.assign(row(body, 'note'), { author: null }),
    'bad-signature',
  ],
  'the note is said to be by somebody whose key the server made': [
    readsEverything,
    (body) => void Object.assign(row(body, 'note'), { author: theirSig }),
    'not-verified',
  ],
  'an older suite is asked for': [
    readsEverything,
    (body) => {
      const note = row(body, 'note')
      note.ciphertext = altered(note.ciphertext, 0, 0)
    },
    'bad-signature',
  ],
  'an older suite is asked for in a wrap': [
    opensTheCase,
    (body) => {
      const [wrap] = wrapsIn(body)
      wrap!.wrap = altered(wrap!.wrap, 0, 0)
    },
    'unknown-suite',
  ],
  'a wrap is relabelled': [
    opensTheCase,
    (body) => {
      const [one, other] = wrapsIn(body)
      Object.assign(one!, { wrap: other!.wrap })
    },
    'broken',
  ],
  'another commitment is shown than the signed one': [
    opensTheCase,
    (body) => void (epochsIn(body)[0]!.commit = toText(newSecret())),
    'wrong-commit',
  ],
  'a new key is slipped in that the server made itself': [
    opensTheCase,
    (body) => void epochsIn(body).push({ compartment: 'health', epoch: 2, commit: toText(newSecret()) }),
    'bad-chain',
  ],
  'the newest statement of the case is hidden': [
    opensTheCase,
    (body) => void chainIn(body).pop(),
    'rollback',
  ],
  'all statements are hidden': [opensTheCase, (body) => void chainIn(body).splice(0), 'rollback'],
  'the agreement names another receiver': [
    opensTheCase,
    (body) => {
      const chain = chainIn(body)
      chain[1] = rewritten(chain[1]!, (said) => (said['to'] = pavel.circle))
    },
    'bad-chain',
  ],
  'the person’s own key is exchanged for one of the server': [
    opensTheCase,
    (body) => {
      const chain = chainIn(body)
      const at = chain.findIndex((one) => one.body.includes('"t":"person"'))
      chain[at] = rewritten(chain[at]!, (said) => Object.assign(said, { enc: theirKey, sig: theirSig }))
    },
    'bad-chain',
  ],
}

describe('a server that lies about a case', () => {
  for (const [move, [client, lie, word]] of Object.entries(aboutCase))
    it(`${move}: ${word}`, async () => {
      await takeKeys(victim, mariam.id)
      evil.tells(caseAnswer, lie)
      expect(await endsIn(client)).toBe(word)
    })

  it('the chain of another case is shown: bad-chain', async () => {
    const other = (await amara.api.cases.read({ id: oksana.id })).statements
    evil.tells(caseAnswer, (body) => ({ ...body, statements: other }))
    expect(await endsIn(opensTheCase)).toBe('bad-chain')
  })

  it('a policeman who plays along signs himself an agreement: bad-chain', async () => {
    const chain = (await amara.api.cases.read({ id: mariam.id })).statements as Statements
    const head = { n: chain.length, hash: await hashOf(chain.at(-1)!) }
    const said = {
      t: 'grant',
      grant: 'stolen',
      to: pavel.circle,
      compartments: ['identity'],
      basis: 'consent',
      purpose: 'support',
      until: '2027-01-01',
    }
    const slipped = await pirate.saysOn(mariam.id, said, head)
    evil.tells(caseAnswer, (body) => {
      chainIn(body).push(slipped)
      Object.assign(body, { logs: [...(body['logs'] as number[]), pavel.organisation] })
    })
    expect(await endsIn(opensTheCase)).toBe('bad-chain')
  })

  it('a reader is invented when a key is turned: not-verified', async () => {
    await takeKeys(victim, mariam.id)
    await learn(lineOf(victim), victim.organisation, [pavel.organisation])
    const turning = victim.vault.rekey({
      caseId: mariam.id,
      compartments: ['health'],
      // As a screen passes on what the server lists.
      readers: [
        { circleId: victim.circle, compartments: ['health'] },
        { circleId: pavel.circle, compartments: ['health'] },
      ],
      why: 'withdrawn',
      at: '2026-11-24T10:00Z',
    })
    await expect(turning).rejects.toThrow('not-verified')
  })

  it('after a withdrawal the old agreement is shown again, and the wrap with it: rollback', async () => {
    const before = await amara.api.cases.read({ id: mariam.id })
    await takeKeys(amara, mariam.id)
    const { statement } = await amara.vault.revoke({
      caseId: mariam.id,
      grant,
      at: now()
        .toISOString()
        .replace(/:\d\d\.\d+Z$/, 'Z'),
    })
    await amara.api.consent.revoke({ caseId: mariam.id, track: grant, statement })
    await takeKeys(victim, mariam.id)
    evil.tells(caseAnswer, () => before)
    expect(await endsIn(opensTheCase)).toBe('rollback')
  })

  it('a key is wrapped to her worker by the server itself: it opens, but no statement has it: bad-chain', async () => {
    const { circles } = await victim.vault.viewLog({ organisation: victim.organisation })
    const publicKey = fromText(circles[0]!.publicKey)
    const place = wrapPlace(mariam.id, 'legal', 9, victim.circle)
    const wrap = toText(await wrapKey(publicKey, newSecret(), place))
    evil.tells(caseAnswer, (body) => {
      epochsIn(body).push({ compartment: 'legal', epoch: 9, commit: toText(newSecret()) })
      wrapsIn(body).push({ compartment: 'legal', epoch: 9, circleId: victim.circle, wrap })
    })
    expect(await endsIn(opensTheCase)).toBe('bad-chain')
  })
})

it('a server that repents is believed again', async () => {
  expect((await learnHome(lineOf(victim), victim.organisation)).members.length).toBeGreaterThan(1)
  await expect(readsEverything()).resolves.toBeUndefined()
})
