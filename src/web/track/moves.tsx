// What can be done with a track now, as a short row of buttons on a card: one for each move that `advance()` allows from
// here. A move that asks opens its questions in the place of the buttons.
import { useState } from 'react'
import { isProblem } from '../../api/problem.ts'
import type { StaffRole } from '../../api/roles.ts'
import { refusalOf, type Mover } from '../../tracks/advance.ts'
import { hasStage, isOfKind, sourcesOf, type Facts, type Machine } from '../../tracks/define.ts'
import type { TrackNow } from '../session/api.ts'
import { makeMove } from '../session/window-session.ts'
import { Button } from '../controls/button.tsx'
import { useNotices } from '../controls/notice.tsx'
import { useText } from '../language/language.tsx'
import { useMe } from '../session/session.tsx'
import type { answeredBefore } from './answers.ts'
import { MoveForm, type PanelTrack } from './move-form.tsx'
import { wordsOf } from '../actions/error-words.ts'

/** Names of the moves that somebody may make from here, in the order of the machine; none of a stage that the law does not know. */
export function movesFrom(
  machine: Machine,
  { state, subkind }: { state: string; subkind?: string | null | undefined },
  mover: Mover,
  facts: Facts = {},
): string[] {
  return Object.entries(machine.moves)
    .filter(
      ([, move]) =>
        !refusalOf(move, mover) &&
        sourcesOf(machine, move).includes(state) &&
        hasStage(move, facts) &&
        isOfKind(move, subkind),
    )
    .map(([name]) => name)
}

export interface MovesProps {
  machine: Machine
  track: PanelTrack
  caseId: string | null
  facts?: Facts
  /** What happened on it so far: some answers stand in a form already. */
  events?: Parameters<typeof answeredBefore>[1]
  /** The move that is the one next thing; it gets the strong button. */
  next?: string | undefined
  /** Moves that are made elsewhere on this screen. */
  without?: readonly string[]
  /** Words of a button where the card says what it is about. */
  say?: (move: string) => string | undefined
  /** What follows from it. The move stands though this fails: that is said, and the track is read again. */
  onMoved: (move: string, now: TrackNow) => void | Promise<void>
  /** Somebody else was quicker: read the track again. */
  onStale: () => void
  /** Told when somebody begins to answer and when they are done: the card has to stay meanwhile. */
  onAsking?: (isAsked: boolean) => void
}

/** What is pressed, what is being asked, and what follows from a move. */
function useMove({ machine, track, onMoved, onStale, onAsking }: MovesProps) {
  const t = useText()
  const { say: tell } = useNotices()
  const [busy, setBusy] = useState<string | null>(null)
  const [asking, setAsking] = useState<string | null>(null)
  const [left, leave] = useState<string | null>(null)

  const ask = (name: string | null) => {
    leave(name === null ? asking : null)
    setAsking(name)
    onAsking?.(name !== null)
  }
  const moved = async (name: string, now: TrackNow) => {
    try {
      await onMoved(name, now)
    } catch (error) {
      tell({ text: wordsOf(error, t), tone: 'due' })
      onStale()
    }
  }
  const press = async (name: string) => {
    if (Object.keys(machine.moves[name]?.ask ?? {}).length > 0) return ask(name)
    setBusy(name)
    try {
      await moved(name, await makeMove(machine.kind, name, track))
    } catch (error) {
      if (isProblem(error) && error.code === 'stale') onStale()
      tell({ text: wordsOf(error, t), tone: 'due' })
    } finally {
      setBusy(null)
    }
  }
  return { busy, asking, left, ask, moved, press }
}

/** The buttons of a track. */
export function Moves(props: MovesProps) {
  const { machine, track, caseId, facts = {}, events = [], next, without = [], say, onStale } = props
  const t = useText()
  const roles = useMe().roles as StaffRole[]
  const { busy, asking, left, ask, moved, press } = useMove(props)
  const names = movesFrom(machine, track, { sides: track.sides, roles }, facts).filter(
    (name) => !without.includes(name),
  )
  // The form stays with its answers even when somebody else's move has closed this way meanwhile; it then says why.
  if (asking)
    return (
      <MoveForm
        key={asking}
        machine={machine}
        track={track}
        move={asking}
        caseId={caseId}
        held={[]}
        facts={facts}
        events={events}
        onMoved={(now) => {
          ask(null)
          void moved(asking, now)
        }}
        onStale={onStale}
        onClose={() => ask(null)}
      />
    )
  return (
    <div className="row">
      {names.map((name) => (
        <Button
          key={name}
          look={name === next ? 'primary' : machine.moves[name]?.exit ? 'quiet' : 'plain'}
          autoFocus={left === name}
          isPending={busy === name}
          onPress={() => void press(name)}
        >
          {say?.(name) ?? t(`${machine.kind}.move.${name}`)}
        </Button>
      ))}
    </div>
  )
}
