// Each language of the public pages says where its words come from.

import { expect, it } from 'vitest'
import { promised } from '../../scripts/locale.ts'
import states from './checked.json' with { type: 'json' }
import { stateOfWords } from './checked.ts'

it('every language that is promised to the public says whether it was written, is a draft, or was checked by whom and when', () => {
  expect(Object.keys(states).toSorted()).toEqual(promised.public.toSorted())
  for (const language of promised.public) {
    const said = stateOfWords(language)
    expect(['written', 'draft', 'checked'], language).toContain(said.state)
    if (said.state !== 'checked') continue
    expect(said.by.trim(), language).not.toBe('')
    expect(said.on, language).toMatch(/^\d{4}-\d\d-\d\d$/)
  }
  expect(stateOfWords('xx')).toEqual({ state: 'draft' })
})
