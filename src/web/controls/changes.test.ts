import { describe, expect, it } from 'vitest'
import { changesFrom } from './changes.ts'

describe('what changed in a text', () => {
  it('is struck through word by word, and what came stands beside it', () => {
    expect(
      changesFrom('It was black, with two men inside.', 'It was dark blue, with one man inside.'),
    ).toEqual([
      { is: 'same', text: 'It was ' },
      { is: 'out', text: 'black, ' },
      { is: 'in', text: 'dark blue, ' },
      { is: 'same', text: 'with ' },
      { is: 'out', text: 'two men ' },
      { is: 'in', text: 'one man ' },
      { is: 'same', text: 'inside.' },
    ])
  })

  it('gives both texts back whole, however long they are', () => {
    const long = (word: string) => Array.from({ length: 1_600 }, (_, at) => `${word}${at}`).join(' ')
    for (const [before, after] of [
      ['', 'new'],
      ['old', ''],
      ['a b c d', 'd c b a'],
      [long('x'), long('y')],
    ] as const) {
      const pieces = changesFrom(before, after)
      const without = (left: string) =>
        pieces
          .filter(({ is }) => is !== left)
          .map(({ text }) => text)
          .join('')
      expect([without('in'), without('out')]).toEqual([before, after])
    }
  })
})
