// What is taken out of a text or a picture is nowhere in the result.

import { describe, expect, it } from 'vitest'
import { blackened, boxBetween, burnPoints, burnText, leftIn } from './redaction.ts'

describe('words burnt out of a text', () => {
  const words = ['Amina Yusuf', 'Yusuf', '+44 7700 900123', 'أمينة', 'Zoë']

  it('are gone in any case, over a line’s end, within other words and with other signs between them', () => {
    const text = [
      'AMINA YUSUF came. amina\nyusuf left. Amina-Yusuf, Yusufs room,',
      'call +44 7700 900123 or +44-7700-900123.',
      'قالت أمينة شيئًا. ZOE\u0308 was there.',
    ].join('\n')
    const burnt = burnText(text, words)
    expect(leftIn(burnt, words)).toEqual([])
    expect(burnt).not.toMatch(/amina|yusuf|7700|900123|أمينة|zo/i)
    expect(burnt).toContain('came.')
    expect(burnt).toContain('was there.')
  })

  it('leave a mark that is as long for a short word as for a long one', () => {
    expect(burnText('Zoë', words)).toBe(blackened)
    expect(burnText('Amina Yusuf', words)).toBe(blackened)
  })

  it('are taken as they are typed: a sign of a pattern is a sign', () => {
    expect(burnText('a.b axb (c)', ['a.b', '(c)'])).toBe(`${blackened} axb ${blackened}`)
    expect(burnText('untouched', ['', '  '])).toBe('untouched')
  })
})

describe('parts burnt out of a picture', () => {
  const white = (width: number, height: number) => ({
    width,
    height,
    data: new Uint8ClampedArray(width * height * 4).fill(255),
  })
  const isBlack = (points: ReturnType<typeof white>, x: number, y: number) =>
    points.data.slice((y * points.width + x) * 4, (y * points.width + x) * 4 + 4).join() === '0,0,0,255'

  it('hold no point of what was there, and what lies outside stays', () => {
    const points = white(100, 50)
    burnPoints(points, [{ left: 200, top: 200, width: 300, height: 400 }])
    for (let x = 0; x < 100; x += 1)
      for (let y = 0; y < 50; y += 1)
        expect(isBlack(points, x, y), `${x} ${y}`).toBe(x >= 19 && x < 51 && y >= 9 && y < 31)
  })

  it('are burnt to the edge of a picture of any size, and never beyond', () => {
    for (const [width, height] of [
      [1, 1],
      [7, 3],
      [333, 211],
    ] as const) {
      const points = white(width, height)
      burnPoints(points, [boxBetween({ x: -50, y: -50 }, { x: 1200, y: 1200 })])
      expect(points.data.filter((_, at) => at % 4 !== 3).every((value) => value === 0)).toBe(true)
    }
  })

  it('are the same whichever corner they were drawn from', () => {
    const box = { left: 100, top: 200, width: 300, height: 400 }
    expect(boxBetween({ x: 100, y: 200 }, { x: 400, y: 600 })).toEqual(box)
    expect(boxBetween({ x: 400, y: 600 }, { x: 100, y: 200 })).toEqual(box)
  })
})
