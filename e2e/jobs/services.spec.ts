// Services that are done with one sheet: each has questions and an end of its own, and what it comes to stands on the page of whoever it is
// for, in the words that were typed. What others must not learn stands nowhere there.

import { expect } from '@playwright/test'
import { dayFrom, shown } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'
import { caseWithGoal, finish, ownTracks, type Filled } from './sheet.ts'

interface Served {
  number: number
  profession: string
  what: string
  service: string
  person: string
  presses: number
  answers: Filled
  outcome: string
  /** How the person’s page calls it, and what it says. */
  page: string
  says: readonly (string | RegExp)[]
  /** What it does not say. */
  keeps?: RegExp
  /** Refused by its rule at first: what is then put right, and the sentence of the rule. */
  refused?: { answers: Filled; because: RegExp }
}

const table: readonly Served[] = [
  {
    number: 61,
    profession: 'caseworker',
    what: 'clothes given, chosen by whoever wears them',
    service: 'clothing',
    person: 'Selam Coat',
    presses: 6,
    answers: {
      'Clothes for': { choose: 'The person' },
      'Given on': { day: dayFrom(0) },
      'Did whoever wears': { choose: 'Yes' },
    },
    outcome: 'Given',
    page: 'Clothes',
    says: [new RegExp(`When: .*${shown(dayFrom(0))}`)],
  },
  {
    number: 62,
    profession: 'caseworker',
    what: 'a move-on flat with a key of its own',
    service: 'transitional_housing',
    person: 'Mariam Door',
    presses: 8,
    answers: {
      'Home, as': { type: 'The green door' },
      From: { day: dayFrom(1) },
      Until: { day: dayFrom(180) },
      'Has the person a key': { choose: 'Yes' },
      'Plan to move on': { type: 'A flat by the sea in autumn' },
    },
    outcome: 'Moved to their own home',
    page: 'A place for the next months',
    says: ['Where: The green door', 'Next: A flat by the sea in autumn'],
  },
  {
    number: 63,
    profession: 'caseworker',
    what: 'six months of help with the rent',
    service: 'long_term_housing',
    person: 'Mariam Rent',
    presses: 8,
    answers: {
      'Home, as': { type: 'Mill street' },
      'Months of help': { type: '6' },
      'Who pays': { type: 'The town' },
      From: { day: dayFrom(1) },
      'Is the lease': { choose: 'Yes' },
    },
    outcome: 'Own lease',
    page: 'A home of your own',
    says: ['How many: 6', 'Where: Mill street'],
    keeps: /The town/,
  },
  {
    number: 64,
    profession: 'caseworker',
    what: 'a school place, and the school knows no more than it must',
    service: 'education',
    person: 'Efua School',
    presses: 7,
    answers: {
      School: { type: 'Hill school' },
      'Enrolled on': { day: dayFrom(0) },
      'Starts on': { day: dayFrom(10) },
      'What the school knows': { choose: 'Whom to call' },
    },
    outcome: 'Enrolled',
    page: 'School',
    says: ['Where: Hill school', new RegExp(`When: .*${shown(dayFrom(10))}`)],
    keeps: /Whom to call/,
  },
  {
    number: 65,
    profession: 'caseworker',
    what: 'a course with a certificate, and the right to work looked up',
    service: 'vocational_training',
    person: 'Malee Tailor',
    presses: 8,
    answers: {
      Trade: { type: 'Tailor' },
      'Course at': { type: 'Thread house' },
      'Is paid work': { choose: 'Yes' },
      'Right to work': { choose: 'May work' },
      Certificate: { type: 'Tailor, level 2' },
    },
    outcome: 'Passed',
    page: 'Learning a trade',
    says: ['What: Tailor', 'Where: Thread house'],
  },
  {
    number: 66,
    profession: 'caseworker',
    what: 'somebody to be quiet with, offered, and no trace of a faith',
    service: 'spiritual_support',
    person: 'Rima Quiet',
    presses: 4,
    answers: { Offered: { choose: 'A quiet place' }, 'Does any other help': { choose: 'No' } },
    outcome: 'Offered',
    page: 'Quiet, or somebody to talk to',
    says: [],
    keeps: /faith|church|mosque|religio|A quiet place/i,
  },
  {
    number: 67,
    profession: 'lawyer',
    what: 'criminal defence told in time',
    service: 'legal_criminal',
    person: 'Kofi Court',
    presses: 9,
    answers: {
      'Defence lawyer': { type: 'Ines of Legal Aid' },
      'Told of the right': { day: dayFrom(-1) },
      'First questioned': { day: dayFrom(2) },
      'Were they made to do it': { choose: 'Yes' },
    },
    refused: {
      answers: { 'Was a hold asked for': { choose: 'Yes' } },
      because: /ask for a hold before this ends/,
    },
    outcome: 'Told in time',
    page: 'A lawyer for your defence',
    says: ['Who: Ines of Legal Aid', new RegExp(`When: .*${shown(dayFrom(2))}`)],
  },
  {
    number: 68,
    profession: 'caseworker',
    what: 'an advocate beside the person at a hearing',
    service: 'criminal_justice_advocacy',
    person: 'Narong Hearing',
    presses: 8,
    answers: {
      Advocate: { type: 'Ola' },
      'Hearing on': { day: dayFrom(0) },
      'In the court room': { choose: 'Let in' },
      'Is the advocate a witness': { choose: 'No' },
      'Did the advocate stay': { choose: 'Yes' },
    },
    outcome: 'Was at the hearing',
    page: 'Somebody beside you in court',
    says: ['Who: Ola'],
  },
  {
    number: 73,
    profession: 'caseworker',
    what: 'a bed for some nights, and nobody leaves it without the next one',
    service: 'emergency_housing',
    person: 'Salma Night',
    presses: 6,
    answers: { Beds: { type: '2' }, Until: { day: dayFrom(3) } },
    refused: {
      answers: { 'Where they sleep next': { type: 'The green door' } },
      because: /Nobody leaves a bed before/,
    },
    outcome: 'Moved on to a place',
    page: 'A bed for now',
    says: ['Next: The green door'],
  },
  {
    number: 74,
    profession: 'caseworker',
    what: 'food for two, and no day without it',
    service: 'food',
    person: 'Salma Bread',
    presses: 7,
    answers: {
      'Food as': { choose: 'Voucher' },
      'How many eat': { type: '2' },
      'Lasts until': { day: dayFrom(5) },
      'Next food on': { day: dayFrom(5) },
    },
    outcome: 'Food goes on',
    page: 'Food',
    says: [new RegExp(`Until: .*${shown(dayFrom(5))}`)],
  },
  {
    number: 75,
    profession: 'caseworker',
    what: 'an interpreter who is a stranger, and was understood',
    service: 'interpretation',
    person: 'Yodit Words',
    presses: 7,
    answers: {
      Language: { find: 'Amharic' },
      'Wished interpreter': { choose: 'A woman' },
      'Is the interpreter a stranger': { choose: 'Yes' },
      'Needed on': { day: dayFrom(1) },
      'Did they understand': { choose: 'Yes' },
    },
    outcome: 'The interpreter came',
    page: 'Somebody who interprets',
    says: [new RegExp(`When: .*${shown(dayFrom(1))}`)],
  },
  {
    number: 76,
    profession: 'lawyer',
    what: 'wages claimed before the last day, and in hand',
    service: 'legal_civil',
    person: 'Narong Wages',
    presses: 7,
    answers: {
      'Claim for': { choose: 'Unpaid wages' },
      'Lawyer of the claim': { type: 'Ines of Legal Aid' },
      'Last day to claim': { day: dayFrom(30) },
      'Claimed on': { day: dayFrom(0) },
      'Has the person the money': { choose: 'Yes' },
    },
    outcome: 'Paid in hand',
    page: 'A lawyer for your money',
    says: ['Who: Ines of Legal Aid', new RegExp(`Until: .*${shown(dayFrom(30))}`)],
  },
  {
    number: 77,
    profession: 'lawyer',
    what: 'a permit applied for, signed by the person, before the stay runs out',
    service: 'legal_immigration',
    person: 'Malee Papers',
    presses: 7,
    answers: {
      'Lawyer of the permit': { type: 'Ines of Legal Aid' },
      'Did the person sign': { choose: 'Yes' },
      'Filed on': { day: dayFrom(0) },
      'Stay runs out': { day: dayFrom(60) },
      'What it tells of': { choose: 'What is needed' },
    },
    outcome: 'Permit applied for',
    page: 'A lawyer for your papers',
    says: ['Who: Ines of Legal Aid', new RegExp(`When: .*${shown(dayFrom(0))}`)],
    keeps: /What is needed/,
  },
  {
    number: 78,
    profession: 'caseworker',
    what: 'a safety plan known by heart, and practised',
    service: 'safety_planning',
    person: 'Rima Safe',
    presses: 5,
    answers: {
      'How it is kept': { choose: 'By heart' },
      'Practised on': { day: dayFrom(0) },
      'Look at it again on': { day: dayFrom(14) },
    },
    outcome: 'Knows the plan',
    page: 'Staying safe',
    says: [new RegExp(`When: .*${shown(dayFrom(14))}`)],
    keeps: /By heart/,
  },
  {
    number: 79,
    profession: 'caseworker',
    what: 'a journey home with a yes of these days, met on arrival',
    service: 'repatriation',
    person: 'Lucinda Home',
    presses: 6,
    answers: {
      'Received by': { type: 'House by the river' },
      'Their last yes': { day: dayFrom(0) },
      'Travels on': { day: dayFrom(10) },
      'Was the person met': { choose: 'Yes' },
    },
    outcome: 'Received at home',
    page: 'Going home',
    says: ['Who: House by the river', new RegExp(`When: .*${shown(dayFrom(10))}`)],
  },
  {
    number: 80,
    profession: 'caseworker',
    what: 'three places offered, and one chosen',
    service: 'service_navigation',
    person: 'Ostap Way',
    presses: 4,
    answers: { 'Places offered': { type: '3' }, 'The place they chose': { type: 'Mill clinic' } },
    outcome: 'Gets there alone',
    page: 'Finding the right help',
    says: ['How many: 3', 'Where: Mill clinic'],
  },
]

for (const row of table) {
  const who = row.profession === 'lawyer' ? 'ines' : 'amara'
  job(
    {
      number: row.number,
      profession: row.profession,
      who,
      what: row.what,
      goal: { presses: row.presses + 1, seconds: 60 },
      isKept: true,
    },
    {
      before: (scene) => caseWithGoal(scene, row.person, row.service, who),
      async work(hand, { caseId }) {
        const { answers, outcome, refused, service } = row
        await finish(hand, { answers, outcome, from: caseId, isRefused: refused !== undefined })
        if (refused) {
          await hand.sees(hand.page.getByText(refused.because))
          await shot(hand.page, `service-${service}-refused-en-1280`)
          await finish(hand, { answers: refused.answers, outcome })
        }
        await hand.sees(hand.page.getByRole('dialog').locator('.track-state', { hasText: 'Reached' }))
        await looksRight(hand.page)
        await shot(hand.page, `service-${service}-en-1280`)
      },
      async after(scene, { words }) {
        const hers = await ownTracks(scene, words)
        const card = hers.locator('main .k', { hasText: row.page })
        await expect(card).toContainText('It is done.')
        for (const said of row.says) await expect(card).toContainText(said)
        if (row.keeps) expect(await hers.locator('main').innerText()).not.toMatch(row.keeps)
        await looksRight(hers)
        await hers.context().close()
      },
    },
  )
}
