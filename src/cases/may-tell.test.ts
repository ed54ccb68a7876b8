// Mariam says who may be told that she asked for help. What shields most counts, and a recipient whom she did not name is not told.

import { expect, it } from 'vitest'
import { againstTelling } from './may-tell.ts'

it('who said nobody is told of to nobody, whatever else stands there', () => {
  expect(againstTelling(['lawyer', 'nobody'], 'legal_aid')).toBe('nobody')
})

it('who wants to be asked first is asked, also about whom they named', () => {
  expect(againstTelling(['ask_first', 'police'], 'police')).toBe('ask_first')
})

it('whom somebody named may be told, and no other', () => {
  expect(againstTelling(['labour', 'lawyer'], 'labour_inspectorate')).toBeUndefined()
  expect(againstTelling(['labour', 'lawyer'], 'police')).toBe('not_named')
  expect(againstTelling(['labour', 'lawyer'], 'shelter')).toBe('not_named')
  expect(againstTelling(['labour'], undefined)).toBe('not_named')
})

it('where nobody has asked them nothing stands against it', () => {
  expect(againstTelling([], 'police')).toBeUndefined()
})
