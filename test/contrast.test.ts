// The colours of src/web/style/tokens.css, measured: nobody should have to guess a word. Stands here and not beside the
// tokens because it reads a file, which the browser's part must not be able to do.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../src/web/style/tokens.css', import.meta.url), 'utf8')

/** The two values of a token, as [red, green, blue] from 0 to 255. */
function token(name: string): { light: number[]; dark: number[] } {
  const plain = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(
    css,
  ) ?? ['', plain?.[1], plain?.[1]]
  if (!light || !dark) throw new Error(`no token --${name}`)
  const parts = (hex: string) => [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16))
  return { light: parts(light), dark: parts(dark) }
}

// Relative luminance and contrast, as WCAG 2.2 defines them.
function luminance(colour: number[]): number {
  const [red, green, blue] = colour.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
function contrast(one: number[], other: number[]): number {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright! + 0.05) / (dim! + 0.05)
}
const mixed = (one: number[], other: number[], share: number) =>
  one.map((part, index) => part * share + other[index]! * (1 - share))

const themes = ['light', 'dark'] as const
const tracks = ['identification', 'support', 'justice', 'status', 'solution']

describe.each(themes)('the %s theme', (theme) => {
  test.each(['paper', 'surface', 'sunken', 'action-tint', 'due-tint', 'late-tint', 'done-tint', 'calm-tint'])(
    'shows body text on %s at a contrast of 7:1',
    (ground) => {
      expect(contrast(token('ink')[theme], token(ground)[theme])).toBeGreaterThanOrEqual(7)
    },
  )

  test.each([
    ...['paper', 'surface', 'sunken', 'calm-tint'].map((ground) => ['soft', ground]),
    ...['paper', 'surface', 'action-tint'].flatMap((ground) => [
      ['action', ground],
      ['late', ground],
    ]),
    ['on-action', 'action'],
    ['on-action', 'action-strong'],
    ['on-late', 'late'],
    ['on-late', 'late-strong'],
    ['on-strip', 'strip'],
    ...['due', 'late', 'done', 'calm'].map((tone) => [tone, `${tone}-tint`]),
    ['due', 'surface'],
    ['done', 'surface'],
    ...tracks.flatMap((track) => [
      ['on-track', track],
      [track, 'surface'],
    ]),
  ])('shows %s on %s at a contrast of 4.5:1', (word, ground) => {
    expect(contrast(token(word)[theme], token(ground)[theme])).toBeGreaterThanOrEqual(4.5)
  })

  test.each(tracks)(
    'shows the name of %s on its own pale pill at 4.5:1 and the past of a lane at 7:1',
    (track) => {
      const surface = token('surface')[theme]
      expect(contrast(token(track)[theme], mixed(token(track)[theme], surface, 0.11))).toBeGreaterThanOrEqual(
        4.5,
      )
      expect(contrast(token('ink')[theme], mixed(token(track)[theme], surface, 0.26))).toBeGreaterThanOrEqual(
        7,
      )
    },
  )

  test.each(['surface', 'paper'])('shows the edge of a field on %s at a contrast of 3:1', (ground) => {
    expect(contrast(token('edge')[theme], token(ground)[theme])).toBeGreaterThanOrEqual(3)
  })
})
