// What a vault says on Olena's case and what it shows of it: consents that follow one another, glass that stays whole, and
// nothing said by who has no part in the case.
import { beforeEach, expect, test } from 'vitest'
import type { Statement } from './chain.ts'
import { admit, agreed, at, colleague, gather, give, hear, lastDay } from './vault-cast.ts'
import { handCard, OLENA, openCard } from './vault-cast-card.ts'
import { openFile, put, takeIn, where, type Cast, type CaseFile, type Colleague } from './vault-cast.ts'
import type { Compartment, LocalVault } from './vault-shape.ts'

let cast: Cast
let mira: Colleague
let sato: Colleague
let file: CaseFile
beforeEach(async () => {
  cast = await gather()
  ;({ mira, sato } = cast)
  file = await openFile(mira, 1, ['identity', 'health', 'legal'])
})

const caseId = 'case-1'
const day = at.slice(0, 10)
const view = ({ vault }: Pick<Colleague, 'vault'>, on = day) => vault.viewCase({ caseId, day: on })
const grantsOf = async (who: Pick<Colleague, 'vault'>) => (await view(who)).grants.map(({ id }) => id)
/** The case, as the server has it now, in the hands of who reads it again. */
const received = async ({ vault }: Colleague) => {
  await vault.receiveKeys(file)
  return file
}
const said = ({ body }: Statement) => JSON.parse(body) as Record<string, unknown>

test('a newer consent stands for the older ones with the same circle, for the same purpose, of a part of it, and for no other', async () => {
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  await give(mira, file, { to: 2, compartments: ['identity'], grant: 'name' })
  await give(mira, file, { to: 3, compartments: ['health'], grant: 'lawyer' })
  const terms = { at, caseId, to: 2, until: lastDay }
  put(
    file,
    await mira.vault.grant({
      ...terms,
      grant: 'study',
      compartments: ['health'],
      basis: 'consent',
      purpose: 'study',
      agreed,
    }),
  )
  put(
    file,
    await mira.vault.grant({
      ...terms,
      grant: 'duty',
      compartments: ['health'],
      basis: 'legal_duty',
      purpose: 'care',
    }),
  )
  await give(mira, file, { to: 2, compartments: ['health', 'legal'], grant: 'wider' })
  expect(said(file.statements.at(-1) as Statement)['replaces']).toEqual(['doctor'])
  expect(await grantsOf(mira)).toEqual(['name', 'lawyer', 'study', 'duty', 'wider'])
  for (const grant of ['order', 'another order']) {
    const compartments = ['identity', 'health', 'legal'] as const
    const order = { ...terms, grant, compartments, basis: 'court_order', purpose: 'care' } as const
    expect(said((await mira.vault.grant(order)).statement)).not.toHaveProperty('replaces')
  }
  await give(mira, file, { to: 3, compartments: ['health', 'legal'], grant: 'both' })
  const beside = {
    ...terms,
    to: 3,
    compartments: ['health'],
    basis: 'consent',
    purpose: 'care',
    agreed,
  } as const
  put(file, await mira.vault.grant({ ...beside, grant: 'for a referral', beside: true }))
  expect(await grantsOf(mira), 'said beside it, less ends nothing').toEqual(
    expect.arrayContaining(['both', 'for a referral']),
  )
  await give(mira, file, { to: 3, compartments: ['health'], grant: 'one of them' })
  const left = await grantsOf(mira)
  expect(left, 'said last, less is what counts').toContain('one of them')
  expect(left).not.toEqual(expect.arrayContaining(['both']))
})

test('the words that were agreed to are known again, and no other words are taken for them', async () => {
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  const check = (words: string, grant = 'doctor') => mira.vault.checkWords({ caseId, grant, words })
  expect(await check(agreed.words)).toEqual({ same: true })
  expect(await check('Лікар бачить: усе')).toEqual({ same: false })
  expect(await check(agreed.words, 'lawyer')).toEqual({ same: false })
})

test('who passes on what they were given ends only what their own house gave', async () => {
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  await give(mira, file, { to: 3, compartments: ['health'], grant: 'lawyer' })
  await hear(sato, cast.lawyers)
  await sato.vault.receiveKeys(file)
  await give(sato, file, { to: 3, compartments: ['health'], grant: 'from the clinic' })
  await give(sato, file, { to: 3, compartments: ['health'], grant: 'from the clinic again' })
  expect(await grantsOf(sato)).toEqual(['doctor', 'lawyer', 'from the clinic again'])
  await mira.vault.receiveKeys(file)
  await give(mira, file, { to: 3, compartments: ['health', 'identity'], grant: 'all of it' })
  expect(await grantsOf(mira), 'who carries the case ends all').toEqual(['doctor', 'all of it'])
})

test('Olena’s own consent stands for whoever’s was before', async () => {
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  await give(mira, file, { to: 3, compartments: ['health'], grant: 'lawyer' })
  await hear(sato, cast.lawyers)
  await sato.vault.receiveKeys(file)
  await give(sato, file, { to: 3, compartments: ['health'], grant: 'from the clinic' })
  const card = await handCard(cast.mira, await received(mira), ['identity', 'health'])
  const olena = await openCard(card, cast.shelter, cast.clinic, cast.lawyers)
  await olena.vault.receiveKeys(file)
  await give(olena, file, { to: 3, compartments: ['health'], grant: 'hers to the lawyer' })
  expect(await grantsOf(olena)).toEqual(['doctor', 'hers to the lawyer'])
  await give(olena, file, { to: 2, compartments: ['health', 'identity'], grant: 'hers' })
  expect(said(file.statements.at(-1) as Statement)).toMatchObject({ by: 'card:50', replaces: ['doctor'] })
  expect(said(file.statements.at(-1) as Statement)).not.toHaveProperty('from')
  expect(await grantsOf(olena)).toEqual(['hers to the lawyer', 'hers'])
})

test('a case is shown with who carries it, its person, its consents and who reads what', async () => {
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  expect(await view(mira)).toStrictEqual({
    head: { n: 2, hash: expect.stringMatching(/^[\w-]{43}$/) },
    rules: 2,
    doubts: [],
    duty: 0,
    takenOver: [],
    ahead: false,
    owner: 1,
    carried: ['identity', 'health', 'legal'],
    state: 'open',
    grants: [
      {
        id: 'doctor',
        to: 2,
        compartments: ['health'],
        basis: 'consent',
        purpose: 'care',
        until: lastDay,
        from: 1,
        agreed: { how: 'spoken', language: 'uk', text: expect.stringMatching(/^[0-9a-f]{64}$/) },
        n: 2,
        sure: ['health'],
      },
    ],
    waiting: [],
    readers: [
      { compartment: 'identity', circles: [1], unlooked: [], waits: [] },
      { compartment: 'health', circles: [1, 2], unlooked: [], waits: [] },
      { compartment: 'legal', circles: [1], unlooked: [], waits: [] },
    ],
  })
  await handCard(mira, file, ['identity'])
  put(file, await mira.vault.stateOnCase({ at, caseId, t: 'close' }))
  expect(await view(mira, '2026-09-02')).toMatchObject({
    head: { n: 4 },
    person: { circle: OLENA, compartments: ['identity'] },
    state: 'closed',
    readers: [{ circles: [1, OLENA] }, { circles: [1] }, { circles: [1] }],
  })
  put(file, await mira.vault.stateOnCase({ at, caseId, t: 'reopen' }))
  const yes = { grant: 'carry', to: 3, compartments: ['identity', 'health', 'legal'] } as const
  put(
    file,
    await mira.vault.grant({
      at,
      caseId,
      ...yes,
      basis: 'consent',
      purpose: 'carrying',
      until: lastDay,
      agreed,
    }),
  )
  put(file, await mira.vault.transferCase({ at, caseId, to: 3 }))
  expect(await view(mira)).toMatchObject({ owner: 3, grants: [{ id: 'doctor' }] })
})

test('glass that a second person declines, or that nobody broke in time, waits no longer', async () => {
  const ines = await takeIn(mira, cast.shelter, 'ines')
  await admit(mira, cast.shelter, ines)
  await hear(ines, cast.shelter, cast.lawyers)
  const asks = async (grant: string) =>
    put(
      file,
      await mira.vault.grant({
        at,
        caseId,
        grant,
        to: 3,
        compartments: ['health'],
        until: '2026-03-02',
        basis: 'vital_interest',
        purpose: 'danger to life',
      }),
    )
  await asks('glass')
  await asks('again')
  expect((await view(mira)).waiting).toEqual([
    expect.objectContaining({ n: 2, id: 'glass', by: 'mira', to: 3, until: '2026-03-02' }),
    expect.objectContaining({ n: 3, id: 'again' }),
  ])
  expect((await view(mira, '2026-03-02')).waiting).toHaveLength(2)
  expect((await view(mira, '2026-03-03')).waiting).toEqual([])

  await ines.vault.receiveKeys(file)
  const declined = await ines.vault.declineToBreak({ at, caseId, n: 2 })
  expect(said(declined.statement)).toMatchObject({ t: 'decline', to: 2, by: 'ines', from: 1 })
  put(file, declined)
  expect((await view(ines)).waiting.map(({ id }) => id)).toEqual(['again'])
  await expect(ines.vault.agreeToBreak({ at, caseId, n: 2 })).rejects.toThrow('bad-chain')
})

const compartments: Compartment[] = ['health']
const terms = { at, caseId, compartments, to: 1, until: lastDay, basis: 'consent', purpose: 'care' } as const
const calls: [string, (vault: LocalVault) => Promise<unknown>][] = [
  ['is shown', (vault) => vault.viewCase({ caseId, day })],
  ['is given on', (vault) => vault.grant({ ...terms, grant: 'one' })],
  ['gets a second person', (vault) => vault.agreeToBreak({ at, caseId, n: 2 })],
  ['is declined', (vault) => vault.declineToBreak({ at, caseId, n: 2 })],
  ['gets its person', (vault) => vault.includePerson({ ...terms, circle: 5, encPublic: '', sigPublic: '' })],
  ['is taken back', (vault) => vault.revoke({ at, caseId, grant: 'one' })],
  ['gets new keys', (vault) => vault.rotateKeys({ ...terms, why: 'rotation' })],
  ['hands its words', (vault) => vault.checkWords({ caseId, grant: 'one', words: '' })],
  ['is handed on', (vault) => vault.transferCase({ at, caseId, to: 1 })],
  ['is closed', (vault) => vault.stateOnCase({ at, caseId, t: 'close' })],
  ['is looked at', (vault) => vault.lookAtReaders({ at, caseId })],
  ['has its card frozen', (vault) => vault.freezeCard({ at, caseId })],
  ['goes over to other rules', (vault) => vault.upgradeCase({ at, caseId })],
  ['goes to a team', (vault) => vault.assignCase({ at, caseId, circle: 1 })],
  ['is settled', (vault) => vault.settleCase({ at, caseId, strike: [] })],
  ['gets a new part', (vault) => vault.beginCompartment({ at, caseId, compartment: 'legal', circleId: 1 })],
]
test.each(calls)('a case of which nothing was received %s by nobody', async (_, call) => {
  await expect(call(sato.vault)).rejects.toThrow('no-key')
})

test('who works for no house that they know opens no case', async () => {
  const stranger = await colleague('stranger')
  await expect(openFile(stranger, 1, ['identity'])).rejects.toThrow('not-verified')
  await stranger.vault.foundOrganisation({ organisation: 9, roles: ['administrator'], at })
  await expect(openFile(stranger, 9, ['identity']), 'a log that nobody has read').rejects.toThrow(
    'not-verified',
  )
})

test('a case that the server did not take is opened again, with nothing left of the first time', async () => {
  const note = await mira.vault.sealRecord({ ...where, value: 'first' })
  const again = await openFile(mira, 1, ['identity', 'contact'])
  expect(await mira.vault.heldKeys({ caseId })).toEqual({
    held: [
      { compartment: 'identity', epochs: [1] },
      { compartment: 'contact', epochs: [1] },
    ],
  })
  await expect(mira.vault.openRecord({ ...where, ...note })).rejects.toThrow('no-key')
  expect(await view(mira)).toMatchObject({ head: { n: 1 } })
  expect(again.wraps.map(({ circleId, epoch }) => [circleId, epoch])).toEqual([
    [1, 1],
    [1, 1],
  ])
})

test('each thing said on a case names the day, the house that says it, and why', async () => {
  const opened = await mira.vault.openCase({ at, caseId: 'case-2', owner: 1, compartments })
  expect(opened.headers).toEqual([])
  const unlisted = { caseId: 'case-3', header: { name: 'Olena' }, owner: 1, compartments }
  expect((await mira.vault.openCase({ at, ...unlisted })).headers).toEqual([])
  await expect(
    mira.vault.rotateKeys({ at, caseId, compartments: ['contact'], why: 'rotation' }),
    'a part that nobody began',
  ).rejects.toThrow('no-key')
  expect(said(opened.statement)).toMatchObject({ t: 'open', n: 1, at, by: 'mira', from: 1, owner: 1 })
  expect(said(opened.statement)['commits']).toEqual({ health: opened.epochs[0]!.commit })
  expect(opened.epochs).toEqual([{ compartment: 'health', epoch: 1, commit: expect.any(String) }])

  const begun = await mira.vault.beginCompartment({ at, caseId, compartment: 'contact', circleId: 1 })
  expect(said(begun.statement)).toMatchObject({ t: 'epoch', circle: 1, why: 'begun' })
  expect(begun.epochs).toEqual([{ compartment: 'contact', epoch: 1, commit: expect.any(String) }])
  expect(begun.wraps).toHaveLength(1)

  const turn = (history?: boolean) =>
    mira.vault.rotateKeys({
      at,
      caseId,
      compartments,
      why: 'rotation',
      ...(history !== undefined && { history }),
    })
  const next = await turn()
  expect(said(next.statement)).toMatchObject({ t: 'epoch', why: 'rotation' })
  expect(said(next.statement)['commits']).toEqual({ health: next.epochs[0]!.commit })
  expect(next.epochs[0]).toMatchObject({ epoch: 2, previous: expect.any(String) })
  expect(next.wraps.map(({ compartment, epoch }) => [compartment, epoch])).toEqual([['health', 2]])
  expect((await turn(false)).epochs[0]).not.toHaveProperty('previous')
  expect((await mira.vault.sealRecord({ ...where, value: 'x' })).epoch, 'what was said is kept').toBe(3)
})
