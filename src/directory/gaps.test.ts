// Where a service is missing, as Ines sees it who plans for the whole country.

import { v7 as newId } from 'uuid'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { gapsOf } from './gaps.ts'
import { serviceCodes } from './kinds.ts'

const areas = ['harbour', 'north', 'valley']

test('what nobody offers stands first, then what is missing in most areas; what is everywhere stands last', () => {
  const gaps = gapsOf(['food', 'shelter', 'legal_civil', 'translation'], areas, [
    { code: 'food', areas: ['harbour', 'north', 'valley'], unsaid: false },
    { code: 'shelter', areas: ['harbour'], unsaid: false },
    { code: 'legal_civil', areas: ['harbour', 'north'], unsaid: false },
  ])
  expect(gaps.map(({ code, where, missing }) => [code, where, missing])).toEqual([
    ['translation', 'nowhere', areas],
    ['shelter', 'some', ['north', 'valley']],
    ['legal_civil', 'some', ['valley']],
    ['food', 'everywhere', []],
  ])
})

test('whoever does not say where they work is a question and never a gap', () => {
  const [food] = gapsOf(['food'], areas, [{ code: 'food', areas: [], unsaid: true }])
  expect(food).toEqual({ code: 'food', missing: areas, where: 'some', ask: true })
  const [nowhereNamed] = gapsOf(['food'], [], [{ code: 'food', areas: [], unsaid: true }])
  expect(nowhereNamed).toMatchObject({ where: 'some', ask: true })
})

test('Ines sees at once what a new service fills, and what is withdrawn leaves its gap', async () => {
  const network = await newNetwork(await testDatabase())
  const lea = await network.organisation('Rights Office', 'legal_aid', ['lawyer', 'administrator'])
  const yara = await network.organisation('Ministry', 'ministry', ['ministry'])
  const where = async (code: string) => {
    const { areas: used, kinds } = await yara.api.directory.gaps({})
    const found = gapsOf(
      serviceCodes,
      used.map((area) => area.code),
      kinds,
    )
    return found.find((gap) => gap.code === code)?.where
  }
  expect(await where('legal_civil')).toBe('nowhere')
  const service = newId()
  await lea.api.directory.publish({ id: service, name: 'Claims', codes: ['legal_civil'], areas: ['north'] })
  expect(await where('legal_civil')).toBe('everywhere')
  await lea.api.directory.withdraw({ service })
  expect(await where('legal_civil')).toBe('nowhere')
})
