import { describe, expect, it } from 'vitest'
import { beginningOf, countsOf, lastContact, narrowedTo, notesWith } from './notes.ts'

const notes = [
  { id: 'car', on: '2026-11-26', text: 'A car stood at the corner, two evenings.' },
  { id: 'bus', on: '2026-11-25', text: 'She rode the bus alone to the corner.' },
  { id: 'closed', on: '2026-11-26' },
]
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id)

describe('the last contact with a person', () => {
  const note = (on: string, contact?: 'reached' | 'tried') => ({ id: on, on, ...(contact && { contact }) })

  it('is the newest note that says so, with what was tried since; a note that says nothing counts for nothing', () => {
    expect(
      lastContact([
        note('2026-11-26'),
        note('2026-11-25', 'tried'),
        note('2026-11-20', 'reached'),
        note('2026-11-24', 'tried'),
        note('2026-11-12', 'tried'),
        note('2026-11-02', 'reached'),
      ]),
    ).toEqual({ on: '2026-11-20', tries: 2 })
    expect(lastContact([note('2026-11-26')])).toBeUndefined()
  })

  it('is not claimed where it was only tried', () => {
    expect(lastContact([note('2026-11-25', 'tried')])).toEqual({ on: null, tries: 1 })
  })
})

describe('notes in a row', () => {
  it('are found by every word that is typed, whatever its case', () => {
    expect(ids(notesWith(notes, 'CORNER car'))).toEqual(['car'])
    expect(ids(notesWith(notes, 'corner'))).toEqual(['car', 'bus'])
    expect(ids(notesWith(notes, 'train'))).toEqual([])
  })

  it('all stand there while nothing is typed, also those that nobody has opened', () => {
    expect(ids(notesWith(notes, '  '))).toEqual(['car', 'bus', 'closed'])
    expect(ids(notesWith(notes, 'closed'))).toEqual([])
  })

  it('are found by what stood there before they were corrected', () => {
    const blue = { id: 'blue', on: '2026-11-26', text: 'A blue car.', before: [{ text: 'A black car.' }] }
    expect(ids(notesWith([...notes, blue], 'black car'))).toEqual(['blue'])
  })

  it('are narrowed by who wrote, by the part and to what was corrected, and counted', () => {
    const note = (id: string, by: string, compartment: string, more = {}) => ({
      id,
      by,
      row: { compartment },
      ...more,
    })
    const some = [
      note('one', 'Amara', 'working'),
      note('two', 'Jonas', 'legal', { before: [] }),
      note('three', 'Amara', 'legal'),
    ]
    expect(ids(narrowedTo(some, { by: 'Amara' }))).toEqual(['one', 'three'])
    expect(ids(narrowedTo(some, { by: 'Amara', part: 'legal' }))).toEqual(['three'])
    expect(ids(narrowedTo(some, { isCorrected: true }))).toEqual(['two'])
    expect(ids(narrowedTo(some, {}))).toHaveLength(3)
    expect(countsOf(some, ({ row }) => row.compartment)).toEqual([
      ['legal', 2],
      ['working', 1],
    ])
  })

  it('are cut between words where they are long, and not for a few words', () => {
    expect(beginningOf('She came.')).toBeUndefined()
    expect(beginningOf('x'.repeat(330))).toBeUndefined()
    const long = 'She came in at ten and told of the house. '.repeat(20)
    const cut = beginningOf(long)!
    expect(cut.length).toBeLessThan(330)
    expect(long.startsWith(cut.slice(0, -1))).toBe(true)
    expect(long[cut.length - 1]).toBe(' ')
  })
})
