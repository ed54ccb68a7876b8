// What an outsider can learn from the page, however often they look and whatever they subtract.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { machines } from '../app/machines.ts'
import { messagesOf } from '../../scripts/locale-files.ts'
import { indicators, mayHaveTarget, wanted, type Cell, type Indicator } from './catalogue.ts'
import { scorecardOf, type Count } from './scorecard.ts'
import { threshold } from '../api/threshold.ts'

const beds: Indicator = {
  id: '4a',
  measure: 4,
  better: 'up',
  unit: 'moves',
  numerator: [{ kind: 'placement', move: 'arrive', codes: ['good'] }],
  denominator: [{ kind: 'placement', move: 'arrive' }],
}

type Month = { good: number; bad: number }
const monthOf = (at: number) => new Date(Date.UTC(2025, at, 1)).toISOString().slice(0, 10)

/** Rows as the database keeps them. A first empty month is kept by a move that no indicator counts. */
const countsOf = (history: readonly Month[]): Count[] =>
  history.flatMap(({ good, bad }, at) => {
    const row = { month: monthOf(at), kind: 'placement', subkind: '', inTime: '', amount: 0 }
    return [
      { ...row, move: 'review', code: '', n: 1 },
      { ...row, move: 'arrive', code: 'good', n: good },
      { ...row, move: 'arrive', code: 'bad', n: bad },
    ]
  })
const pageOf = (history: readonly Month[], day = monthOf(history.length)) => {
  const page = scorecardOf([beds], countsOf(history), day)
  return { ...page, card: page.indicators[0]! }
}

const histories = fc.array(fc.record({ good: fc.nat(14), bad: fc.nat(14) }), { minLength: 1, maxLength: 24 })

describe('the scorecard', () => {
  it('never rests a number on fewer than ten: not those that went well, not all, not the rest', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { numerator, denominator } of pageOf(history).card.blocks)
          for (const part of [numerator, denominator, denominator - numerator])
            expect(part).toBeGreaterThanOrEqual(threshold)
      }),
    )
  })

  it('never changes what it has said: a later page begins with the earlier one, so two pages have no difference to take', () => {
    fc.assert(
      fc.property(histories, histories, (before, after) => {
        const early = pageOf(before).card.blocks
        expect(pageOf([...before, ...after]).card.blocks.slice(0, early.length)).toEqual(early)
      }),
    )
  })

  it('looks the same wherever in its block a move was made, so that no month inside can be found out', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const page = pageOf(history)
        const moved = history.map((month, at) => {
          const block = page.card.blocks.find(({ from, to }) => from <= monthOf(at) && monthOf(at) <= to)
          if (!block) return month
          const last = block.to === monthOf(at)
          return last
            ? { good: block.numerator, bad: block.denominator - block.numerator }
            : { good: 0, bad: 0 }
        })
        expect(pageOf(moved)).toEqual(page)
      }),
    )
  })

  it('has a total that is nothing but its blocks, so that a month that waits is in no sum', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { blocks, total } = pageOf(history).card
        expect(total?.denominator ?? 0).toBe(blocks.reduce((sum, block) => sum + block.denominator, 0))
        expect(total?.numerator ?? 0).toBe(blocks.reduce((sum, block) => sum + block.numerator, 0))
      }),
    )
  })

  it('waits until a month is over: two looks on two days of it show the same', () => {
    const history = [
      { good: 30, bad: 20 },
      { good: 40, bad: 30 },
    ]
    expect(pageOf(history, '2025-02-03')).toEqual(pageOf(history.slice(0, 1), '2025-02-27'))
    expect(pageOf(history, '2025-02-03').asAt).toBe('2025-01-31')
  })

  it('joins a small month to the next and says since when another waits', () => {
    const { card } = pageOf([
      { good: 20, bad: 20 },
      { good: 3, bad: 12 },
      { good: 15, bad: 12 },
      { good: 2, bad: 2 },
    ])
    expect(
      card.blocks.map(({ from, to, numerator, denominator }) => [from, to, numerator, denominator]),
    ).toEqual([
      ['2025-01-01', '2025-01-01', 20, 40],
      ['2025-02-01', '2025-03-01', 18, 42],
    ])
    expect(card.waitingSince).toBe('2025-04-01')
    expect(card.trend).toBe('worse')
  })

  it('speaks where its range is at most thirty points and the target lies outside it, and else says that nobody can tell', () => {
    const standing = (good: number, bad: number, target: number | null) => {
      const history = [{ good, bad }]
      const targets = new Map(target === null ? [] : [['4a', target]])
      return scorecardOf([beds], countsOf(history), monthOf(1), targets).indicators[0]!.standing
    }
    expect(standing(10, 11, 90)).toBe('unclear')
    expect(standing(245, 73, 90)).toBe('missed')
    expect(standing(44, 11, 85)).toBe('unclear')
    expect(standing(300, 10, 90)).toBe('reached')
    expect(standing(245, 73, null)).toBe('no_target')
    expect(standing(9, 30, 50)).toBe('few')
  })

  it('is empty and says so where nothing has happened yet', () => {
    expect(scorecardOf(indicators, [], '2025-03-10')).toMatchObject({ months: [], asAt: null })
  })
})

describe('the catalogue', () => {
  /** A cell spelt out into everything that the database could keep for it. */
  const spelt = (cell: Cell): string[] => {
    const machine = machines.find(({ kind }) => kind === cell.kind)
    const move = cell.move === 'opened' ? machine?.opens : machine?.moves[cell.move]
    const field = move?.counts === undefined ? undefined : move.ask?.[move.counts]
    const codes =
      field?.kind === 'code'
        ? field.codes
        : field?.kind === 'codes'
          ? ['some', 'none']
          : field
            ? ['yes', 'no']
            : ['']
    const subkinds = machine?.subkinds ?? ['']
    if (!machine || !move) throw new Error(`${cell.kind} has no move ${cell.move}`)
    for (const code of cell.codes ?? [])
      if (!codes.includes(code)) throw new Error(`${cell.kind}.${cell.move} is not counted by ${code}`)
    for (const subkind of cell.subkinds ?? [])
      if (!subkinds.includes(subkind)) throw new Error(`${cell.kind} has no ${subkind}`)
    return (cell.subkinds ?? subkinds).flatMap((subkind) =>
      (cell.codes ?? codes).flatMap((code) =>
        (cell.inTime ?? ['yes', 'no', '']).map((time) =>
          [cell.kind, subkind, cell.move, code, time].join(' '),
        ),
      ),
    )
  }
  const movesOf = ({ numerator, denominator }: Indicator) =>
    new Set([...numerator, ...denominator].flatMap(spelt))

  it('has at least one number for each of the fifteen measures', () => {
    expect([...new Set(indicators.map(({ measure }) => measure))]).toEqual(
      Array.from({ length: 15 }, (_, at) => at + 1),
    )
    expect(indicators.every(({ id, measure }) => id.startsWith(String(measure)))).toBe(true)
  })

  it('names the forty-five numbers, three for each measure, and says of those that nobody counts why not', () => {
    expect(wanted).toHaveLength(45)
    for (let measure = 1; measure <= 15; measure++)
      expect(wanted.filter((one) => one.measure === measure)).toHaveLength(3)
    const counted = wanted.flatMap(({ countedAs }) => (countedAs === null ? [] : [countedAs]))
    expect(new Set(counted).size).toBe(counted.length)
    expect(counted).toHaveLength(29)
    for (const id of counted) expect(indicators.some((one) => one.id === id)).toBe(true)
    for (const language of ['en', 'ar']) {
      const known = new Set(Object.keys(messagesOf(language)))
      for (const { id, countedAs } of wanted)
        if (countedAs === null)
          for (const part of ['name', 'top', 'bottom', 'why'])
            expect(known.has(`indicator.${id}.${part}`), `${language} ${id} ${part}`).toBe(true)
    }
  })

  it('lets nobody aim at what a person says yes to', () => {
    expect(['8a', '10a', '14a', '99z'].filter(mayHaveTarget)).toEqual([])
    expect(mayHaveTarget('4a')).toBe(true)
  })

  it('has all its words for each number, in each language of the staff', () => {
    for (const language of ['en', 'ar']) {
      const known = new Set(Object.keys(messagesOf(language)))
      for (const { id } of indicators)
        for (const part of ['name', 'top', 'bottom', 'note'])
          expect(known.has(`indicator.${id}.${part}`), `${language} ${id} ${part}`).toBe(true)
    }
  })

  it('counts only moves and answers that the machines have, and no move in two numbers', () => {
    const all = indicators.flatMap((indicator) => [...movesOf(indicator)])
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([])
  })

  it('claims that nothing else can happen only where both halves are the same', () => {
    for (const { certain, numerator, denominator } of indicators)
      expect(certain ?? false).toBe(JSON.stringify(numerator) === JSON.stringify(denominator))
  })

  it('shows how many were heard beside what courts granted for their protection', () => {
    const ninth = indicators.filter(({ measure }) => measure === 9)
    expect(ninth.map(({ numerator }) => numerator[0]?.move)).toEqual(['decide_measures', 'hear'])
  })
})
