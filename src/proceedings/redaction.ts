// Redaction that is burnt in: what is taken out of a text or a picture is not in the result in any form, neither hidden nor as long as it was.
// Pure.

/** What stands in the place of words: always as long, so that it does not say how long they were. */
export const blackened = '█████'

/** A part of a picture, in thousandths of its width and height: where it lies is the same however large it is drawn. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Longer first: a name within a longer one does not leave the rest of it standing. */
const inOrder = (words: readonly string[]): string[] =>
  [...new Set(words.map((word) => word.normalize('NFC').trim()).filter((word) => word !== ''))].toSorted(
    (one, other) => other.length - one.length,
  )

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Finds a word in any case, its parts apart by whatever blank, hyphen or new line. Letters that stand around it go with it. */
const finding = (word: string): RegExp =>
  new RegExp(
    String.raw`[\p{L}\p{M}\p{N}]*${word
      .split(/[\s\-‐‑]+/u)
      .map(escaped)
      .join(String.raw`[\s\-‐‑]+`)}[\p{L}\p{M}\p{N}]*`,
    'giu',
  )

/** The text without any of the words, however they are written there. */
export const burnText = (text: string, words: readonly string[]): string =>
  inOrder(words).reduce((rest, word) => rest.replace(finding(word), blackened), text.normalize('NFC'))

/** A name as it may stand in a text: whole, and each part of it that is no syllable of other words. */
export const nameParts = (name: string | undefined): string[] =>
  name ? [name, ...name.split(/\s+/).filter((part) => part.length > 2)] : []

/** Which of the words still stand in a text. */
export const leftIn = (text: string, words: readonly string[]): string[] =>
  inOrder(words).filter((word) => finding(word).test(text.normalize('NFC')))

/** Points of a picture, four bytes each. */
export interface Points {
  data: Uint8ClampedArray
  width: number
  height: number
}

const thousand = 1000

/** Puts black in the place of what lies in the boxes, a point more on every side: an edge that was drawn softly tells nothing either. */
export function burnPoints({ data, width, height }: Points, boxes: readonly Box[]): void {
  for (const box of boxes) {
    const [left, right] = edges(box.left, box.width, width)
    const [top, bottom] = edges(box.top, box.height, height)
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) data.set([0, 0, 0, 255], (y * width + x) * 4)
  }
}

function edges(from: number, long: number, size: number): [number, number] {
  const begin = Math.floor((from / thousand) * size) - 1
  const end = Math.ceil(((from + long) / thousand) * size) + 1
  return [Math.max(0, begin), Math.min(size, end)]
}

/** A box as it was drawn from one corner to another, within the picture. */
export function boxBetween(one: { x: number; y: number }, other: { x: number; y: number }): Box {
  const within = (value: number) => Math.round(Math.min(thousand, Math.max(0, value)))
  const [left, right] = [within(Math.min(one.x, other.x)), within(Math.max(one.x, other.x))]
  const [top, bottom] = [within(Math.min(one.y, other.y)), within(Math.max(one.y, other.y))]
  return { left, top, width: right - left, height: bottom - top }
}
