// A notification: what was told, with which identity and with what receipt. A grown person is named by their own yes; of a child, and of
// whoever may be one, whoever protects children is told first and by name; the day comes from the law of the case.

import { describe, expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import type { Colleague } from '../../demo/actor.ts'
import { packs } from '../../jurisdictions/packs.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from '../client/case-keys.ts'
import { fillForm, formText, notificationForm, withoutIdentity } from '../documents/fill-form.ts'
import { notifiedOffices } from '../jurisdiction/forms.ts'
import { lawOf } from '../law/law-of.ts'
import { readTrackNotes } from '../client/track-notes.ts'
import { sealNotificationWords } from './client/notification-words.ts'
import { notificationAnswers, type Sent } from './client/seal-notification.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'], 'uk')
const joan = await network.organisation('Desert House', 'ngo', ['caseworker'], 'us')
const today = network.state.now().toISOString().slice(0, 10)

/** One that is due, and the act by which it is sent, as the screen does it. */
async function due(who: Colleague, caseId: string, subkind: string) {
  const track = await who.open('notification', { caseId, subkind })
  const send = async (isNamed: boolean, yes?: Sent['yes'], text = 'To the Home Office: zqxwords.') => {
    const told = { isNamed, ...(yes && { yes }), sentBy: 'post', sentOn: today, text }
    return who.move('notification', 'send', track, await notificationAnswers(who, { caseId, track }, told))
  }
  return { track, send }
}

describe('a notification of a grown person', () => {
  it('leaves without a name where they said no, and its words and its receipt are kept sealed', async () => {
    const { id } = await openCase(amara, { name: 'Selam', language: 'en' })
    const { track, send } = await due(amara, id, 'notify_authority')
    for (const yes of ['yes_refused', 'yes_not_asked'] as const)
      await expect(send(true, yes)).rejects.toMatchObject({
        detail: { because: 'no-name-without-yes' },
      })
    const sent = await send(false, 'yes_refused')
    expect(sent.state).toBe('sent')
    const receipt = await sealNotificationWords(amara, { caseId: id, track }, 'zqxreceipt 4711')
    const done = await amara.move('notification', 'confirm', sent, { receipt_on: today, receipt })
    expect(done.state).toBe('received')
    const shared = await readCase(amara, id)
    expect(JSON.stringify(shared)).not.toMatch(/zqxwords|zqxreceipt/)
    const words = await readTrackNotes(amara, shared, track.id)
    expect(words.map(({ value }) => value.text).toSorted()).toEqual([
      'To the Home Office: zqxwords.',
      'zqxreceipt 4711',
    ])
  })

  it('leaves with their name by their yes', async () => {
    const { id } = await openCase(amara, { name: 'Blerta', language: 'en' })
    const { send } = await due(amara, id, 'notify_authority')
    expect((await send(true, 'yes_given')).state).toBe('sent')
  })
})

describe.each(['child', 'unsure'] as const)('a notification of whoever is %s', (ageGroup) => {
  it('goes to whoever protects children first, by name, within a day', async () => {
    const { id } = await openCase(joan, { name: 'Efua', language: 'en', ageGroup })
    const office = await due(joan, id, 'notify_national_office')
    const { clocks } = await joan.api.work.track({ track: office.track.id })
    const child = clocks.find(({ clock }) => clock === 'notification.child')
    expect(Date.parse(child?.dueAt ?? '') - network.state.now().getTime()).toBeLessThanOrEqual(24 * 3_600_000)
    await expect(office.send(true)).rejects.toMatchObject({
      detail: { because: 'child-protection-first' },
    })
    const first = await due(joan, id, 'notify_child_protection')
    await expect(first.send(false)).rejects.toMatchObject({
      detail: { because: 'child-is-named' },
    })
    await first.send(true)
    expect((await office.send(true)).state).toBe('sent')
    const after = await joan.api.work.track({ track: office.track.id })
    expect(after.clocks.map(({ clock }) => clock)).not.toContain('notification.child')
  })
})

describe('what is sent of whoever is not named', () => {
  const law = (id: string) => lawOf(packs.get(id)!)
  const form = notificationForm(law('uk'), 'notify_authority')!
  const known = {
    name: 'Selam zqxname',
    born: '1999-05-04',
    reach: 'zqxreach',
    told: 'zqxtold',
    house: 'Harbour House',
    worker: 'amara',
  }
  const typed = { nationality: 'zqxnation', region: 'Kent', signs: 'She was watched.' }
  const text = (shown: typeof form) => formText(fillForm(shown, known, typed, ({ en }) => en))

  it('holds nothing by which they can be known, and says what was held back', () => {
    const { form: nameless, held } = withoutIdentity(form)
    expect(text(form)).toContain('zqxname')
    expect(text(nameless)).not.toContain('zqx')
    expect(text(nameless)).toContain('She was watched.')
    expect(held.map(({ id }) => id)).toEqual(['name', 'born', 'nationality'])
  })

  it('is the form of the country where it has one, and the network’s own elsewhere', () => {
    expect([form.id, notificationForm(law('us'), 'notify_national_office')?.id]).toEqual(['dtn', 'hhs_child'])
    for (const office of notifiedOffices)
      expect(notificationForm(law('coe'), office)?.id).toBe('notification')
  })
})
