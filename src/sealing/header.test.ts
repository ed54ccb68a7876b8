// Finding people by names as they are written by many hands.
import { expect, test } from 'vitest'
import { aadLabel } from './aad-label.ts'
import { addHeader, newHeaderIndex, normalise, openHeader, searchHeaders, sealHeader } from './header.ts'
import type { HeaderIndex } from './header.ts'
import { open } from './seal.ts'
import { key } from './specimen-cast.ts'
import type { Header } from './vault-shape.ts'

const people: Header[] = [
  { name: 'Олена Шевченко', aliases: ['Olena Shevchenko'], phone: '+44 7700 900123', dob: '1999-04-12' },
  { name: 'فاطِمة الزهراء', dob: '2001' },
  { name: 'สมชาย ใจดี' },
  { name: 'José Núñez García', worker: 'Mira' },
  { name: 'Łukasz Żółć' },
  { name: 'Nguyễn Thị Hương' },
  { name: 'Amina Okafor', phone: '+44 7700 900456' },
]

function indexOf(headers: Header[]): HeaderIndex {
  const made = newHeaderIndex()
  for (const [at, header] of headers.entries()) addHeader(made, `case-${at}`, header)
  return made
}
const names = (query: string, headers = people, limit?: number) =>
  searchHeaders(indexOf(headers), query, limit).map(({ header }) => header.name)
const best = (query: string) => names(query)[0]

test.each([
  ['шевченко', 'Олена Шевченко'],
  ['Шевченка', 'Олена Шевченко'],
  ['shevcenko', 'Олена Шевченко'],
  ['فاطمه', 'فاطِمة الزهراء'],
  ['الزهراء', 'فاطِمة الزهراء'],
  ['สมชาย', 'สมชาย ใจดี'],
  ['ใจดี', 'สมชาย ใจดี'],
  ['nunez', 'José Núñez García'],
  ['jose garc', 'José Núñez García'],
  ['lukasz zolc', 'Łukasz Żółć'],
  ['nguyen huong', 'Nguyễn Thị Hương'],
  ['okafor amina', 'Amina Okafor'],
  ['okofar', 'Amina Okafor'],
  ['07700 900456', 'Amina Okafor'],
  ['٩٠٠١٢٣', 'Олена Шевченко'],
  ['۹۰۰۱۲۳', 'Олена Шевченко'],
  ['900-123', 'Олена Шевченко'],
  ['0090', 'Amina Okafor'],
  ['9904', 'Олена Шевченко'],
  ['120419', 'Олена Шевченко'],
  ['19990412', 'Олена Шевченко'],
  ['12041999', 'Олена Шевченко'],
  ['olena', 'Олена Шевченко'],
  ['12.04.1999', 'Олена Шевченко'],
  ['1999-04-12', 'Олена Шевченко'],
  ['mira', 'José Núñez García'],
])('%s finds %s', (query, name) => {
  expect(best(query)).toBe(name)
})

test('a number in a name is no telephone number, and is found before or after the name', () => {
  const rooms = ['Li 7', 'Mo 8'].map((name) => ({ name }))
  expect(names('li 7', rooms)).toEqual(['Li 7'])
  expect(names('7 li', rooms)).toEqual(['Li 7'])
})

test('what has too little in common is not found, and nothing is found by nothing', () => {
  expect(names('Kowalski')).toEqual([])
  expect(names('  ')).toEqual([])
  expect(names('77')).toEqual([])
  expect(names('Olena', [])).toEqual([])
})

test('three in ten of what was typed are enough to be found', () => {
  // Ten threes of letters, of which three begin the one name, and two the other.
  expect(
    names(
      'abcdefghij',
      ['Abc', 'Abxyz'].map((name) => ({ name })),
    ),
  ).toEqual(['Abc'])
})

test('who has more of what was typed comes first; among those alike, whose name has less besides', () => {
  const amina = ['Amina Okafor Nwosu', 'Amina Bello', 'Amina Okafor'].map((name) => ({ name }))
  expect(names('Amina Okafor', amina)).toEqual(['Amina Okafor', 'Amina Okafor Nwosu', 'Amina Bello'])
  expect(names('Amina Okafor', amina, 2)).toEqual(['Amina Okafor', 'Amina Okafor Nwosu'])
  const known = { name: 'Amina', aliases: ['Nkechi Adebayo Olamide'] }
  expect(names('amina', [{ name: 'Amina Bello' }, known])).toEqual(['Amina', 'Amina Bello'])
})

test('a word with another after it counts to its end, the last one may be half typed', () => {
  const ann = [{ name: 'Anna Leeson' }, { name: 'Ann Leesonby' }]
  expect(names('ann lee', ann)).toEqual(['Ann Leesonby', 'Anna Leeson'])
  expect(names('ole', [{ name: 'Ole Ek' }, { name: 'Olena' }])).toEqual(['Olena', 'Ole Ek'])
})

test('a header opens for its case, its circle and its epoch, and nowhere else', async () => {
  const olena = { name: 'Olena', aliases: ['Lena'] }
  const sealed = await sealHeader(key, { caseId: 'case-1', circleId: 2, epoch: 3 }, olena)
  expect(await openHeader(key, { caseId: 'case-1', circleId: 2, epoch: 3 }, sealed)).toEqual(olena)
  expect(await open(key, aadLabel('header', 'case-1', 2, 3), sealed)).toEqual(olena)
  for (const [caseId, circle, epoch] of [
    ['case-2', 2, 3],
    ['case-1', 3, 3],
    ['case-1', 2, 2],
  ] as const)
    await expect(openHeader(key, { caseId, circleId: circle, epoch }, sealed)).rejects.toThrow('broken')
})

test('a list that comes again unchanged takes no more room', () => {
  const listed = indexOf(people)
  for (const [at, header] of people.entries()) addHeader(listed, `case-${at}`, { ...header })
  expect(listed.entries).toHaveLength(people.length)
})

test('a case whose name was mended is found by the new name only', () => {
  const mended = indexOf([{ name: 'Maria Unknown' }, { name: 'Maria Lopez' }])
  addHeader(mended, 'case-0', { name: 'Ioana Popescu' })
  addHeader(mended, 'case-0', { name: 'Ioana Popescu' })
  expect(searchHeaders(mended, 'Maria').map(({ caseId }) => caseId)).toEqual(['case-1'])
  expect(searchHeaders(mended, 'popescu').map(({ caseId }) => caseId)).toEqual(['case-0'])
})

test.each([
  ['  O’Neill-Łukasz  ', 'o neill lukasz'],
  ['O’Neill -- Łukasz', 'o neill lukasz'],
  ['Straße 12', 'strasse 12'],
  ['OLENA', 'olena'],
  ['۰۹۱۲ ٣٤٥ ๖๗ ०१', '0912 345 67 01'],
  ['ـعلی', 'علي'],
])('%s is looked for as “%s”', (typed, plain) => {
  expect(normalise(typed)).toBe(plain)
})

test('normalising is the same for composed and decomposed letters', () => {
  expect(normalise('Ngu\u1EC5n')).toBe(normalise('Ngue\u0302\u0303n'))
  expect(normalise('ИВАНЁВ')).toBe(normalise('иванев'))
})

test('ten thousand headers are searched in a few milliseconds', () => {
  const large = indexOf(
    Array.from({ length: 10_000 }, (_, at) => {
      const header = people[at % people.length]!
      return { ...header, name: `${header.name} ${at.toString(36)}` }
    }),
  )
  const times = ['шевченка', 'nguyen huong', '900123', 'okafor', 'فاطمه'].map((query) => {
    const runs = Array.from({ length: 7 }, () => {
      const start = performance.now()
      searchHeaders(large, query)
      return performance.now() - start
    })
    return Math.min(...runs)
  })
  // The goal is 5 ms on a quiet machine; the least of seven runs may take thrice that on a busy one.
  expect(Math.max(...times)).toBeLessThan(15)
})
