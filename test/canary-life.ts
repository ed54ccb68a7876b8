// The life in which canaries are planted: a person's whole way through the endpoints, with a word of its own in every place
// that takes words. Each step is made by whoever makes it; nothing that is refused goes unnoticed.

import { v7 as newId } from 'uuid'
import { addresses } from '../src/api/addresses.ts'
import type { Colleague, TrackNow } from '../demo/actor.ts'
import { agree, agreeToPages, takeKeys, rotateDue, writeMessage, writeNote } from '../demo/case-work.ts'
import { makeMoveOn } from '../src/client/move-on-case.ts'
import { sealRecord } from '../src/client/records.ts'
import { sealBeside } from '../src/client/seal-beside.ts'
import type { Compartment } from '../src/cases/model.ts'
import type { Input } from '../src/tracks/define.ts'
import { giveReasons } from '../src/identification/client/reasoning.ts'
import { indicators } from '../src/identification/reasoning.ts'
import { contactIn } from '../src/portal/client/reach.ts'
import { keepContact } from '../src/portal/client/compose.ts'
import { placesFor, takeTogether } from '../src/proceedings/client/matter-of-several.ts'
import { proceedingMachine } from '../src/proceedings/proceeding.ts'
import { keepSheet } from '../src/services/client/sheet.ts'
import { formsFor } from '../src/services/forms.ts'
import { keepFollowUp, sealFollowUp } from '../src/solutions/client/keep-follow-up.ts'
import { sheets, type SheetMove } from '../src/solutions/return-desk.ts'
import { moveWithReasons } from '../src/testimony/client/court-moves.ts'
import { ownPhone } from './own-phone.ts'
import type { TestNetwork } from './people.ts'
import { telephone } from './telephone.ts'

export type Plant = (kind: 'name' | 'phone' | 'place' | 'sentence') => string

export interface Life {
  network: TestNetwork
  caseId: string
  /** The six words of the person's card. */
  card: string
  amara: Colleague
  noor: Colleague
  ines: Colleague
  plant: Plant
}

/** Words that go with a move, sealed as the screens seal them. */
async function words({ caseId, plant }: Life, who: Colleague, compartment: Compartment) {
  const note = await sealRecord(who, caseId, {
    compartment,
    kind: 'note',
    value: { text: plant('sentence') },
  })
  const { id, epoch, ciphertext, signature } = note
  return { id, compartment, epoch, ciphertext, signature }
}

/** Makes one move after the other; each is made or the whole test fails. */
async function steps(
  who: Colleague,
  kind: string,
  track: TrackNow,
  moves: readonly [string, Readonly<Record<string, unknown>>?][],
): Promise<TrackNow> {
  let now = track
  // Sealed words are no answer that a machine reads.
  for (const [move, input] of moves) now = await who.move(kind, move, now, input as Input | undefined)
  return now
}

/** Signs in a conversation, a no of the authority, a challenge, a yes. */
export async function isIdentified(life: Life): Promise<string[]> {
  const { network, caseId, amara, noor } = life
  const screening = await steps(
    amara,
    'screening',
    await amara.open('screening', { caseId, instrument: 'general' }),
    [
      ['begin', { explained: true, private_place: true, interpreter: 'vetted', mode: 'asked' }],
      ['complete', { outcome: 'indicators_offer_followup', answers: await words(life, amara, 'narrative') }],
      ['offer_help', { taken_up: 'accepted' }],
    ],
  )
  await agree(
    amara,
    caseId,
    { recipient: noor.circle, compartments: ['identity'], purpose: 'identification' },
    network.state.now(),
  )
  const sent = await steps(
    amara,
    'identification',
    await amara.open('identification', { caseId, other: noor.circle }),
    [['presume', { origin: 'self_report' }], ['refer']],
  )
  const day = network.state.now().toISOString().slice(0, 10)
  await takeKeys(noor, caseId)
  const no = {
    served_on: day,
    reason: 'information_missing',
    reasons: await words(life, noor, 'identity'),
  }
  const received = await steps(noor, 'identification', sent, [['receive']])
  const known = Object.fromEntries(indicators.map((one) => [one, 'unknown' as const]))
  await giveReasons(noor, { caseId, track: sent.id }, { text: life.plant('sentence'), indicators: known })
  const refused = await steps(noor, 'identification', received, [['decide_prelim_negative', no]])
  const challenged = await steps(amara, 'identification', refused, [
    ['challenge', { grounds: 'new_information' }],
  ])
  const yes = await steps(noor, 'identification', challenged, [
    ['reopen'],
    ['decide_prelim_positive', { served_on: day }],
  ])
  return [screening.state, yes.state]
}

/** A lawyer goes to court for her, and sees that she may stay and work. */
export async function isHeard(life: Life): Promise<string[]> {
  const { network, caseId, amara, ines, plant } = life
  await agree(
    amara,
    caseId,
    { recipient: ines.circle, compartments: ['identity', 'legal', 'immigration'], purpose: 'legal_help' },
    network.state.now(),
  )
  await takeKeys(ines, caseId)
  const day = network.state.now().toISOString().slice(0, 10)
  const matter = await steps(
    ines,
    'proceeding',
    await ines.open('proceeding', { caseId, subkind: 'criminal_against_trafficker' }),
    [
      ['open', { lawyer: 'assigned' }],
      ['ask_measures', { wanted: ['screen_or_video_link'] }],
      ['decide_measures', { granted: ['screen_or_video_link'] }],
      ['file', { amount: 4200 }],
      ['prepare'],
      ['hear', { heard: 'statement' }],
      ['decide', { outcome: 'convicted', served_on: day }],
    ],
  )
  await writeNote(ines, caseId, 'legal', plant('sentence'))
  await writesSheets(life, matter)
  // One matter in each of several cases: what happened to all of them.
  const facts = plant('sentence')
  const common = { subkind: 'labour_claim', facts, roles: ['lawyer'] } as const
  for (const { fault } of await takeTogether(ines, placesFor([caseId]), common))
    if (fault) throw new Error('A case refuses the matter of several.', { cause: fault })
  const stay = await steps(ines, 'status', await ines.open('status', { caseId }), [
    ['prepare', { permit: 'temporary' }],
    ['apply', { applied_on: day }],
    ['grant', { permit: 'temporary', valid_from: day, work: true }],
  ])
  return [matter.state, stay.state]
}

/** A word of its own in every line of the sheets of a matter. */
async function writesSheets({ network, caseId, ines, plant }: Life, { id }: TrackNow): Promise<void> {
  const subkind = 'criminal_against_trafficker'
  const today = network.state.now().toISOString().slice(0, 10)
  for (const [at, { code, fields }] of formsFor('proceeding', subkind).entries()) {
    const lines = Object.entries(fields).filter(([, { kind }]) => kind === 'line')
    const values = Object.fromEntries(lines.map(([name]) => [name, plant('place')]))
    const served = { caseId, machine: proceedingMachine, track: { id, subkind } }
    const around = { today, talks: 0, tracks: [], formerEmployers: [] }
    const rows = at === 0 ? [] : [{ version: at, compartment: 'legal' } as const]
    await keepSheet(ines, served, { sheet: { service: code, values }, around, rows })
  }
}

/** She wants to go home, changes her mind on her own page without script, and settles here. */
export async function settles(life: Life): Promise<string[]> {
  const { network, caseId, card, amara } = life
  const explained = ['local_integration', 'third_country_resettlement', 'voluntary_return']
  const wanted = await steps(amara, 'solution', await amara.open('solution', { caseId }), [
    ['counsel', { language: 'ar', explained }],
    ['choose', { option: 'voluntary_return', own_words: await words(life, amara, 'narrative') }],
    ['assess'],
  ])
  const looked = await restsOn(life, wanted)
  const home = await steps(amara, 'solution', looked, [
    ['consider_proceedings', { result: 'can_go_on_from_there' }],
    ['agree', { signed: 'written' }],
  ])
  const own = telephone(network.public)
  await own.post(`/ar${addresses.enter}`, { words: card })
  const way = { go: `solution.change_mind.${home.id}`, sure: '1' }
  const changed = (await own.post(`/ar${addresses.tracks}`, way)).status
  const here = await steps(amara, 'solution', { ...home, version: home.version + 1 }, [
    ['choose', { option: 'local_integration', own_words: await words(life, amara, 'narrative') }],
    ['assess'],
    ['agree', { signed: 'spoken_with_interpreter' }],
    ['prepare'],
    ['execute'],
  ])
  return [String(changed), (await isFollowed(life, here)).state]
}

/** How she lives a month later, in every field of the form. */
async function isFollowed({ caseId, amara, plant }: Life, track: TrackNow): Promise<TrackNow> {
  const said = { contact: 'first', answers: { living: 'own_place' }, words: plant('sentence') } as const
  const seen = { ...said, by: plant('name'), text: plant('place') }
  const report = await sealFollowUp(amara, { caseId, track, compartment: 'narrative' }, seen)
  return keepFollowUp(amara, { caseId, track }, { seen, reached: true, report, key: newId() })
}

/** Each sheet of the return desk, a word of its own in each line and each column. */
async function restsOn(life: Life, home: TrackNow): Promise<TrackNow> {
  const { caseId, amara, plant } = life
  const codes: Partial<Record<SheetMove, Input>> = {
    examine_staying: { staying: 'not_possible', failed_for: 'housing' },
    assess_risk: { safe: 'safe_with_measures' },
  }
  let track = home
  for (const move of ['assess_risk', 'examine_staying'] as const) {
    const { lines, columns } = sheets[move]
    const seen = {
      lines: Object.fromEntries(
        lines.map((line) => [line, Object.fromEntries(columns.map((column) => [column, plant('sentence')]))]),
      ),
      words: plant('name'),
    }
    const place = { caseId, compartment: 'narrative', track: { id: track.id, kind: 'solution' } } as const
    const report = await sealBeside(amara, place, { text: plant('place'), move, seen })
    const which = { caseId, kind: 'solution', move, says: undefined, track }
    track = await makeMoveOn(amara, which, { ...codes[move], report } as never)
  }
  return track
}

/** What is to protect her in court, with why; and what the court said. */
export async function testifies({ caseId, ines, plant }: Life): Promise<string> {
  const track = await ines.open('testimony', { caseId })
  const say = (measure: string) => measure
  const asked = await moveWithReasons(ines, { caseId, track }, 'ask_court', {
    answers: { wanted: ['no_address'] },
    reasons: { no_address: plant('sentence') },
    say,
  })
  const decided = await moveWithReasons(ines, { caseId, track: asked }, 'decide', {
    answers: { granted: ['no_address'], refused: [] },
    reasons: { no_address: plant('sentence') },
    say,
  })
  return decided.state
}

/** Hours of her own that nobody else in this life says. */
export const ownHours = ['23:47', '23:51'] as const

/** A line to her and a line back, sealed on her telephone. */
export async function writesToEachOther({ network, caseId, card, amara, plant }: Life): Promise<unknown[]> {
  await writeMessage(amara, caseId, plant('sentence'))
  const own = await ownPhone(network, card)
  await own.read()
  await own.write(caseId, plant('sentence'))
  // How she is reached, changed by herself.
  const reach = contactIn((await own.open()).cases)
  const [from, to] = ownHours
  const said = {
    how: plant('phone'),
    when: '',
    word: '',
    never: plant('sentence'),
    hours: [{ days: [3], from, to }],
  }
  await keepContact(own.session, caseId, said, reach?.version ?? 0)
  return own.messages()
}

/** She takes a consent back on her own page; who carries her case goes on under the next key. */
export async function takesBack(
  { network, caseId, card, amara, noor, plant }: Life,
  consent: string,
): Promise<Compartment[]> {
  const own = telephone(network.public)
  await own.post(`/ar${addresses.enter}`, { words: card })
  await own.post(`/ar${addresses.whoCanSee}`, { track: consent })
  const rotated = await rotateDue(amara, caseId)
  await writeNote(amara, caseId, 'health', plant('sentence'))
  // On a page its title is what the note begins with, and the words that she hears name it.
  // A yes names forty pages at most.
  let more = 40
  await agreeToPages(amara, caseId, { recipient: noor.circle, purpose: 'safety' }, () => more-- > 0)
  return rotated
}

/** What somebody sends from a form of the public host without script: it crosses in clear and is sealed on arrival. */
export async function sendsInClear(network: TestNetwork, plant: Plant): Promise<string[]> {
  const own = telephone(network.public)
  const receipts: string[] = []
  for (const [path, wish] of [
    [`/es${addresses.help}`, 'place'],
    [`/es${addresses.concern}`, 'talk'],
  ] as const) {
    const typed = { story: plant('sentence'), place: plant('place'), reach: plant('phone') }
    const rest = { id: newId(), safe: 'no', channel: 'phone', send: '1', wish, times: 'after ten' }
    const page = await (await own.post(path, { ...rest, ...typed, code: plant('name') })).text()
    receipts.push(/\d{4} \d{4} \d{4} \d{4}/.exec(page)?.[0] ?? `no receipt at ${path}`)
  }
  // Back with the receipt, and a line more.
  const line = plant('sentence')
  const thread = await own.post(`/es${addresses.receipt}`, {
    numbers: receipts[0] ?? '',
    text: line,
    send: '1',
  })
  if (!(await thread.text()).includes(line)) throw new Error('the line was not kept')
  // A broken form on purpose: it comes back filled, and nothing of it is kept.
  const from = { origin: 'http://127.0.0.1:4601' }
  for (const path of [`/es${addresses.help}`, `/es${addresses.concern}`])
    await own.post(path, { id: 'not-an-id', safe: 'no', story: plant('sentence') }, from)
  await own.post(`/es${addresses.receipt}`, { numbers: 'not numbers', text: plant('sentence'), send: '1' })
  return receipts
}
