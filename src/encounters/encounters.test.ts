// A teacher met somebody. The desk reads what she told, she reads what it answers and how far it has come, and nobody else of either
// house learns that there was anything.

import { chosenOf } from '../client/seal-to.ts'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { losingAnswer } from '../../test/broken-line.ts'
import { newNetwork } from '../../test/people.ts'
import { answerRequest, openRequest } from '../identification/client/answer-request.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { forgetReports } from '../identification/server/reports.ts'
import {
  emptyEncounter,
  heldBack,
  reportOf,
  sealEncounter,
  sendEncounter,
  type Encounter,
} from './client/report-encounter.ts'
import { addLine, openOwn } from './client/own-encounters.ts'
import { isDeskSettled, usualDesk, wordsOfChild, type Desk } from './desk.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline', 'administrator'])
const wanda = await network.organisation('Child Welfare', 'child_welfare', ['child_welfare'])
const tamsin = await network.organisation('Riverside School', 'school', ['teacher', 'administrator'])
const colleague = await network.colleague(tamsin, 'tomas', ['teacher'])
const ivan = await network.organisation('Border', 'immigration', ['immigration'])

const by = { role: 'teacher', house: 'Riverside School' }
const told: Encounter = {
  ...emptyEncounter(by),
  danger: 'no',
  words: 'He keeps my card.',
  reach: 'Text first, never a voice mail',
  language: 'ar',
  area: 'North',
  details: { ...emptyEncounter(by).details, age: 'adult', agreed: 'call', place: 'farm' },
}
const tell = async (encounter: Encounter, to = rosa.circle) => {
  const sealed = await sealEncounter(tamsin, encounter, await chosenOf(tamsin, to))
  await sendEncounter(tamsin, sealed)
  return sealed
}
const progressOf = async (track: string) =>
  (await tamsin.api.encounters.mine({})).encounters.find((one) => one.track === track)

describe('what somebody at work tells of a person whom they met', () => {
  it('is read by the desk, in the finder’s words, and waits there as what a colleague brought', async () => {
    const { id } = await tell(told)
    const contact = await rosa.api.reports.read({ track: id })
    expect(contact).toMatchObject({ channel: 'colleague', urgency: 'routine', language: null, unread: true })
    const { report } = await openRequest(rosa, contact)
    expect(report).toMatchObject({
      kind: 'encounter',
      safe: 'yes',
      story: 'He keeps my card.',
      reach: 'Text first, never a voice mail',
      encounter: { agreed: 'call', age: 'adult', place: 'farm', by },
    })
  })

  it('is answered, and its finder reads the answer and adds what she noticed since', async () => {
    const { id } = await tell({ ...told, details: { ...told.details, agreed: 'information' } })
    expect(await progressOf(id)).toMatchObject({ state: 'received', answered: false })
    const contact = await rosa.api.reports.read({ track: id })
    await openRequest(rosa, contact)
    await answerRequest(rosa, contact, 'The card is theirs by law. Here is a number.')
    expect(await progressOf(id)).toMatchObject({ state: 'in_contact', answered: true })
    const own = await openOwn(tamsin, id)
    expect(own.texts).toEqual(['The card is theirs by law. Here is a number.'])
    const mine = { track: id, sealed: own.sealed }
    // The answer to the first press gets lost; the second sends the same bytes.
    const writing = {}
    const onTram = losingAnswer(tamsin, 'encounters', 'add')
    await expect(addLine(onTram, mine, 'They were not there today.', writing)).rejects.toMatchObject({
      code: 'unavailable',
    })
    await addLine(onTram, mine, 'They were not there today.', writing)
    const again = await rosa.api.reports.read({ track: id })
    expect((await openRequest(rosa, again)).texts).toEqual([
      'The card is theirs by law. Here is a number.',
      'They were not there today.',
    ])
    await rosa.move('contact', 'close', { id, version: again.version }, { reason: 'advised' })
    expect(await progressOf(id)).toMatchObject({ state: 'closed' })
  })

  it('is one, however often it was sent', async () => {
    const sealed = await tell(told)
    await sendEncounter(tamsin, sealed)
    const { encounters } = await tamsin.api.encounters.mine({})
    expect(encounters.filter(({ track }) => track === sealed.id)).toHaveLength(1)
    await expect(
      tamsin.api.encounters.report({ ...sealed, urgency: 'day' }, { key: crypto.randomUUID() }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is nobody’s business in the finder’s own house, nor in another', async () => {
    const { id, locator, ciphertext } = await tell(told)
    for (const other of [colleague, ivan, wanda, rosa]) {
      await expect(other.api.encounters.read({ track: id })).rejects.toMatchObject({ code: 'not-found' })
      expect((await other.api.encounters.mine({})).encounters).toEqual([])
      await expect(other.api.encounters.add({ track: id, n: 1, ciphertext })).rejects.toMatchObject({
        code: 'not-found',
      })
    }
    await expect(wanda.api.reports.read({ track: id })).rejects.toMatchObject({ code: 'not-found' })
    const rows = await asOwner(database, async (client) =>
      JSON.stringify((await client.query('select * from reports r join encounters using (track)')).rows),
    )
    expect(rows).not.toContain('card')
    expect(locator).toHaveLength(22)
  })

  it('stands in no trail that whoever administers the finder’s house, or the desk’s, reads', async () => {
    const sealed = await sealEncounter(colleague, told, await chosenOf(colleague, rosa.circle))
    await sendEncounter(colleague, sealed)
    const own = await openOwn(colleague, sealed.id)
    await addLine(colleague, { track: sealed.id, sealed: own.sealed }, 'More.')
    for (const who of [tamsin, rosa]) {
      const { lines } = await who.api.audit.lines({})
      expect(
        lines.filter(({ action, object }) => action.startsWith('encounter.') || object === sealed.id),
      ).toEqual([])
    }
  })

  it('takes no line any more once its words are gone', async () => {
    const { id } = await tell(told)
    const { sealed } = await openOwn(tamsin, id)
    const later = new Date(network.state.now().getTime() + 91 * 86_400_000)
    await as(database, { kind: 'system' }, (tx) => forgetReports(tx, later))
    await expect(tamsin.api.encounters.read({ track: id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(addLine(tamsin, { track: id, sealed }, 'Too late.')).rejects.toMatchObject({
      code: 'not-found',
    })
    const { rows } = await asOwner(database, (client) =>
      client.query('select 1 from report_messages where track = $1', [id]),
    )
    expect(rows).toEqual([])
  })

  it('is believed of a colleague alone: a visitor who seals that they are one is a visitor', async () => {
    const { id } = await tell(told)
    const contact = await rosa.api.reports.read({ track: id })
    const { report } = await openRequest(rosa, { ...contact, channel: 'web' })
    expect(report).toMatchObject({ kind: 'help', story: 'He keeps my card.' })
    expect(report.encounter).toBeUndefined()
  })

  it('goes to a desk alone: not to an organisation that answers nobody', async () => {
    await expect(
      tamsin.api.encounters.report({
        ...(await sealEncounter(tamsin, told, await chosenOf(tamsin, ivan.circle))),
      }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('rings at once where there is danger, with no other answer given', async () => {
    const { id } = await tell({ ...emptyEncounter(by), danger: 'yes' })
    expect(await rosa.api.reports.read({ track: id })).toMatchObject({ urgency: 'now' })
    expect((await rosa.api.reports.list({})).reports[0]).toMatchObject({ track: id })
  })

  it('is read by every page, the newest first', async () => {
    for (let at = 0; at < 52; at += 1) await tell({ ...told, words: `Number ${at}` }, wanda.circle)
    const first = await tamsin.api.encounters.mine({})
    expect(first.encounters).toHaveLength(50)
    const second = await tamsin.api.encounters.mine({ after: first.next! })
    const all = [...first.encounters, ...second.encounters].map(({ track }) => track)
    expect(new Set(all).size).toBe(all.length)
    const oldest = all.at(-1)!
    const { encounters } = await tamsin.api.encounters.mine({ track: oldest })
    expect(encounters.map(({ track }) => track)).toEqual([oldest])
    expect(second.next).toBeNull()
  })
})

describe('what holds it back', () => {
  it('a grown person’s no, unless their life is in danger; never a child’s', () => {
    const refused = { ...told.details, agreed: 'refused' as const }
    expect(heldBack({ danger: '', details: told.details })).toBe('danger-not-asked')
    expect(heldBack({ danger: 'no', details: told.details })).toBeUndefined()
    expect(heldBack({ danger: 'unsure', details: refused })).toBe('refused')
    expect(heldBack({ danger: 'yes', details: refused })).toBeUndefined()
    expect(heldBack({ danger: 'no', details: { ...refused, age: 'may_be_child' } })).toBeUndefined()
    expect(heldBack({ danger: 'no', details: { ...refused, age: 'not_asked' } })).toBe('refused')
  })

  it('nothing of a grown person’s questions goes along with a child’s, nor the other way', () => {
    const both: Encounter = {
      ...told,
      details: { ...told.details, childWishes: ['talk'], toldLead: 'yes', keepFrom: ['family'] },
    }
    expect(reportOf(both).encounter).toMatchObject({
      agreed: 'call',
      childWishes: [],
      toldLead: '',
      keepFrom: [],
    })
    const child = reportOf({ ...both, details: { ...both.details, age: 'child' } })
    expect(child).toMatchObject({
      reach: '',
      encounter: { agreed: '', childWishes: ['talk'], keepFrom: ['family'] },
    })
  })
})

describe('who is told', () => {
  const desk = (circle: number, kind: Desk['kind'], district: string | null = null): Desk => ({
    circle,
    organisation: circle,
    kind,
    district,
  })
  const desks = [
    desk(1, 'hotline'),
    desk(2, 'child_welfare', 'South'),
    desk(3, 'child_welfare', 'North'),
    desk(4, 'ngo'),
  ]

  it('the hotline for a grown person, and whoever protects children for a child, of this district first', () => {
    expect(usualDesk(desks, { age: 'adult' }, 'North')?.circle).toBe(1)
    expect(usualDesk(desks, { age: 'not_asked' }, 'North')?.circle).toBe(1)
    expect(usualDesk(desks, { age: 'child' }, 'North')?.circle).toBe(3)
    expect(usualDesk(desks, { age: 'may_be_child' }, 'East')?.circle).toBe(2)
    expect(usualDesk([desk(4, 'ngo')], { age: 'child' }, null)?.circle).toBe(4)
    expect(usualDesk([], { age: 'child' }, null)).toBeUndefined()
  })

  it('whom the rules of the country name instead', () => {
    const law = { firstDesk: 'ngo', firstDeskOfChild: 'hotline' } as const
    expect(usualDesk(desks, { age: 'adult' }, 'North', law)?.circle).toBe(4)
    expect(usualDesk(desks, { age: 'may_be_child' }, 'North', law)?.circle).toBe(1)
  })

  it('a child is told of child protection only where child protection gets it', () => {
    const toldAs = (law: Parameters<typeof usualDesk>[3], all = desks) =>
      wordsOfChild(usualDesk(all, { age: 'child' }, null, law))
    const protection = toldAs({ firstDesk: 'hotline', firstDeskOfChild: 'child_welfare' })
    const ngo = toldAs({ firstDesk: 'hotline', firstDeskOfChild: 'ngo' })
    expect(protection.sayFirst).toBe('encounter.child.sayFirst')
    expect(protection.desk).toBe('encounter.desk.child')
    for (const [part, word] of Object.entries(ngo))
      expect(word).not.toBe(protection[part as keyof typeof ngo])
    // Nobody protects children here: whoever answers first gets it, and nobody says otherwise.
    expect(toldAs(undefined, [desk(1, 'hotline')])).toEqual(ngo)
    expect(toldAs(undefined, [])).toEqual(ngo)
  })

  it('nothing leaves for the usual desk before the rules are read, and where they cannot be read it stands', () => {
    expect(isDeskSettled(null, true)).toBe(false)
    expect(isDeskSettled(null, false)).toBe(true)
    expect(isDeskSettled(4, true)).toBe(true)
  })
})
