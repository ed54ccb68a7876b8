// What of a text went and what came: for whoever reads what was corrected. Pure.

/** A piece of a text: it stood there before, has come, or both. */
export interface Piece {
  is: 'same' | 'out' | 'in'
  text: string
}

const words = (text: string): string[] => text.match(/\S+\s*|^\s+/g) ?? []
/** Beyond so many words each the whole is shown as out and in: nobody reads a struck-through page word by word. */
const most = 1_500

/** What of a text went and what came, word by word, along the longest line that both have in common. */
export function changesFrom(before: string, after: string): Piece[] {
  const [old, now] = [words(before), words(after)]
  if (old.length > most || now.length > most)
    return joined([
      ['out', before],
      ['in', after],
    ])
  const common = lengths(old, now)
  const pieces: [Piece['is'], string][] = []
  for (let i = 0, j = 0; i < old.length || j < now.length;) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      pieces.push(['same', old[i]!])
      i += 1
      j += 1
    } else if (j >= now.length || (i < old.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      pieces.push(['out', old[i]!])
      i += 1
    } else {
      pieces.push(['in', now[j]!])
      j += 1
    }
  }
  return joined(pieces)
}

/** How long a line two texts have in common from each place on. */
function lengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      rows[i]![j] =
        old[i] === now[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!)
  return rows
}

/** Neighbours of one kind as one piece. */
function joined(pieces: readonly (readonly [Piece['is'], string])[]): Piece[] {
  const found: Piece[] = []
  for (const [is, text] of pieces) {
    const last = found.at(-1)
    if (last?.is === is) last.text += text
    else found.push({ is, text })
  }
  return found
}
