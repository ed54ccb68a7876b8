// A rule counts days where the people are. At night in Bangkok it is yesterday in UTC, in the evening in Lima tomorrow: a day
// that is counted there must be neither refused nor given away.

import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { type Colleague, type TrackNow } from '../demo/actor.ts'
import { agree, giveCard, openCase, takeKeys, writeNote } from '../demo/case-work.ts'
import { asOwner } from '../src/database/open.ts'
import { packOf } from '../jurisdictions/packs.ts'
import { journeyNeeds } from '../src/solutions/solution.ts'
import { testDatabase } from './database.ts'
import { ownPhone } from './own-phone.ts'
import { newNetwork } from './people.ts'
import { shareWithoutConsent } from '../src/consent/client/share-without-consent.ts'
import { agreeToBreakGlass } from '../src/consent/client/break-glass.ts'

/** A network of its own, whose clock goes to a day and a time on the wall there. */
async function placeIn(timezone: string) {
  const database = await testDatabase()
  const network = await newNetwork(database, { timezone })
  const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
  const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
  const noor = await network.colleague(amara, 'noor', ['caseworker'])
  const begun = Temporal.Instant.fromEpochMilliseconds(network.state.now().getTime())
  // A month whose days are all ahead, so that the first is the day 0.
  const first = begun.toZonedDateTimeISO(timezone).toPlainDate().with({ day: 1 }).add({ months: 1 })
  const day = (after: number) => first.add({ days: after }).toString()
  const goTo = (after: number, time: string) => {
    const then = first.add({ days: after }).toZonedDateTime({ timeZone: timezone, plainTime: time })
    network.travel((then.epochMilliseconds - network.state.now().getTime()) / 86_400_000)
  }
  const now = () => network.state.now()
  return { database, network, amara, bashir, noor, day, goTo, now }
}
type Place = Awaited<ReturnType<typeof placeIn>>

const bangkok = await placeIn('Asia/Bangkok')
const lima = await placeIn('America/Lima')
const newYork = await placeIn('America/New_York')

const because = (rule: string) => ({ code: 'refused', detail: { because: rule } })
const steps = async (who: Colleague, begun: TrackNow, moves: [string, object?][]) => {
  let track = begun
  for (const [name, input] of moves) track = await who.move(begun.kind, name, track, { ...input })
  return track
}

/** Somebody has said yes to a journey home, and all is ready for it. */
async function saidYes({ amara }: Place, name: string): Promise<TrackNow> {
  const { id: caseId } = await openCase(amara, { name, language: 'th' })
  const explained = ['local_integration', 'third_country_resettlement', 'voluntary_return']
  return steps(amara, await amara.open('solution', { caseId }), [
    ['counsel', { language: 'th', explained }],
    ['choose', { option: 'voluntary_return' }],
    ['assess'],
    ['assess_risk', { safe: 'safe' }],
    ['consider_proceedings', { result: 'none' }],
    ['agree', { signed: 'written' }],
    ['confirm_receiver', { accepts: true }],
    ['prepare'],
    ['examine_staying', { staying: 'possible_not_wanted' }],
    ['check_ready', { ready: [...journeyNeeds] }],
  ])
}
const travels = async ({ amara }: Place, track: TrackNow) =>
  (await amara.move('solution', 'execute', track)).state

async function breaksGlass({ amara, bashir, day }: Place, caseId: string, until: number) {
  await takeKeys(amara, caseId)
  const track = newId()
  await shareWithoutConsent(amara, {
    caseId,
    track,
    basis: 'vital_interest',
    recipient: bashir.circle,
    purpose: 'health_care',
    until: day(until),
    compartments: ['identity'],
    words: 'Ill.',
    told: 'told',
    reason: 'life_in_danger',
    language: 'en',
  })
  return track
}
async function agreesToIt({ noor, bashir }: Place, caseId: string, track: string) {
  const n = (await noor.api.cases.read({ id: caseId })).statements.length
  await agreeToBreakGlass(noor, caseId, { n, track, to: bashir.circle })
}

const longest = packOf('uk').consent.releaseMaxDays
/** `days` from the day in UTC, as the helper counts. */
const shares = ({ amara, bashir, now }: Place, caseId: string, days: number) =>
  agree(
    amara,
    caseId,
    { recipient: bashir.circle, compartments: ['identity'], purpose: 'health_care', days },
    now(),
  )

const monthsOf = ({ database }: Place, move: string) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ month: string }>(
      'select month::text from event_counts where move = $1 order by month',
      [move],
    )
    return rows.map(({ month }) => month)
  })

describe('in Bangkok at night', () => {
  const { amara, day, goTo } = bangkok

  it('a caseworker’s act before seven on the first of a month counts for that day and month', async () => {
    goTo(0, '05:30')
    const { id, track } = await openCase(amara, { name: 'Mali Early', language: 'th' })
    await amara.move(
      'case',
      'explain_rights',
      { id: track },
      { language: 'th', how: 'spoken', understood: true },
    )
    expect(await monthsOf(bangkok, 'explain_rights')).toEqual([day(0)])
    await amara.api.cases.read({ id })
    expect((await amara.api.consent.list({ caseId: id })).looks.map((one) => one.day)).toEqual([day(0)])
  })

  it('breaking the glass is offered for three days, and a fourth is refused', async () => {
    goTo(1, '05:30')
    const { id } = await openCase(amara, { name: 'Mali Glass', language: 'th' })
    expect(await breaksGlass(bangkok, id, 4)).toEqual(expect.any(String))
    await expect(breaksGlass(bangkok, id, 5)).rejects.toThrow('bad-chain')
  })

  it('consent for the longest offered period is accepted', async () => {
    goTo(1, '06:00')
    const { id } = await openCase(amara, { name: 'Mali Longest', language: 'th' })
    await expect(shares(bangkok, id, longest + 2)).rejects.toMatchObject(because('longer-than-allowed'))
    await takeKeys(amara, id)
    expect(await shares(bangkok, id, longest + 1)).toEqual(expect.any(String))
  })

  it('consent to return home is valid on its fourteenth day and too old on the next', async () => {
    goTo(2, '05:00')
    const early = await saidYes(bangkok, 'Mali Fourteen')
    goTo(2, '10:00')
    const later = await saidYes(bangkok, 'Mali Fifteen')
    goTo(16, '10:00')
    expect(await travels(bangkok, early)).toBe('executed')
    goTo(17, '06:00')
    await expect(travels(bangkok, later)).rejects.toMatchObject(because('consent-too-old'))
  })
})

describe('in Lima in the evening', () => {
  const { amara, day, goTo } = lima

  it('a caseworker’s act on the last evening of a month counts for that day and month', async () => {
    goTo(-1, '21:00')
    const { id, track } = await openCase(amara, { name: 'Rosa Late', language: 'es' })
    await amara.move(
      'case',
      'explain_rights',
      { id: track },
      { language: 'es', how: 'spoken', understood: true },
    )
    expect(await monthsOf(lima, 'explain_rights')).toEqual([
      Temporal.PlainDate.from(day(-1)).with({ day: 1 }).toString(),
    ])
    await amara.api.cases.read({ id })
    expect((await amara.api.consent.list({ caseId: id })).looks.map((one) => one.day)).toEqual([day(-1)])
  })

  it('a one-day opening without consent can be approved on the evening of that day', async () => {
    goTo(1, '21:00')
    const { id } = await openCase(amara, { name: 'Rosa Glass', language: 'es' })
    const track = await breaksGlass(lima, id, 2)
    goTo(2, '21:00')
    await agreesToIt(lima, id, track)
    const { consents } = await amara.api.consent.list({ caseId: id })
    expect(consents.find((one) => one.track === track)?.state).toBe('granted')
  })

  it('consent for a day longer than the longest period is refused', async () => {
    goTo(2, '21:30')
    const { id } = await openCase(amara, { name: 'Rosa Longest', language: 'es' })
    await expect(shares(lima, id, longest)).rejects.toMatchObject(because('longer-than-allowed'))
    await takeKeys(amara, id)
    expect(await shares(lima, id, longest - 1)).toEqual(expect.any(String))
  })

  it('a final decision is refused before the thirtieth day and accepted on it', async () => {
    goTo(3, '10:00')
    const { id: caseId } = await openCase(amara, { name: 'Rosa Thirty', language: 'es', ageGroup: 'child' })
    const positive = await steps(amara, await amara.open('identification', { caseId }), [
      ['presume', { origin: 'health' }],
      ['refer'],
      ['receive'],
      ['decide_prelim_positive', { served_on: day(3) }],
    ])
    const decide = (served: number) =>
      amara.move('identification', 'decide_final_positive', positive, { served_on: day(served) })
    goTo(32, '21:00')
    await expect(decide(32)).rejects.toMatchObject(because('too-soon-to-decide'))
    goTo(33, '00:30')
    expect((await decide(33)).state).toBe('identified')
  })

  it('consent to return home stays fourteen days old until that day is over', async () => {
    goTo(34, '10:00')
    const track = await saidYes(lima, 'Rosa Fourteen')
    goTo(49, '00:30')
    await expect(travels(lima, track)).rejects.toMatchObject(because('consent-too-old'))
    goTo(48, '21:00')
    expect(await travels(lima, track)).toBe('executed')
  })
})

describe('in New York in the evening', () => {
  const { amara, database, network, day, goTo, now } = newYork
  /** The database has its clock moved as well, as in a demonstration. */
  const bothGoTo = async (after: number, time: string) => {
    goTo(after, time)
    await asOwner(database, async (client) => {
      await client.query(`update settings set value = value || '{"demo": true}' where key = 'network'`)
      await client.query(
        `insert into settings (key, value) values ('clock', to_jsonb($1::bigint)) on conflict (key) do update set value = excluded.value`,
        [now().getTime() - Date.now()],
      )
    })
  }
  const onHerPage = async (words: string) => {
    const [file] = (await (await ownPhone(network, words)).open()).cases
    const texts = file!.records.flatMap(({ kind, value }) => (kind === 'note' ? [value?.['text']] : []))
    return { texts, coming: file!.shown.comingNotes.map(({ on, from }) => ({ on, from })) }
  }

  it('a note that waits for Mariam waits seven days of hers: not from the evening of the sixth, and not until the eighth', async () => {
    await bothGoTo(0, '22:00')
    const { id: caseId } = await openCase(amara, { name: 'Mariam Evening', language: 'en' })
    await takeKeys(amara, caseId)
    const { words } = await giveCard(amara, caseId, 'en')
    await writeNote(amara, caseId, 'narrative', 'He was let out.')
    const coming = [{ on: day(0), from: day(7) }]
    expect(await onHerPage(words)).toEqual({ texts: [], coming })
    await bothGoTo(6, '22:00')
    expect(await onHerPage(words)).toEqual({ texts: [], coming })
    await bothGoTo(7, '00:30')
    expect(await onHerPage(words)).toEqual({ texts: ['He was let out.'], coming: [] })
  })
})
