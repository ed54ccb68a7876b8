// Proof that the server does not know who was found: a word of its own in every place of an encounter, a visit, a complaint about pay and the
// reasons of a no; then everything that the server keeps, logs or was sent is searched for them.

import { chosenOf } from '../src/client/seal-to.ts'
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { agreeToPages, openCase } from '../demo/case-work.ts'
import { addresses } from '../src/api/addresses.ts'
import { addLine, openOwn } from '../src/encounters/client/own-encounters.ts'
import { emptyEncounter, sealEncounter, sendEncounter } from '../src/encounters/client/report-encounter.ts'
import { answerRequest, openRequest } from '../src/identification/client/answer-request.ts'
import { giveReview } from '../src/identification/client/call-review.ts'
import { makeLink } from '../src/identification/client/make-link.ts'
import {
  keepAskedAfter,
  makeReceipt,
  sealAskedAfter,
  sealCall,
  sendCall,
} from '../src/identification/client/take-call.ts'
import { emptyReport } from '../src/identification/report.ts'
import { asOwner } from '../src/database/open.ts'
import { takeLabourStep } from '../src/identification/client/labour-step.ts'
import { carrierOf, giveSealedReasons, newestReasons } from '../src/identification/client/sealed-reasons.ts'
import { indicators } from '../src/identification/reasoning.ts'
import { newPlanNames } from '../src/visits/client/plan-names.ts'
import { planVisit } from '../src/visits/client/plan-visit.ts'
import { workplaceVisit } from './planned-visit.ts'
import { sendReferral } from '../src/visits/client/send-referral.ts'
import { wordsIn, wordsInTables } from './canaries.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { telephone } from './telephone.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true, pack: 'us' })
const canaries: string[] = []
const plant = (where: string): string => {
  const word = `Qzx${where}${canaries.length}Vwk`
  canaries.push(word)
  return word
}

/** What reached the staff host: address, headers, body. A form without script crosses to the public one in clear, and is sealed on arrival. */
const received: string[] = []
const request = network.staff.request.bind(network.staff)
network.staff.request = (path, init, ...rest) => {
  received.push(JSON.stringify([path, init]))
  return request(path, init, ...rest)
}

const rosa = await network.organisation('Helpline', 'hotline', ['hotline', 'administrator'])
const sara = await network.colleague(rosa, 'sara', ['hotline', 'supervisor'])
const oliver = await network.organisation('City Police', 'police', ['police'], 'us')
const pilar = await network.organisation('Labour Inspectorate', 'labour_inspectorate', ['inspector'])
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const board = await network.organisation('Board', 'competent_authority', ['authority', 'administrator'])
const parisa = await network.colleague(board, 'parisa', ['authority'])
const by = { role: 'police', house: 'City Police' }

async function meetsAChild() {
  const empty = emptyEncounter(by)
  const sealed = await sealEncounter(
    oliver,
    {
      ...empty,
      danger: 'no',
      words: plant('met'),
      reach: plant('reach'),
      area: plant('area'),
      details: {
        ...empty.details,
        age: 'child',
        screened: { title: plant('set'), outcome: 'no_indicators', text: plant('signs') },
      },
    },
    await chosenOf(oliver, rosa.circle),
  )
  await sendEncounter(oliver, sealed)
  const mine = { track: sealed.id, sealed: (await openOwn(oliver, sealed.id)).sealed }
  await addLine(oliver, mine, plant('told'), { told: 'child_federal' })
  const contact = await rosa.api.reports.read({ track: sealed.id })
  await openRequest(rosa, contact)
  await answerRequest(rosa, contact, plant('answer'))
  return openOwn(oliver, sealed.id)
}

async function visits() {
  const names = newPlanNames()
  const { visit } = names
  await planVisit(pilar, workplaceVisit(network.state.now()), names)
  const { plan } = await pilar.api.visits.read({ visit })
  const { telephone: phone } = await pilar.vault.makeVisitTelephone({ visit })
  const row = newId()
  const { ciphertext } = await pilar.vault.sealVisitRow({
    visit,
    row,
    publicKey: plan!.publicKey,
    value: { number: 1, language: plant('row'), answers: { papers: plant('answered') }, words: plant('met') },
    telephone: phone!,
  })
  await pilar.api.visits.bring({ visit, row, ciphertext })
  const referred = { row, number: 1, language: 'th', age: 'adult', wishes: ['bed'], bed: null } as never
  await sendReferral(
    pilar,
    {
      referred,
      text: plant('referral'),
      district: plant('district'),
      by: { role: 'inspector', house: plant('by') },
    },
    await chosenOf(oliver, rosa.circle),
  )
}

/** Each free field of a form of the public host, filled in. */
const typed = (where: string) => ({
  story: plant(where),
  place: plant(`${where}place`),
  channel: 'phone',
  reach: plant(`${where}reach`),
  times: plant(`${where}times`),
  code: plant(`${where}code`),
  send: '1',
})
const form = `/en${addresses.labourComplaint}`

async function complains() {
  const phone = telephone(network.public)
  const page = await (await phone.post(form, typed('pay'))).text()
  const track = (await pilar.api.reports.list({ kind: 'labour_complaint' })).reports[0]!.track
  const contact = () => pilar.api.reports.read({ track })
  await openRequest(pilar, await contact())
  await answerRequest(pilar, await contact(), plant('reply'))
  const read = await contact()
  const on = network.state.now().toISOString().slice(0, 10)
  await takeLabourStep(
    pilar,
    { contact: read, opened: await openRequest(pilar, read) },
    { step: { what: 'visit', on, found: 'wages_owed' }, text: plant('step') },
  )
  const numbers = /\d{4} \d{4} \d{4} \d{4}/.exec(page)?.[0] ?? ''
  await phone.post(`/en${addresses.receipt}`, { numbers, text: plant('payline'), send: '1' })
  return [(await contact()).state, (await openRequest(pilar, await contact())).texts.length] as const
}

/** Where the work is, of two inspectorates: one is chosen, or words stand where the choice should. */
async function complainsBetweenTwo() {
  const south = await network.organisation('Inspectorate South', 'labour_inspectorate', ['inspector'])
  await asOwner(database, (client) =>
    client.query(
      'update organisations set district = case id when $1 then $2 else $3 end where id in ($1, $4)',
      [south.organisation, 'South', 'North', pilar.organisation],
    ),
  )
  const phone = telephone(network.public)
  const refused = await phone.post(form, { ...typed('nowhere'), desk: plant('district') })
  await phone.post(form, { ...typed('south'), desk: String(south.circle) })
  const { reports } = await south.api.reports.list({ kind: 'labour_complaint' })
  return [refused.status, reports.length] as const
}

/** A colleague outside the network tells by a link; the hotline writes down a call, and that somebody asked after a person. */
async function isTold() {
  const { address } = await makeLink(amara, { givenTo: 'school', days: 7, language: 'en' })
  const { pathname } = new URL(address)
  await telephone(network.public).post(pathname, { ...typed('link'), teller: plant('teller'), safe: 'no' })
  const report = {
    ...emptyReport('help', 'es'),
    story: plant('call'),
    place: plant('callplace'),
    reach: plant('callreach'),
    times: plant('calltimes'),
    codeWord: plant('callcode'),
  }
  const call = await sealCall(rosa, report, await makeReceipt(rosa))
  const opened = await sendCall(rosa, call, { ...report, by: 'telephone' })
  await rosa.move('contact', 'close', opened, { reason: 'advised' })
  await keepAskedAfter(rosa, await sealAskedAfter(rosa, plant('husband')), 'telephone')
  const { drawn } = await sara.api.reviews.draw({ id: newId() })
  await giveReview(sara, drawn!, { checks: ['danger'], text: plant('review') })
  return [
    (await amara.api.reports.list({})).reports.length,
    (await rosa.api.reviews.list({})).mine.length,
  ] as const
}

async function isRefused() {
  const { id: caseId } = await openCase(amara, { name: plant('name'), language: 'ar' })
  await agreeToPages(amara, caseId, { recipient: board.circle, purpose: 'identification' })
  const { id } = await amara.open('identification', { caseId, other: board.circle })
  await amara.move('identification', 'presume', { id }, { origin: 'ngo' })
  await amara.move('identification', 'refer', { id })
  await board.move('identification', 'receive', { id })
  const reasoning = {
    text: plant('reasons'),
    indicators: Object.fromEntries(indicators.map((one) => [one, 'against' as const])),
    shown: Object.fromEntries(indicators.map((one) => [one, plant('shown')])),
  }
  await giveSealedReasons(
    board,
    { track: id, to: await carrierOf(board, id) },
    reasoning,
    crypto.randomUUID(),
  )
  const read = await newestReasons(parisa, id, undefined)
  network.travel(1)
  await parisa.api.reasons.second({ id: crypto.randomUUID(), track: id, reasons: read!.id, agrees: false })
  return read?.text === reasoning.text
}

const own = await meetsAChild()
await visits()
const complaint = await complains()
const isRead = await isRefused()
const told = await isTold()
const between = await complainsBetweenTwo()

it('the work around the words was done', () => {
  expect(own.report.encounter?.duties).toHaveLength(1)
  expect([own.told, own.texts.length]).toEqual([['child_federal', undefined], 2])
  expect([complaint, isRead]).toEqual([['visited', 3], true])
  expect([told, between]).toEqual([
    [1, 1],
    [422, 1],
  ])
  expect(canaries.length).toBeGreaterThan(50)
})

it('they are in no column of any table', async () => {
  expect(await wordsInTables(database, canaries)).toEqual([])
  expect(await wordsInTables(database, ['Harbour House'])).toContain('public.organisations: Harbour House')
})

it('they are in no line of the log, and never reached the staff host', () => {
  expect(network.logged.length).toBeGreaterThan(20)
  expect(wordsIn(network.logged.join('\n'), canaries)).toEqual([])
  expect(received.length).toBeGreaterThan(20)
  expect(wordsIn(received.join('\n'), canaries)).toEqual([])
})
