// What leaves on the person's own yes: to a journalist, an employer, the family, for whom no consent with an organisation speaks.
// The yes is to one sending and to what was named with it, said on their own page or in front of a worker, and theirs until it goes.

import { describe, expect, it } from 'vitest'
import { addresses } from '../api/addresses.ts'
import { giveCard, openCase } from '../../demo/case-work.ts'
import type { TrackNow } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

const because = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (refusal: { code?: string; detail?: { because?: string } }) => refusal.detail?.because ?? refusal.code,
  )
const newCase = async (name: string, ageGroup: 'adult' | 'child' | 'unsure' = 'adult') =>
  (await openCase(amara, { name, language: 'ar', ageGroup })).id
const prepare = (caseId: string, audience = 'media') => amara.open('disclosure', { caseId, audience })
const put = (track: TrackNow, ...scope: string[]) => amara.move('disclosure', 'put', track, { scope })
const spoken = { language: 'ar', method: 'spoken_with_interpreter' } as const
const release = (track: TrackNow, ...scope: string[]) =>
  because(amara.move('disclosure', 'release', { id: track.id }, { basis: 'consent', scope, told: 'told' }))

/** Her page on a telephone without script; `press` sends what stands on it, as the buttons do. */
async function pageOf(caseId: string, language = 'en') {
  const card = await giveCard(amara, caseId, 'ar')
  const phone = telephone(network.public)
  await phone.post(`/${language}${addresses.enter}`, { words: card.words })
  const steps = async () =>
    (await (await phone.get(`/${language}${addresses.tracks}`)).text()).replaceAll(/\s+/g, ' ')
  const press = async (fields: Record<string, string>) => {
    const answer = await phone.post(`/${language}${addresses.tracks}`, fields)
    return { status: answer.status, text: (await answer.text()).replaceAll(/\s+/g, ' ') }
  }
  const seen = (text: string) => /name="seen" value="(\d+)"/.exec(text)?.[1] ?? ''
  return { steps, press, seen }
}

describe('consent that the caseworker hears from the survivor', () => {
  it.each(['media', 'employer', 'family', 'court'])(
    'allows the disclosure to the %s, as asked or less',
    async (to) => {
      const caseId = await newCase(`Mariam ${to}`)
      const track = await prepare(caseId, to)
      expect(await release(track, 'narrative')).not.toBe('done')
      const asked = await put(track, 'narrative', 'health')
      expect(await release(track, 'narrative')).toBe('wait-for-their-answer')
      expect((await amara.move('disclosure', 'agree', asked, spoken)).state).toBe('agreed')
      expect(await release(track, 'narrative', 'identity')).not.toBe('done')
      if (to === 'media') {
        // What is in a newspaper is there for good, so she has three days to think it over.
        network.travel(2)
        expect(await release(track, 'narrative')).toBe('media-waits')
        network.travel(1)
      }
      expect(await release(track, 'narrative')).toBe('done')
    },
  )

  it('is recorded with its language and method, and never as an act in her portal', async () => {
    const asked = await put(await prepare(await newCase('Mariam Word')), 'narrative')
    expect(await because(amara.move('disclosure', 'agree', asked, {}))).toBe('invalid')
    expect(
      await because(amara.move('disclosure', 'agree', asked, { language: 'ar', method: 'own_page' })),
    ).toBe('invalid')
  })

  it('covers one disclosure: a second one is asked again, and so is more than was asked', async () => {
    const caseId = await newCase('Mariam Again')
    const agreed = await amara.move(
      'disclosure',
      'agree',
      await put(await prepare(caseId), 'narrative'),
      spoken,
    )
    expect(await release(await prepare(caseId), 'narrative')).toBe('no-agreement-is-the-yes')
    const more = await put(agreed, 'narrative', 'identity')
    expect(await release(more, 'narrative')).toBe('wait-for-their-answer')
  })

  it('opens what is between her and her lawyer only where it was asked, and gives a funder totals only', async () => {
    const caseId = await newCase('Mariam Closed')
    const track = await prepare(caseId, 'court')
    await amara.move('disclosure', 'agree', await put(track, 'legal'), spoken)
    expect(await release(track, 'legal', 'privileged')).toBe('needs-consent')
    await amara.move(
      'disclosure',
      'agree',
      await put({ ...track, version: 3 }, 'legal', 'privileged'),
      spoken,
    )
    expect(await release(track, 'legal', 'privileged')).toBe('done')
    expect(await because(put(await prepare(caseId, 'funder'), 'narrative'))).toBe('totals-only')
  })

  it('can be refused before and withdrawn after it was given, and then nothing is sent or asked again', async () => {
    const caseId = await newCase('Mariam No')
    const agreed = await amara.move(
      'disclosure',
      'agree',
      await put(await prepare(caseId), 'narrative'),
      spoken,
    )
    const refused = await amara.move('disclosure', 'refuse', agreed)
    expect(refused.state).toBe('refused')
    expect(await release(refused, 'narrative')).toBe('not-in-this-state')
    expect(await because(put(refused, 'narrative'))).toBe('not-in-this-state')
  })

  it('is not valid from a child alone, nor from an adult for a child who was not asked', async () => {
    const asked = await put(await prepare(await newCase('Lina Test', 'child')), 'narrative')
    const says = (more: object) => because(amara.move('disclosure', 'agree', asked, { ...spoken, ...more }))
    expect(await says({})).toBe('ask-the-child-too')
    expect(await says({ on_behalf: 'guardian_agreed' })).toBe('ask-the-child-too')
    expect(await says({ assent: true })).toBe('guardian-or-best-interests')
    expect(await says({ assent: true, on_behalf: 'best_interests_decided' })).toBe('done')
  })
})

describe('in the portal without script', () => {
  it('a survivor reads what would be disclosed and to whom, consents, and it may be sent', async () => {
    const caseId = await newCase('Mariam Page')
    const page = await pageOf(caseId)
    const track = await put(await prepare(caseId), 'narrative', 'health')
    const shown = await page.steps()
    expect(shown).toContain('May this be sent? You decide.')
    expect(shown).toContain('What: your story and health')
    expect(shown).toContain('To: newspapers, radio, television or the internet')
    expect(shown).toContain('It waits three days before it goes. You can still say no.')
    const go = `disclosure.agree.${track.id}`
    const once = await page.press({ go })
    expect(once.text).toContain('What: your story and health')
    expect(once.text).toContain('You can take your yes back until it is sent.')
    expect((await page.press({ go, sure: '1', seen: page.seen(once.text) })).text).toContain('It is done.')
    expect(await page.steps()).toContain('You said yes. It is not sent yet.')
    const { events, clocks } = await amara.api.work.track({ track: track.id })
    // Amara is told of it: she owes the sending, and no more an answer.
    expect(clocks).toMatchObject([{ clock: 'disclosure.send' }])
    expect(events[0]).toMatchObject({
      move: 'agree',
      side: 'person',
      facts: { language: 'en', method: 'own_page' },
    })
    expect(await release(track, 'health')).toBe('media-waits')
    network.travel(3)
    expect(await release(track, 'health')).toBe('done')
    const sent = await amara.api.work.track({ track: track.id })
    expect(sent.clocks).toEqual([])
  })

  it('consent covers what the survivor saw, and not what was added to the question meanwhile', async () => {
    const caseId = await newCase('Mariam Meanwhile')
    const page = await pageOf(caseId)
    const track = await put(await prepare(caseId), 'health')
    const go = `disclosure.agree.${track.id}`
    const once = await page.press({ go })
    await put(track, 'health', 'identity')
    const late = await page.press({ go, sure: '1', seen: page.seen(once.text) })
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('Nothing was done.')])
    // Nor is a yes without having seen it.
    expect((await page.press({ go, sure: '1' })).text).toContain('What: health and name and birth')
    expect(await release(track, 'health')).toBe('wait-for-their-answer')
  })

  it('a survivor withdraws consent, and nothing is sent', async () => {
    const caseId = await newCase('Mariam Back')
    const page = await pageOf(caseId)
    const agreed = await amara.move('disclosure', 'agree', await put(await prepare(caseId), 'health'), spoken)
    expect(await page.steps()).toContain('Do not send it')
    await page.press({ go: `disclosure.refuse.${agreed.id}`, sure: '1' })
    expect(await page.steps()).toContain('The answer was no. Nothing is sent.')
    expect(await release(agreed, 'health')).toBe('not-in-this-state')
  })

  it.each(['family', 'employer'])(
    'a survivor cannot consent to the %s by telephone, only in front of the caseworker, but can refuse',
    async (audience) => {
      const caseId = await newCase(`Mariam ${audience}`)
      const page = await pageOf(caseId)
      const track = await put(await prepare(caseId, audience), 'contact')
      const shown = await page.steps()
      expect(shown).toContain('Your worker has to hear this yes from you.')
      expect(shown).not.toContain(`disclosure.agree.${track.id}`)
      const go = `disclosure.agree.${track.id}`
      expect((await page.press({ go, sure: '1', seen: String(track.version) })).status).toBe(409)
      expect((await amara.move('disclosure', 'agree', track, spoken)).state).toBe('agreed')
      expect(await release(track, 'contact')).toBe('done')
    },
  )

  it('the caseworker’s deadline for sending is not shown', async () => {
    const caseId = await newCase('Mariam Days')
    const page = await pageOf(caseId)
    await put(await prepare(caseId), 'health')
    const [, card] = (await page.steps()).split(/Sending something about you<\/b\s*>/)
    expect(card).toContain('May this be sent?')
    expect(card).not.toContain('The next date')
  })

  it('a person found to be a child after consenting is asked again together with a guardian', async () => {
    const { id: caseId, track: own } = await openCase(amara, { name: 'Lina Later', language: 'en' })
    const page = await pageOf(caseId)
    const track = await put(await prepare(caseId), 'narrative')
    await page.press({ go: `disclosure.agree.${track.id}`, sure: '1', seen: String(track.version) })
    const known = { language: 'en', age_group: 'child', origin: 'hotline' }
    await amara.move('case', 'correct', { id: own }, known)
    network.travel(3)
    expect(await release(track, 'narrative')).toBe('no-agreement-is-the-yes')
    const again = await put({ ...track, version: track.version + 1 }, 'narrative')
    const together = { ...spoken, assent: true, on_behalf: 'guardian_agreed' }
    await amara.move('disclosure', 'agree', again, together)
    network.travel(3)
    expect(await release(track, 'narrative')).toBe('done')
  })

  it('a child is told who consents with them, and is asked for no consent alone', async () => {
    const caseId = await newCase('Lina Page', 'unsure')
    const page = await pageOf(caseId)
    const track = await put(await prepare(caseId), 'health')
    const shown = await page.steps()
    expect(shown).toContain('You say yes together with somebody who answers for you.')
    expect(shown).toContain(`disclosure.refuse.${track.id}`)
    expect(shown).not.toContain(`disclosure.agree.${track.id}`)
    const go = `disclosure.agree.${track.id}`
    expect((await page.press({ go, sure: '1', seen: String(track.version) })).status).toBe(409)
  })
})
