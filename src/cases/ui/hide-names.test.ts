import { expect, it } from 'vitest'
import { withoutNames } from './hide-names.ts'

const hidden = (text: string, ...names: string[]) =>
  withoutNames(text, names)
    .map((part) => (part.isName ? '▢' : part.text))
    .join('')

it.each([
  ['Mariam came at ten. MARIAM HADDAD was tired.', '▢ came at ten. ▢ was tired.'],
  ["We drank tea; Haddad's sister rang.", "We drank tea; ▢'s sister rang."],
  ['Mariamme is a friend of hers.', 'Mariamme is a friend of hers.'],
  ['Nobody is named here.', 'Nobody is named here.'],
  ['', ''],
])('the name of Mariam Haddad is hidden as a whole word, whatever its case: %s', (text, shown) => {
  expect(hidden(text, 'Mariam Haddad')).toBe(shown)
})

it('a name is found in Arabic with the particle that is written together with it', () => {
  expect(hidden('ذهبت مريم إلى الطبيب ومريم متعبة', 'مريم')).toBe('ذهبت ▢ إلى الطبيب ▢ متعبة')
})

it('signs in a name are no pattern, and an initial hides nothing', () => {
  expect(hidden('Anna-Maria (Mimi) and J came.', 'Anna-Maria J (Mimi)')).toBe(
    '▢ ▢ and J came.'.replace('▢ ▢', '▢'),
  )
  expect(hidden('What?', '.*')).toBe('What?')
})

it('without a name nothing is hidden', () => {
  expect(withoutNames('Mariam', [])).toEqual([{ text: 'Mariam', isName: false }])
})
