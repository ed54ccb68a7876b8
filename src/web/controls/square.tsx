// A square to scan with the camera of a telephone, beside the same text in letters. Drawn as one path: no image is fetched, no
// markup is made from a text, and it prints sharp at any size. Load it lazily: few screens print.
import { squarePath } from '../../api/square-modules.ts'
import './square.css'

/** `text` in a square; `label` says what it is to whoever cannot see it. */
export function Square({ text, label }: { text: string; label: string }) {
  const { side, path } = squarePath(text)
  return (
    <svg
      className="square"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="square-paper" width={side} height={side} />
      <path className="square-ink" d={path} />
    </svg>
  )
}
