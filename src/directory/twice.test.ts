// The same organisation under two names: found by what the two have in common, put together by a person, and parted again as it was.
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCsv } from '../api/table/read-csv.ts'
import { guessList } from './list/fields.ts'
import { exportDirectory } from './server/hsds.ts'
import { foundTwice, sameServices, type Listed } from './twice.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const { founder } = network
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer', 'administrator'])
await ines.api.directory.publish({ id: newId(), name: 'Advice on papers', codes: ['legal_immigration'] })

const bring = (name: string, text: string) => {
  const { columns, rows } = readCsv(`Name,Provider,Needs,Phone\n${text}`, ',')
  return founder.api.lists.bring({ name, columns, rows, mapping: guessList(columns) })
}
const town = 'Advice on papers,Legal aid - West,legal immigration,555 777 0101\n'
await bring('Town', `${town}Court help,Legal aid - West,legal criminal,555 777 0102\n`)
await bring('County', 'Papers and visas,Western Law Help,legal immigration,+44 555 777 0101\n')

const found = () => founder.api.twice.found({})
const searched = async (code = 'legal_immigration') =>
  (await ines.api.directory.match({ code })).services.map(({ id, name, provider }) => ({
    id,
    name,
    provider,
  }))

async function exported(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'twice-'))
  await exportDirectory(database, folder)
  return readFile(join(folder, 'services.csv'), 'utf8')
}

const plain = { name: null, isHouse: false, phones: [], emails: [], addresses: [] }
const one = (id: string, more: Partial<Listed>): Listed => ({ ...plain, id, ...more })

it('is what has a name, a number, a mail or an address in common; never two houses, nor a number that many have', () => {
  const all = [
    one('a', { name: 'Río House', phones: ['0555 123 4567'] }),
    one('b', { name: 'rio-house', phones: ['+44 555 123 4567 ext. 2'], isHouse: true }),
    one('c', { name: 'RIO HOUSE', isHouse: true }),
    one('d', { emails: ['Office@River.example'], addresses: ['1 Old Street'] }),
    one('e', { emails: ['office@river.example'], addresses: ['1, Old street'] }),
    ...'fghijkl'.split('').map((id) => one(id, { phones: ['5550000000'] })),
  ]
  expect(foundTwice(all, [], 10)).toEqual([
    { one: 'a', other: 'b', why: ['name', 'phone'] },
    { one: 'd', other: 'e', why: ['email', 'address'] },
    { one: 'a', other: 'c', why: ['name'] },
  ])
  expect(foundTwice(all, [{ one: 'a', other: 'b' }], 1)).toMatchObject([{ one: 'd', other: 'e' }])
  expect(sameServices([{ id: '1', name: 'Soup kitchen' }], [{ id: '2', name: 'soup-kitchen' }])).toHaveLength(
    1,
  )
})

it('is put together by a person: shown under one, found once, each service still there by its own id, and parted as it was', async () => {
  const { pairs } = await found()
  const pair = pairs.find(({ one: a, other: b }) => a.isHouse || b.isHouse)!
  expect(pair.why).toEqual(['name'])
  const [house, row] = pair.one.isHouse ? [pair.one, pair.other] : [pair.other, pair.one]
  const before = await searched()
  const goes = row.services.find(({ name }) => name === 'Advice on papers')!.id
  expect(await exported()).toContain(goes)
  const same = sameServices(house.services, row.services).map(({ stays, goes }) => ({
    stays: stays.id,
    goes: goes.id,
  }))
  expect(same).toHaveLength(1)
  const id = newId()
  await founder.api.twice.merge({ id, kept: house.id, merged: row.id, same })
  expect((await searched()).map((service) => service.id)).not.toContain(same[0]!.goes)
  expect(await exported()).not.toContain(goes)
  const court = (await searched('legal_criminal'))[0]!
  expect(court.provider).toEqual({ id: house.id, name: 'Legal Aid West' })
  expect((await ines.api.directory.read({ service: same[0]!.goes })).name).toBe('Advice on papers')
  const after = await found()
  expect(after.merges).toMatchObject([{ id, kept: 'Legal Aid West', merged: 'Legal aid - West' }])
  expect(after.pairs.flatMap(({ one: a, other: b }) => [a.id, b.id])).not.toContain(row.id)

  // The list comes again, with a service more: that stands under the house too.
  await bring(
    'Town',
    `${town}Court help,Legal aid - West,legal criminal,555 777 0109\nForms,Legal aid - West,legal criminal,\n`,
  )
  expect((await searched('legal_criminal')).every(({ provider }) => provider.id === house.id)).toBe(true)
  expect((await searched()).map((service) => service.id)).not.toContain(same[0]!.goes)

  expect(await founder.api.twice.part({ merge: id })).toEqual({ parted: true })
  expect(await searched()).toEqual(before)
  const parted = await searched('legal_criminal')
  expect(parted.map(({ name }) => name).toSorted()).toEqual(['Court help', 'Forms'])
  expect(parted.every(({ provider }) => provider.id === row.id)).toBe(true)
})

it('is found by itself again where the service under which it was found is offered no more', async () => {
  const { pairs } = await found()
  const pair = pairs.find(({ one: a, other: b }) => a.isHouse || b.isHouse)!
  const [house, row] = pair.one.isHouse ? [pair.one, pair.other] : [pair.other, pair.one]
  const [same] = sameServices(house.services, row.services)
  const id = newId()
  const pairOf = { stays: same!.stays.id, goes: same!.goes.id }
  await founder.api.twice.merge({ id, kept: house.id, merged: row.id, same: [pairOf] })
  expect((await searched()).map((service) => service.id)).not.toContain(pairOf.goes)
  await ines.api.directory.withdraw({ service: pairOf.stays })
  const left = (await searched()).map((service) => service.id)
  expect(left).toContain(pairOf.goes)
  expect(left).not.toContain(pairOf.stays)
  await founder.api.twice.part({ merge: id })
})

it('never takes a house of the network away, nor one under which another stands; and is the coordinator’s alone', async () => {
  const { pairs } = await found()
  const withHouse = pairs.find(({ one: a, other: b }) => a.isHouse || b.isHouse)!
  const [house, row] = withHouse.one.isHouse
    ? [withHouse.one, withHouse.other]
    : [withHouse.other, withHouse.one]
  const merge = (kept: string, merged: string) =>
    founder.api.twice.merge({ id: newId(), kept, merged, same: [] })
  await expect(merge(row.id, house.id)).rejects.toMatchObject({ code: 'refused' })
  await expect(merge(row.id, row.id)).rejects.toMatchObject({ code: 'refused' })
  const other = pairs
    .flatMap(({ one: a, other: b }) => [a, b])
    .find(({ name }) => name === 'Western Law Help')!
  await merge(row.id, other.id)
  await expect(merge(house.id, row.id)).rejects.toMatchObject({ code: 'refused' })
  await expect(ines.api.twice.found({})).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(
    ines.api.twice.merge({ id: newId(), kept: house.id, merged: row.id, same: [] }),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(founder.api.twice.part({ merge: newId() })).rejects.toMatchObject({ code: 'not-found' })
})

it('is two where somebody says so, and stands in the list no more', async () => {
  const [pair] = (await found()).pairs
  await founder.api.twice.apart({ one: pair!.one.id, other: pair!.other.id })
  const left = (await found()).pairs.map(({ one: a, other: b }) => [a.id, b.id])
  expect(left).not.toContainEqual([pair!.one.id, pair!.other.id])
})
