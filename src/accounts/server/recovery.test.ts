// All administrators of a house have lost their ways in: what two sheets of paper do through the real endpoints, and what they do
// not do.
import { minute } from '../../client/time.ts'
import { describe, expect, it } from 'vitest'
import { colleague, lineTo, signIn, type Api, type Colleague } from '../../../demo/actor.ts'
import { lineOf } from '../../client/logs.ts'
import { takeCircles } from '../../client/circles.ts'
import { openCase, takeKeys } from '../../../demo/case-work.ts'
import { makeRecoveryShares } from '../../../demo/recovery-shares.ts'
import { testDatabase } from '../../../test/database.ts'
import { endsIn } from '../../../test/malicious-server/network.ts'
import { MaliciousServer } from '../../../test/malicious-server/server.ts'
import { newNetwork, passphrase } from '../../../test/people.ts'
import { createClient } from '../../api/client.ts'
import { contract } from '../../app/contract.ts'
import { asOwner } from '../../database/open.ts'
import { drillShares, nameShares, sealDueShares } from '../../organisations/client/recovery-shares.ts'
import { newSecret } from '../../sealing/keys.ts'
import { passphraseCalls } from '../../sealing/passphrase-calls.ts'
import { toText } from '../../sealing/text.ts'
import { createVault } from '../../sealing/vault.ts'
import { learnHome } from '../../client/chain-reader.ts'
import { recover, renewCircles } from '../client/recover.ts'
import { agreeToChange, changeRoles } from '../../organisations/client/members.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const newWords = 'harvest violin copper meadow seven lamps'

/** Somebody before a browser, with nothing but paper. */
function stranger(app = network.staff) {
  const { send } = lineTo(app)
  const api: Api = createClient(contract, send)
  const vault = createVault()
  return { api, send, vault, choice: passphraseCalls((kek) => vault.holdKek(kek)) }
}

/** Three sheets of somebody else, who is in no network. */
async function foreign(): Promise<[string, string, string]> {
  const vault = createVault()
  vault.holdKek(newSecret())
  await vault.enrol({ network: 'elsewhere', userId: 'liar' })
  const at = '2026-11-24T10:00Z'
  const genesis = await vault.foundOrganisation({ organisation: 7, roles: ['administrator'], at })
  await vault.learnLog({ organisation: 7, statements: [genesis], home: true })
  return (await vault.makeRecoveryShares({ organisation: 7 })).recoveryShares as [string, string, string]
}

let houses = 0
async function house(roles: Parameters<typeof network.organisation>[2] = []): Promise<Colleague> {
  houses += 1
  return network.organisation(`House ${'abcdefghijkl'[houses]}`, 'ngo', roles)
}

const cameBack = async (line: ReturnType<typeof stranger>, two: [string, string], handle: string) => {
  const come = await recover(line, two, handle, newWords)
  if (come.outcome !== 'recovered') throw new Error(come.outcome)
  return come
}

const lines = (chain: number): Promise<string[]> =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ action: string }>(
      'select action from audit.entries where chain = $1 order by seq',
      [chain],
    )
    return rows.map((row) => row.action)
  })

describe('a house whose administrator made three sheets', () => {
  it('is opened again by two of them: a new administrator, a new key for the circle, and everybody sees it', async () => {
    const amara = await house(['caseworker'])
    const admin = await signIn(network.staff, `${amara.handle}-admin`, passphrase)
    const { recoveryShares, waits } = await makeRecoveryShares(admin)
    expect(waits).toBe(false)
    const { id } = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'A story.' })
    const sent: string[] = []
    const line = stranger({
      request: (path: string, init?: RequestInit) => {
        sent.push(`${path} ${JSON.stringify(init?.body)}`)
        return network.staff.request(path, init)
      },
    } as unknown as typeof network.staff)
    const come = await cameBack(line, [recoveryShares[2], recoveryShares[0]], 'director-of-it')
    expect({ opened: come.opened, closed: come.closed }).toEqual({ opened: [admin.circle], closed: [] })
    const director = await colleague(line.send, line.vault)
    await renewCircles(director, come)

    const me = await line.api.accounts.me({})
    expect(me).toMatchObject({ handle: 'director-of-it', roles: ['administrator'], circles: [admin.circle] })
    expect(me.unlockers.map(({ kind }) => kind).sort()).toEqual(['passphrase', 'recovery'])
    expect(await line.vault.status()).toMatchObject({ circles: [{ circleId: admin.circle, epoch: 2 }] })

    // Nothing of the paper went anywhere, neither typed nor grown.
    const pairs = recoveryShares.flatMap((recoveryShare) =>
      recoveryShare.split(' ').map((word, at, all) => `${word} ${all[at + 1]}`),
    )
    expect(sent.length).toBeGreaterThan(4)
    expect(sent.filter((one) => pairs.some((pair) => one.includes(pair)))).toEqual([])

    // The colleague goes on with the new key, and her log says who came.
    const seen = await learnHome(lineOf(amara), amara.organisation)
    expect(seen.recovered).toMatchObject([{ user: me.id }])
    expect(seen.circles[0]).toMatchObject({ epoch: 2, members: [admin.id, amara.id, me.id] })
    await takeCircles(amara)
    // And so does who came back, on another day, with what was written before: as a caseworker, since an administrator reads no case.
    const parts = async (who: Colleague) => (await takeKeys(who, id)).held.length
    const before = await parts(amara)
    expect(before).toBeGreaterThan(0)
    await expect(parts(director)).rejects.toMatchObject({ code: 'not-allowed' })
    await director.api.accounts.saveDraft({ place: 'pins', draft: (await director.vault.sealPins()).pins })
    await changeRoles(director, me.id, ['administrator', 'caseworker'])
    expect(await parts(await signIn(network.staff, 'director-of-it', newWords))).toBe(before)
    const trail = await lines(admin.organisation)
    expect(trail).toContain('sheets.name')
    expect(trail).toContain('sheets.use')
    // What was made with the new key is sealed to the sheets at once, so they would serve again.
    expect((await amara.api.recoveryShares.read({})).circles).toEqual([
      { circle: admin.circle, epoch: 2, sealed: true },
    ])
  }, 90_000)

  it('gives a colleague who lost every way in their own place back, and ends what the old keys opened', async () => {
    const amara = await house(['caseworker'])
    const admin = await signIn(network.staff, `${amara.handle}-admin`, passphrase)
    const { recoveryShares } = await makeRecoveryShares(admin)
    const line = stranger()
    const come = await cameBack(line, [recoveryShares[0], recoveryShares[1]], amara.handle)
    expect(come.user).toBe(amara.id)
    network.forget()
    await expect(amara.api.accounts.me({})).rejects.toMatchObject({ code: 'not-signed-in' })
    await expect(signIn(network.staff, amara.handle, passphrase)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    })
    await renewCircles(await colleague(line.send, line.vault), come)
    expect((await line.api.accounts.me({})).roles.sort()).toEqual(['administrator', 'caseworker'])
    const { circles } = await learnHome(lineOf(admin), admin.organisation)
    expect(circles[0]).toMatchObject({ epoch: 2, due: false, members: [admin.id, amara.id] })
  }, 90_000)

  it('says of other sheets which they are, and that a handle is somebody else’s', async () => {
    const admin = await house()
    const { recoveryShares: old } = await makeRecoveryShares(admin)
    const { recoveryShares } = await makeRecoveryShares(admin)
    const tried = (two: [string, string], handle = 'somebody-new') =>
      recover(stranger(), two, handle, newWords)
    await expect(tried([old[0], old[2]])).rejects.toMatchObject({ detail: { because: 'older-sheets' } })
    const other = await foreign()
    await expect(tried([other[0], other[1]])).rejects.toMatchObject({ code: 'wrong-words' })
    await expect(tried([recoveryShares[0], recoveryShares[1]], network.founder.handle)).rejects.toMatchObject(
      {
        detail: { because: 'handle-taken' },
      },
    )
    expect(await tried([recoveryShares[0], recoveryShares[0]])).toEqual({ outcome: 'twice' })
  })
})

describe('a house with three administrators', () => {
  it('has sheets when a second one has agreed; then its members seal the circle to them', async () => {
    const amara = await house(['caseworker'])
    const first = await signIn(network.staff, `${amara.handle}-admin`, passphrase)
    const second = await network.colleague(first, `${amara.handle}-two`, ['administrator'])
    await network.colleague(first, `${amara.handle}-three`, ['administrator'])
    const { recoveryShares, waits } = await makeRecoveryShares(first)
    expect(waits).toBe(true)
    expect((await first.api.recoveryShares.read({})).named).toBeNull()
    await expect(
      recover(stranger(), [recoveryShares[0], recoveryShares[1]], 'too-soon', newWords),
    ).rejects.toMatchObject({
      detail: { because: 'sheets-wait' },
    })
    const { waiting } = await learnHome(lineOf(second), second.organisation)
    const to = waiting[0]!.n
    await agreeToChange(second, to)

    const circleIs = async (sealed: boolean) =>
      expect(await amara.api.recoveryShares.read({})).toEqual({
        named: to,
        drilledAt: null,
        firstDrillBy: null,
        circles: [{ circle: amara.circle, epoch: 1, sealed }],
      })
    await circleIs(false)
    await learnHome(lineOf(amara), amara.organisation)
    expect(await sealDueShares(amara)).toBe(1)
    await circleIs(true)
    expect(await sealDueShares(amara)).toBe(0)
  })
})

describe('a drill', () => {
  it('is remembered with its day where two sheets fit, and not where they do not', async () => {
    const admin = await house()
    const { recoveryShares: old } = await makeRecoveryShares(admin)
    const { recoveryShares } = await makeRecoveryShares(admin)
    expect(await drillShares(admin, [old[0], old[1]])).toEqual({ outcome: 'older' })
    expect((await admin.api.recoveryShares.read({})).drilledAt).toBeNull()
    const done = await drillShares(admin, [recoveryShares[1], recoveryShares[2]])
    expect(done).toMatchObject({ outcome: 'fit', opened: [admin.circle], closed: [] })
    const now = await admin.api.recoveryShares.read({})
    expect(now.drilledAt).toBe('drilledAt' in done ? done.drilledAt : '')
    await makeRecoveryShares(admin)
    expect((await admin.api.recoveryShares.read({})).drilledAt, 'new sheets were never tried').toBeNull()
    await expect(admin.api.recoveryShares.recordDrill({ named: now.named! })).rejects.toMatchObject({
      code: 'stale',
    })
  })
})

describe('whoever may not', () => {
  it('names no sheets, seals no circle of others, and does not get round their place in the log', async () => {
    const amara = await house(['caseworker'])
    const admin = await signIn(network.staff, `${amara.handle}-admin`, passphrase)
    await learnHome(lineOf(amara), amara.organisation)
    await amara.vault.makeRecoveryShares({ organisation: amara.organisation })
    await expect(nameShares(amara)).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await admin.vault.makeRecoveryShares({ organisation: admin.organisation })
    const { statement } = await admin.vault.nameRecoveryShares({
      organisation: admin.organisation,
      at: await minute(admin),
    })
    await expect(admin.api.organisations.state({ statement })).rejects.toMatchObject({ code: 'refused' })
    await makeRecoveryShares(admin)
    const other = await house()
    await makeRecoveryShares(other)
    const { named } = await other.api.recoveryShares.read({})
    const seeds = [{ circle: admin.circle, epoch: 1, recoverySeed: toText(newSecret(81)) }]
    expect(await other.api.recoveryShares.seal({ named: named!, seeds })).toEqual({ sealed: 0 })
  })
})

describe('a server that lies at the door', () => {
  it('is refused with another key in the place of the sheets’, with another log, and with a seed of its own', async () => {
    const admin = await house()
    const { recoveryShares } = await makeRecoveryShares(admin)
    const two: [string, string] = [recoveryShares[1], recoveryShares[2]]
    const evil = new MaliciousServer(network.staff)
    const door = /^\/api\/recover\/find$/
    const comes = () => recover(stranger(evil.line), two, 'led-astray', newWords)
    type Shown = { log: { body: string }[]; circles: { recoverySeed: string; commit: string }[] }
    const lies: [string, (shown: Shown) => void][] = [
      [
        'bad-chain',
        ({ log }) => void (log.at(-1)!.body = log.at(-1)!.body.replace(/"sig":"../, '"sig":"AA')),
      ],
      ['bad-chain', ({ log }) => void log.splice(1, 1)],
      ['wrong-commit', ({ log }) => void log.pop()],
    ]
    for (const [word, lie] of lies) {
      evil.tells(door, (body) => lie(body as unknown as Shown))
      expect(await endsIn(evil, comes)).toBe(word)
      evil.repents()
    }
    evil.tells(door, (body) => {
      for (const one of (body as unknown as Shown).circles) one.commit = toText(newSecret())
    })
    const come = await comes()
    expect(come).toMatchObject({ outcome: 'recovered', opened: [], closed: [admin.circle] })
  })
})

describe('a guesser', () => {
  it('gets a few tries a minute', async () => {
    const { api, choice } = stranger()
    const { request } = await choice.beginRegister({ passphrase: newWords })
    const tried = async () =>
      api.recover
        .find({ locator: toText(newSecret(16)), handle: 'guesser', request })
        .catch((problem: { code: string }) => problem.code)
    // Those before them in this file may have used up this minute's tries, and a minute may end in between.
    const answers = await Promise.all(Array.from({ length: 22 }, tried))
    expect(answers).toContain('too-many')
    expect(answers.filter((one) => one !== 'too-many' && one !== 'wrong-words')).toEqual([])
  })
})
