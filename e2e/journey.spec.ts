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
  stage = await Stage.open()
  story = newStory(stage, browser)
})
test.afterAll(() => stage.close())

test('a worker asks for help at night in Spanish, without script, and leaves by the exit', () =>
  night.asksForHelp(story))
test('the hotline answers, and her receipt opens the answer', () => night.isAnswered(story))
test('she agrees to a case', () => night.becomesACase(story))
test('the hotline refers her to a shelter with her agreement, and gives her a card', () =>
  night.isReferred(story))
test('the shelter sees a need and no person, and says yes in time', () => shelter.saysYes(story))
test('the shelter gives her a bed', () => shelter.givesABed(story))
test('they agree on a plan', () => shelter.agreesAPlan(story))
test('signs are noticed in a careful conversation', () => authority.signsAreSeen(story))
test('the authority finds her referral on its own list and says yes', () => authority.saysYes(story))
test('to a second person it says no, and the date to challenge it stands on the screen', () =>
  authority.saysNo(story))
test('she is counted, and nothing in it leads back to her', () => ministry.isCounted(story))
test('the lawyer sees the legal part and the name, and a closed door before the rest', () =>
  court.seesOnlyTheirPart(story))
test('the lawyer opens a matter with special measures and a claim for money', () => court.goesToCourt(story))
test('she may stay and work', () => court.mayStayAndWork(story))
test('the doctor writes what was found', () => ownPage.doctorHelps(story))
test('on her own page she reads who has looked, and takes her agreement back', () =>
  ownPage.takesItBack(story))
test('what the doctor wrote stays readable to who carries her case', () => ownPage.historyRemains(story))
test('the ministry sees nothing of a month that is not over', async () => {
  await ministry.othersThisMonth(story)
  await ministry.seesNothingYet(story)
})
test('she wants to go home, and all four conditions are met', () => home.wantsToGoHome(story))
test('twenty days later her agreement is too old to travel on', () => home.isRefusedWhileOld(story))
test('she changes her mind and settles here', () => home.settlesHere(story))
test('the ministry sees the numbers change, and never a name', () => ministry.seesNumbers(story))
test('what they typed is in no table, no line of the log and no file of the server', () =>
  isKnownNowhere(story))
