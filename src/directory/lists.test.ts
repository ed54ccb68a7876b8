// Somebody else's own list in the hands of whoever looks after the directory: looked at, taken whole, and taken again.
import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCsv } from '../api/table/read-csv.ts'
import { guessList } from './list/fields.ts'

const network = await newNetwork(await testDatabase())
const { founder } = network
const amara = await network.organisation('Harbour House', 'shelter', ['shelter', 'caseworker'])

const listOf = (text: string, name = 'Citizens Office') => {
  const { columns, rows } = readCsv(text, ',')
  return { name, columns, rows, mapping: guessList(columns) }
}
const first = `Service name,Kind of help,Phone,Email,Languages,District,Latitude,Longitude,Remarks
Dentist on Mondays,dentist,555 0101,teeth@office.example,Arabic; Spanish,Riverside,51.5,-0.1,never told
Papers,محام,555 0102,not an address,Whispering,Riverside,,,
,food,555 0103,,Arabic,,,,
Women's shelter,emergency housing,555 0104,home@office.example,,,,,
Dentist on Mondays,dentist,555 0109,,Thai,,,,
`

it('is looked at first: what would come, and each fault by its line and column; nothing has changed', async () => {
  const list = listOf(first)
  expect(list.mapping).toMatchObject({ 'Service name': 'name', 'Kind of help': 'needs', Remarks: 'none' })
  const found = await founder.api.lists.check(list)
  expect(found).toMatchObject({ services: 3, added: 3, gone: 0, refused: 2, confidential: 1 })
  expect(found.remarks.map(({ line, column, cause }) => [line, column, cause])).toEqual([
    [3, 'Email', 'not-an-email'],
    [3, 'Languages', 'no-such-language'],
    [4, 'Service name', 'no-name'],
    [5, 'Email', 'confidential-place'],
    [5, 'Phone', 'confidential-place'],
    [6, null, 'twice'],
  ])
  expect((await founder.api.lists.kept({})).lists).toEqual([])
  expect(await named('Dentist on Mondays')).toEqual([])
})

it('is taken whole, its columns kept; read again it changes what changed, and a row that cannot be read is not gone', async () => {
  await founder.api.lists.bring(listOf(first))
  const [dentist] = await named('Dentist on Mondays')
  expect(dentist).toMatchObject({ codes: ['medical_care'], languages: ['ar', 'es'], phone: '555 0101' })
  expect(dentist?.at).toEqual([51.5, -0.1])
  const hidden = (await amara.api.directory.match({ code: 'emergency_housing' })).services
  expect(hidden.find(({ name }) => name === "Women's shelter")).toMatchObject({
    phone: null,
    confidential: true,
  })
  const { lists } = await founder.api.lists.kept({})
  expect(lists).toMatchObject([{ name: 'Citizens Office', services: 3, mapping: { Phone: 'phone' } }])

  const numbered = 'Id,Name,Needs,Phone\n1,Soup,food,555 0200\n2,Coats,clothing,555 0201\n'
  await founder.api.lists.bring(listOf(numbered, 'Kitchen'))
  const again = await founder.api.lists.bring(listOf('Id,Name,Needs,Phone\n1,,food,555 0200\n', 'Kitchen'))
  expect(again).toMatchObject({ services: 0, refused: 1, gone: 1 })
  expect((await named('Soup', 'food')).length).toBe(1)
  expect(await named('Coats', 'clothing')).toEqual([])
  expect(await founder.api.lists.bring(listOf(numbered, 'Kitchen'))).toMatchObject({
    changed: 1,
    unchanged: 1,
  })
})

it('is nobody else’s to bring, and never touches what a house of the network says of itself', async () => {
  await expect(amara.api.lists.bring(listOf(first))).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(amara.api.lists.kept({})).rejects.toMatchObject({ code: 'not-allowed' })
})

async function named(wanted: string, code = 'medical_care') {
  const { services } = await amara.api.directory.match({ code })
  return services.filter(({ name }) => name === wanted)
}

it('with half a character in it is refused as the list that it is, not as a fault of ours', async () => {
  const list = { ...listOf('Service name\nDoor 7\n', 'Half\ud809'), mapping: {} }
  expect((await founder.api.lists.check(list)).refused).toBe(1)
  await expect(
    founder.api.lists.bring({ ...list, mapping: { 'Service\ud809': 'name' } }),
  ).rejects.toMatchObject({
    code: 'invalid',
  })
})
