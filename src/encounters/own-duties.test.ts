// In the United States an official who meets a child who may have been trafficked tells the Department of Health and Human Services within
// 24 hours: Oliver is told so before he asks, sees his hour until he has told, and the server never learns that it was a child.

import { chosenOf } from '../client/seal-to.ts'
import { expect, it } from 'vitest'
import { asOwner } from '../database/open.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { openRequest } from '../identification/client/answer-request.ts'
import { reportIn } from '../identification/client/readable.ts'
import type { EncounterDetails } from '../identification/encounter-details.ts'
import { dutiesOf, markTold, openDuties } from './client/own-duties.ts'
import { openOwn } from './client/own-encounters.ts'
import { emptyEncounter, sealEncounter, sendEncounter } from './client/report-encounter.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true, pack: 'us' })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'], 'us')
const oliver = await network.organisation('City Police', 'police', ['police'], 'us')
const tamsin = await network.organisation('Riverside School', 'school', ['teacher'], 'us')
const hour = 3_600_000

async function meets(who: typeof oliver, age: EncounterDetails['age']) {
  const empty = emptyEncounter({ role: 'police', house: 'City Police' })
  const encounter = { ...empty, danger: 'no' as const, details: { ...empty.details, age } }
  const sealed = await sealEncounter(who, encounter, await chosenOf(who, rosa.circle))
  await sendEncounter(who, sealed)
  return sealed.id
}
const today = () => network.state.now().toISOString().slice(0, 10)
const hoursLeft = ({ by }: { by: string }) => (Date.parse(by) - network.state.now().getTime()) / hour

it('an official hears of the hour before the first question, and a teacher, of whom the law says none, does not', async () => {
  const { must } = await oliver.api.law.saidFirst({})
  expect(must.find(({ id }) => id === 'child_federal')?.within).toEqual({ hours: 24, of: 'child' })
  expect((await tamsin.api.law.saidFirst({})).must.flatMap(({ within }) => within ?? [])).toEqual([])
})

it.each(['child', 'may_be_child'] as const)(
  'the hour of a person who is %s runs until he says that he has told',
  async (age) => {
    const track = await meets(oliver, age)
    const [duty] = (await openDuties(oliver, today())).filter((one) => one.track === track)
    expect(duty).toMatchObject({
      id: 'child_federal',
      text: { en: expect.stringContaining('24 hours') as string },
    })
    expect(hoursLeft(duty!)).toBeGreaterThan(23)
    expect(hoursLeft(duty!)).toBeLessThanOrEqual(24)
    await markTold(oliver, duty!, 'I have told the Department.')
    expect((await openDuties(oliver, today())).filter((one) => one.track === track)).toEqual([])
    const own = await openOwn(oliver, track)
    expect(own.texts).toEqual(['I have told the Department.'])
    expect(dutiesOf({ track, state: 'received' }, own)).toMatchObject([
      { id: 'child_federal', told: today() },
    ])
  },
)

it('a teacher who meets a child has no hour that no law names', async () => {
  await meets(tamsin, 'child')
  expect(await openDuties(tamsin, today())).toEqual([])
})

it('the desk reads until when he has to tell, and a forged hour is nothing', async () => {
  const track = await meets(oliver, 'child')
  const { report } = await openRequest(rosa, await rosa.api.reports.read({ track }))
  expect(report.encounter?.duties?.map(({ id }) => id)).toEqual(['child_federal'])
  const forged = {
    ...report,
    encounter: { ...report.encounter, duties: [{ id: 'x', text: 4, by: 'soon' }, 7] },
  }
  expect(reportIn(forged).encounter?.duties).toBeUndefined()
})

it('no column of the server says that a child was met', async () => {
  const rowsOf = async (track: string) => {
    const { rows } = await asOwner(database, (client) =>
      client.query(
        `select to_jsonb(r) - 'id' - 'track' - 'ciphertext' - 'locator' - 'wrap_own' - 'wrap_hotline' - 'writer' - 'own_public' as said
         from reports r where track = $1`,
        [track],
      ),
    )
    return rows
  }
  expect(await rowsOf(await meets(oliver, 'child'))).toEqual(await rowsOf(await meets(oliver, 'adult')))
})
