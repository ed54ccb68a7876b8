import { describe, expect, it } from 'vitest'
import { corrected, type Correctable } from './corrected.ts'

const note = (
  id: string,
  text: string,
  more: Partial<Correctable> & { by?: string; part?: string; version?: number } = {},
) => ({
  id,
  text,
  row: {
    compartment: more.part ?? 'working',
    kind: 'note',
    version: more.version ?? 1,
    by: more.by ?? 'Harbour House',
  },
  order: more.order ?? `2026-11-2${more.version ?? 1}T10:00:00Z`,
  ...(more.corrects && { corrects: more.corrects }),
})
const car = note('car', 'A black car, with two men inside.')

describe('a note that Amara corrects', () => {
  it('twice on one day shows what she wrote last', () => {
    const first = note('first', 'A blue car.', { corrects: 'car', order: '2026-11-21T10:14Z' })
    const last = note('last', 'A green car.', { corrects: 'car', order: '2026-11-21T10:41Z' })
    expect(corrected([car, last, first])[0]!.text).toBe('A green car.')
  })

  it('shows the newest words, and keeps each that stood before with who wrote it', () => {
    const blue = note('blue', 'A dark blue car, with two men inside.', { corrects: 'car', version: 2 })
    const one = note('one', 'A dark blue car, with one man inside.', { corrects: 'car', version: 3 })
    const [shown, ...rest] = corrected([one, car, blue])
    expect(rest).toEqual([])
    expect(shown).toMatchObject({ id: 'car', text: one.text })
    expect(shown?.before?.map(({ text }) => text)).toEqual([car.text, blue.text])
    expect(shown?.corrections?.map(({ id }) => id)).toEqual(['blue', 'one'])
  })

  it.each([
    ['of another house', { by: 'City Clinic' }],
    ['in another part of the file', { part: 'health' }],
  ])(
    'is not changed by a note %s that says it corrects it: that stands as a note of its own',
    (_who, more) => {
      const other = note('other', 'There was no car.', { corrects: 'car', version: 2, ...more })
      expect(corrected([car, other])).toEqual([car, other])
    },
  )

  it('is not changed by a correction of a correction, nor by one of a note that is not there', () => {
    const blue = note('blue', 'Blue.', { corrects: 'car', version: 2 })
    const onBlue = note('onBlue', 'Red.', { corrects: 'blue', version: 3 })
    const lost = note('lost', 'Green.', { corrects: 'gone', version: 2 })
    expect(corrected([car, blue, onBlue, lost]).map(({ id, text }) => [id, text])).toEqual([
      ['car', 'Blue.'],
      ['onBlue', 'Red.'],
      ['lost', 'Green.'],
    ])
  })
})
