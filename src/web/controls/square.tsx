// A square to scan with the camera of a telephone, beside the same text in letters. Drawn as one path: no image is fetched, no
// markup is made from a text, and it prints sharp at any size. Load it lazily: few screens print.
import { squareOf } from './square-modules.ts'
import './square.css'

/** Light around it, in modules: without it no camera finds the square. */
const quiet = 4

/** One path over the dark runs of each row. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      [
        ...row
          .map((dark) => (dark ? '#' : ' '))
          .join('')
          .matchAll(/#+/g),
      ].map((run) => `M${run.index + quiet} ${y + quiet}h${run[0].length}v1h-${run[0].length}z`),
    )
    .join('')
}

/** `text` in a square; `label` says what it is to whoever cannot see it. */
export function Square({ text, label }: { text: string; label: string }) {
  const rows = squareOf(text)
  const side = rows.length + 2 * quiet
  return (
    <svg
      className="square"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="square-paper" width={side} height={side} />
      <path className="square-ink" d={pathOf(rows)} />
    </svg>
  )
}
