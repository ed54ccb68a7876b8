// A short fact about a row: how urgent, which track, what was agreed and until when. The colour repeats what the
// words say; it never says anything alone.
import type { ReactNode } from 'react'
import type { lanes } from '../../tracks/define.ts'
import { Icon, type IconName } from './icon.tsx'
import './pill.css'

/** `danger` and `late` are red (danger is full), `due` amber, `done` green, `calm` grey. */
export type Tone = 'danger' | 'late' | 'due' | 'calm' | 'done'
/** The five tracks that a case is shown by. */
export type Track = (typeof lanes)[number]

/** A pill with a tone, or with the colour of a track (then its words must name the track). */
export function Pill({
  tone = 'calm',
  track,
  icon,
  children,
}: {
  tone?: Tone
  track?: Track
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className="pill" data-tone={track ? undefined : tone} data-track={track}>
      {track && <span className="pill-dot" />}
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  )
}

/** A compartment in a list of who can read: filled when held, outlined when not, and the words say which to a screen reader. */
export function Held({ held, children, words }: { held: boolean; children: ReactNode; words: string }) {
  return (
    <span className="held" data-held={held || undefined}>
      {held && <Icon name="key" size={14} />}
      {children}
      <span className="unseen"> {words}</span>
    </span>
  )
}
