// One person goes through the whole continuum, told from each one's own screen: asking for help at night without script,
// the hotline, a safe place, the authority's answers, a lawyer, the doctor whose door closes, and a place to stay for good.
// Every act is made in a browser by whoever makes it; nothing happens behind the screens but the passing of time.

import { test } from '@playwright/test'
import { isKnownNowhere, newStory, type Story } from './journey/story.ts'
import * as authority from './journey/authority.ts'
import * as court from './journey/court.ts'
import * as home from './journey/home.ts'
import * as ministry from './journey/ministry.ts'
import * as night from './journey/night.ts'
import * as ownPage from './journey/portal.ts'
import * as shelter from './journey/shelter.ts'
import { Stage } from './stage.ts'

test.describe.configure({ mode: 'serial' })

let stage: Stage
let story: Story
test.beforeAll(async ({ browser }) => {
  // Her own page is looked at a dozen times, and five may enter in a minute.
  stage = await Stage.open({ unlimited: true })
  story = newStory(stage, browser)
})
test.afterAll(() => stage.close())

test('a worker asks for help at night in Spanish, without script, and leaves by the quick exit', () =>
  night.asksForHelp(story))
test('the hotline answers, and the worker’s receipt opens the answer', () => night.isAnswered(story))
test('the worker agrees to a case', () => night.becomesACase(story))
test('the hotline refers the worker to a shelter with her consent and gives her an access card', () =>
  night.isReferred(story))
test('the shelter sees the need but not the person, and accepts in time', () => shelter.saysYes(story))
test('the shelter assigns a bed', () => shelter.givesABed(story))
test('the survivor and the shelter agree on a plan', () => shelter.agreesAPlan(story))
test('the shelter records indicators after a careful conversation', () => authority.signsAreSeen(story))
test('the authority finds the survivor’s referral in its queue and identifies her', () =>
  authority.saysYes(story))
test('the authority refuses a second person and shows the deadline for a challenge', () =>
  authority.saysNo(story))
test('the survivor is counted, and no count leads back to her', () => ministry.isCounted(story))
test('the lawyer sees the name and the legal part, and every other part closed', () =>
  court.seesOnlyTheirPart(story))
test('the lawyer opens proceedings with special measures and a claim for compensation', () =>
  court.goesToCourt(story))
test('the survivor receives permission to stay and work', () => court.mayStayAndWork(story))
test('the doctor records the findings', () => ownPage.doctorHelps(story))
test('the survivor reads in her portal who looked at her file, and withdraws consent', () =>
  ownPage.takesItBack(story))
test('the case carrier can still read what the doctor wrote after the withdrawal', () =>
  ownPage.historyRemains(story))
test('the ministry sees no figures of an unfinished month', async () => {
  await ministry.othersThisMonth(story)
  await ministry.seesNothingYet(story)
})
test('the survivor chooses to return home, and all four conditions are met', () => home.wantsToGoHome(story))
test('the return is refused when the survivor’s consent is twenty days old', () =>
  home.isRefusedWhileOld(story))
test('the survivor changes her mind and settles locally', () => home.settlesHere(story))
test('the ministry sees changed figures and never a name', () => ministry.seesNumbers(story))
test('nothing that the people typed is in any table, log line or file of the server', () =>
  isKnownNowhere(story))
