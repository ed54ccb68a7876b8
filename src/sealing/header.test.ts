// Finding people by names as they are written by many hands.
import { expect, test } from 'vitest'
import { addHeader, newHeaderIndex, normalise, searchHeaders, type HeaderIndex } from './header.ts'
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
const index = indexOf(people)
const best = (query: string) => searchHeaders(index, query)[0]?.header.name

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
  ['12.04.1999', 'Олена Шевченко'],
  ['1999-04-12', 'Олена Шевченко'],
  ['mira', 'José Núñez García'],
])('%s finds %s', (query, name) => {
  expect(best(query)).toBe(name)
})

test('what has too little in common is not found, and nothing is found by nothing', () => {
  expect(searchHeaders(index, 'Kowalski')).toEqual([])
  expect(searchHeaders(index, '  ')).toEqual([])
  expect(searchHeaders(newHeaderIndex(), 'Olena')).toEqual([])
})

test('the same name scores one, and the better match comes first', () => {
  const found = searchHeaders(index, 'Amina Okafor')
  expect(found[0]!.score).toBeCloseTo(1, 1)
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a))
})

test('a case whose name was mended is found by the new name only', () => {
  const mended = indexOf([{ name: 'Maria Unknown' }, { name: 'Maria Lopez' }])
  addHeader(mended, 'case-0', { name: 'Ioana Popescu' })
  addHeader(mended, 'case-0', { name: 'Ioana Popescu' })
  expect(searchHeaders(mended, 'Maria').map(({ caseId }) => caseId)).toEqual(['case-1'])
  expect(searchHeaders(mended, 'popescu').map(({ caseId }) => caseId)).toEqual(['case-0'])
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
