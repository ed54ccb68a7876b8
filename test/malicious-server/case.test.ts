// What a server that lies about a case can do to a client at work with it: nothing but be refused. Each line is one malicious
// move, and the word that it ends in. (CCP/1 lines 48-50; security.md §8.) About who is who: evil-people.test.ts.

import { afterEach, describe, expect, it } from 'vitest'
import { rotateDue, takeKeys, writeContact } from '../../demo/case-work.ts'
import { sealRecord } from '../../src/client/records.ts'
import { hashOf, type Statement } from '../../src/sealing/chain.ts'
import { newSecret } from '../../src/sealing/keys.ts'
import { chainHolds } from '../../src/oversight/client/case-checks.ts'
import { verifyConsentText } from '../../src/consent/client/verify-consent-text.ts'
import { minuteOf } from '../../src/sealing/minute.ts'
import { fromText, toText } from '../../src/sealing/text.ts'
import { wrapKey, wrapPlace } from '../../src/sealing/wrap.ts'
import { latestOf, toOpen, type ShownRow } from '../../src/client/sealed-record.ts'
import { testDatabase } from '../database.ts'
import { endsIn as ends, evilHouse, rewritten } from './network.ts'
import type { Lie } from './server.ts'
import { forger } from './forge.ts'

const database = await testDatabase()
const { network, amara, pavel, mariam, oksana, grant, evil, victim, theirKey, theirSig } =
  await evilHouse(database)
const pirate = await forger(network, pavel)
afterEach(() => evil.repents())
const endsIn = (act: () => Promise<unknown>) => ends(evil, act)

const caseAnswer = new RegExp(`^/api/cases/${mariam.id}$`)
const opensTheCase = () => takeKeys(victim, mariam.id)
/** Opens every record of the case as the screens do, and fails as the first one does. */
async function readsEverything(): Promise<void> {
  const { shared, held } = await takeKeys(victim, mariam.id)
  for (const row of shared.records)
    if (held.includes(row.compartment)) await victim.vault.openRecord(toOpen(mariam.id, row))
}

/** How to reach her as the page shows it: the newest of its kind. */
async function readsHowToReachHer(): Promise<void> {
  const { shared } = await takeKeys(victim, mariam.id)
  const newest = latestOf(shared.records as ShownRow[], 'safe_contact') as ShownRow
  await victim.vault.openRecord({ ...toOpen(mariam.id, newest), newest: true })
}
// It changed once, and the victim has read the change.
for (const how of ['by text', 'never by telephone'])
  await writeContact(amara, mariam.id, { how, when: '', word: '', never: '' })
await readsHowToReachHer()

/** The words that her consent with the clinic rests on, as the screen of who can read looks for them. */
async function findsTheWords(): Promise<string> {
  const { shared, held } = await takeKeys(victim, mariam.id)
  const view = await victim.vault.viewCase({ caseId: mariam.id, day: '2026-01-01' })
  const signed = view.grants.find(({ id }) => id === grant)!
  const kept = { caseId: mariam.id, records: shared.records, held: held }
  const found = await verifyConsentText(
    victim.vault,
    kept,
    signed,
    async (row) => (await victim.vault.openRecord(toOpen(mariam.id, row as ShownRow))).value,
  )
  return found.is
}

type Rows = { records: ShownRow[] }
const rowsOf = (body: unknown): ShownRow[] => (body as Rows).records
const row = (body: unknown, kind: string, nth = 0): ShownRow =>
  rowsOf(body).filter((one) => one.kind === kind)[nth] as ShownRow

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
type Statements = Statement[]
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
  'how to reach her is what it was before she changed it': [
    readsHowToReachHer,
    (body) => {
      const rows = rowsOf(body)
      const last = Math.max(...rows.filter((one) => one.kind === 'safe_contact').map((one) => one.version))
      return { ...(body as object), records: rows.filter((one) => one.version < last) }
    },
    'outdated',
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
  'a second person is made up, so that broken glass looks agreed to': [
    opensTheCase,
    (body) => {
      const chain = chainIn(body)
      const last = chain.at(-1)!
      const { n } = JSON.parse(last.body) as { n: number }
      chain.push(rewritten(last, (said) => Object.assign(said, { n: n + 1, t: 'second', to: n })))
    },
    'bad-chain',
  ],
  'a consent is shown as a court’s order': [
    opensTheCase,
    (body) => {
      const chain = chainIn(body)
      chain[1] = rewritten(chain[1]!, (said) => (said['basis'] = 'court_order'))
    },
    'bad-chain',
  ],
  'a consent is said to stand in the place of another': [
    opensTheCase,
    (body) => {
      const chain = chainIn(body)
      chain[1] = rewritten(chain[1]!, (said) => (said['replaces'] = ['other']))
    },
    'bad-chain',
  ],
  'all statements are hidden': [opensTheCase, (body) => void chainIn(body).splice(0), 'rollback'],
  'the consent names another recipient': [
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

describe('a server that lies about a person’s consent text', () => {
  const words = (body: unknown) => rowsOf(body).find((one) => one.kind === 'agreed') as ShownRow
  const finds = async (lie: Lie) => {
    await takeKeys(victim, mariam.id)
    evil.tells(caseAnswer, lie)
    const is = await findsTheWords()
    return evil.count > 0 ? is : 'never told'
  }

  it('shows the text that was signed when it does not lie', async () => {
    await takeKeys(victim, mariam.id)
    expect(await findsTheWords()).toBe('same')
  })
  it('shows another sealed text of hers instead: other', async () => {
    expect(await finds((body) => swap(words(body), row(body, 'note')))).toBe('other')
  })
  it('shows a note of the same part as the text: other', async () => {
    const lie: Lie = (body) => {
      const track = Object.assign(words(body), { kind: 'reason' }) as unknown as { track: string }
      const note = rowsOf(body).find((one) => one.kind === 'note' && one.compartment === 'health')
      Object.assign(note!, { kind: 'agreed', track: track.track })
    }
    expect(await finds(lie)).toBe('other')
  })
  it('hides the text: other, and not a blank', async () => {
    expect(await finds((body) => void rowsOf(body).splice(rowsOf(body).indexOf(words(body)), 1))).toBe(
      'other',
    )
  })
  it('shows the text of another consent that a worker truly sealed and signed: other', async () => {
    // Oksana’s file has words of its own, by the same author, and a client that plays along would have sealed them here.
    const kept = { words: 'Mariam agrees to everything.', language: 'en' }
    const slipped = await sealRecord(amara, mariam.id, { compartment: 'health', kind: 'agreed', value: kept })
    const lie: Lie = (body) => void Object.assign(words(body), slipped)
    expect(await finds(lie)).toBe('other')
  })
  it('removes the text’s hash from the statement: bad-chain', async () => {
    await takeKeys(victim, mariam.id)
    evil.tells(caseAnswer, (body) => {
      const chain = chainIn(body)
      const at = chain.findIndex((one) => one.body.includes('"agreed"'))
      chain[at] = rewritten(chain[at]!, (said) => delete said['agreed'])
    })
    expect(await endsIn(opensTheCase)).toBe('bad-chain')
  })
  it('adds consent on nobody’s word, signed by a worker who takes part: bad-chain', async () => {
    const said = {
      t: 'grant',
      grant: 'wordless',
      to: pavel.circle,
      compartments: ['health'],
      basis: 'consent',
      purpose: 'support',
      until: '2027-01-01',
    }
    const chain = (await amara.api.cases.read({ id: mariam.id })).statements as Statements
    const head = { n: chain.length, hash: await hashOf(chain.at(-1)!) }
    const slipped = await (await forger(network, amara)).saysOn(mariam.id, said, head)
    await takeKeys(victim, mariam.id)
    evil.tells(caseAnswer, (body) => void chainIn(body).push(slipped))
    expect(await endsIn(opensTheCase)).toBe('bad-chain')
  })
})

describe('a server that lies about a case', () => {
  for (const [move, [client, lie, word]] of Object.entries(aboutCase))
    it(`${move}: ${word}`, async () => {
      await takeKeys(victim, mariam.id)
      evil.tells(caseAnswer, lie)
      expect(await endsIn(client)).toBe(word)
    })

  it('shows the chain of another case: bad-chain', async () => {
    const other = (await amara.api.cases.read({ id: oksana.id })).statements
    evil.tells(caseAnswer, (body) => ({ ...body, statements: other }))
    expect(await endsIn(opensTheCase)).toBe('bad-chain')
  })

  it('gets a consent signed by a policeman who takes part: bad-chain', async () => {
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

  it('invents a reader while a key is rotated: who gets it stands in the chain, and nobody asks the server', async () => {
    evil.tells(/\/consents\?/, (body) => {
      for (const one of body['readers'] as { holders: object[]; rotationDue: boolean }[]) {
        one.holders.push({ circle: pavel.circle, name: 'City Police', kind: 'police', person: false })
        one.rotationDue = true
      }
    })
    let sent: { circleId: number }[] = []
    evil.hears(/\/keys$/, (body) => void (sent = body['wraps'] as { circleId: number }[]))
    await rotateDue(victim, mariam.id)
    expect(sent.map(({ circleId }) => circleId)).toContain(victim.circle)
    expect(sent.map(({ circleId }) => circleId)).not.toContain(pavel.circle)
  })

  it('shows withdrawn consent again, and its key: rollback', async () => {
    const before = await amara.api.cases.read({ id: mariam.id })
    await takeKeys(amara, mariam.id)
    const { statement } = await amara.vault.revoke({
      caseId: mariam.id,
      grant,
      at: minuteOf(network.state.now()),
    })
    await amara.api.consent.revoke({ caseId: mariam.id, track: grant, statement })
    await takeKeys(victim, mariam.id)
    evil.tells(caseAnswer, () => before)
    expect(await endsIn(opensTheCase)).toBe('rollback')
  })

  it('wraps a key to her worker itself, which opens but has no statement: bad-chain', async () => {
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

describe('the auditor’s check of a case', () => {
  const looks = async (path: RegExp, lie: Lie) => {
    await takeKeys(victim, mariam.id)
    evil.tells(path, lie)
    const access = await victim.api.consent.list({ caseId: mariam.id })
    const replay = async () => {
      await takeKeys(victim, mariam.id)
      return victim.vault.viewCase({ caseId: mariam.id, day: network.state.now().toISOString().slice(0, 10) })
    }
    const { holds } = await chainHolds(replay, access, network.state.now())
    expect(evil.count).toBeGreaterThan(0)
    return holds
  }
  const list = /\/consents\?/

  it('finds nothing where the server tells the truth', async () => {
    expect(await looks(caseAnswer, () => undefined)).toBe(true)
  })
  it('finds a shortened chain', async () => {
    expect(await looks(caseAnswer, (body) => void chainIn(body).pop())).toBe(false)
  })
  it('finds a key holder whom no statement names, even where the list shows a consent', async () => {
    const slip: Lie = (body) => {
      const { readers } = body as { readers: { holders: object[] }[] }
      readers[0]!.holders.push({
        circle: pavel.circle,
        name: 'City Police',
        kind: 'police',
        person: false,
        owner: false,
        personKey: null,
      })
    }
    expect(await looks(list, slip)).toBe(false)
  })
})

it('a server that tells the truth again is believed again', async () => {
  await expect(readsEverything()).resolves.toBeUndefined()
})
