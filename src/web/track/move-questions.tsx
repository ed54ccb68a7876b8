// The form of one move, made from what the machine asks. It says before sending what a rule would refuse, keeps what
// was typed whatever happens, and seals words about the person before they leave.
import { caseMove } from './machines.ts'
import { Suspense, useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { usePendingAction } from '../actions/use-pending-action.ts'
import { advance } from '../../tracks/advance.ts'
import { compartmentOf, type Facts, type Machine, type Side } from '../../tracks/define.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { failedForGood, isProblem } from '../../api/problem.ts'
import type { StaffRole } from '../../api/roles.ts'
import type { TrackNow } from '../session/api.ts'
import { sealRecord } from '../../client/records.ts'
import { makeMoveOn } from '../../client/move-on-case.ts'
import { Button } from '../controls/button.tsx'
import { ErrorSummary } from '../controls/errors.tsx'
import { Notice } from '../controls/notice.tsx'
import { Skeleton } from '../controls/progress.tsx'
import { useDraft } from '../drafts/draft.ts'
import { useIdempotentWrite } from '../actions/idempotent-write.ts'
import { useText } from '../language/language.tsx'
import { useMe } from '../session/session.tsx'
import { ErrorMessage } from '../actions/error-message.tsx'
import { DraftConflict } from '../drafts/draft-conflict.tsx'
import { askWords, clearInput, sealedWords, type Answers, type Asked } from './answers.ts'
import { useFaults } from './faults.ts'
import { Filled } from '../shell/slots.tsx'
import { beforeClosing } from './track-slots.ts'
import { Questions } from './question.tsx'
import { session } from '../session/window-session.ts'

export interface PanelTrack {
  id: string
  kind: string
  subkind: string | null
  state: string
  version: number
  sides: readonly Side[]
}

type SealedHere = Awaited<ReturnType<typeof sealRecord>>

/** The compartment for words that go with a move: the track's own, or the story where the track has none of its own. */
export function compartmentFor(
  machine: Machine,
  subkind: string | null,
  held: readonly Compartment[],
): Compartment | undefined {
  const own = compartmentOf(machine, subkind ?? undefined)
  const wanted = (own === 'open' ? 'narrative' : own) as Compartment
  return held.includes(wanted) ? wanted : undefined
}

export function MoveQuestions({
  machine,
  track,
  move,
  caseId,
  held,
  facts,
  onMoved,
  onStale,
  onClose,
}: {
  machine: Machine
  track: PanelTrack
  move: string
  caseId: string | null
  held: readonly Compartment[]
  facts: Facts
  onMoved: (now: TrackNow) => void
  /** Somebody else was quicker: the track is read again, the answers stay. */
  onStale: () => void
  onClose: () => void
}) {
  const t = useText()
  const { roles } = useMe()
  const asked: Asked = machine.moves[move]?.ask ?? {}
  const [answers, setAnswers] = useState<Answers>({})
  const { attempt, faults, whole, begin, hear } = useFaults({
    asked,
    answers,
    question: (name) => askWords(machine.kind, name, t),
  })
  // A term of the field, in plain words.
  const hint = t(`${track.kind}.move.${move}.hint`, {}, '')
  const { busy, error, run } = usePendingAction()
  // One key for one intention: a double click or a second try over a broken line is the same move.
  const [key, setKey] = useState(() => crypto.randomUUID())
  // Sealed once for the same words: a second try sends the same bytes, else the server would take it for another move.
  const intention = useIdempotentWrite<SealedHere>()
  const words = useId()
  // The button that was pressed is gone: whoever reads by ear or by keys goes on here, and not at the top of the page.
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const draft = useDraft(`move.${track.id}.${move.replaceAll('_', '-')}`, answers, setAnswers)
  const compartment = caseId === null ? undefined : compartmentFor(machine, track.subkind, held)
  const readers = compartment && t('track.sealedFor', { compartment: t(`compartment.${compartment}`) })
  const input = clearInput(asked, answers)
  const outcome = advance(machine, { ...track, subkind: track.subkind ?? undefined }, move, input, {
    mover: { sides: track.sides, roles: roles as StaffRole[] },
    facts,
  })
  const refused = whole && !outcome.moved ? outcome.because : undefined

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!begin()) return
    await run(
      async () => {
        const sealed = sealedWords(asked, answers)
        const about = { track: track.id, about: track.kind }
        const note =
          sealed && compartment && caseId
            ? await intention.madeFor([compartment, sealed.words], () =>
                sealRecord(session, caseId, {
                  compartment,
                  kind: 'note',
                  value: { text: sealed.words },
                  about,
                }),
              )
            : undefined
        const { kind: _kind, version: _version, ...place } = note ?? { kind: '', version: 0 }
        const all = sealed && note ? { ...input, [sealed.name]: place as never } : input
        const now = await makeMoveOn(session, caseMove(caseId, track, move), all, key)
        await draft.drop()
        onMoved(now)
      },
      async (fault) => {
        hear(fault)
        await draft.keep().catch(() => undefined)
        if (failedForGood(fault)) {
          setKey(crypto.randomUUID())
          intention.end()
        }
        // What was sent under this key with other answers has arrived: the story tells it.
        if (isProblem(fault) && ['stale', 'key-reused'].includes(fault.code)) onStale()
      },
    )
  }

  return (
    <form
      className="move-form stack"
      onSubmit={(event) => void send(event)}
      aria-labelledby={words}
      noValidate
    >
      <h3 id={words} ref={title} tabIndex={-1}>
        {t(`${track.kind}.move.${move}`)}
      </h3>
      {hint && <p className="second">{hint}</p>}
      <ErrorSummary faults={faults} attempt={attempt} />
      <DraftConflict draft={draft} />
      {caseId !== null && machine.moves[move]?.chainStatement === 'close' && (
        <Suspense fallback={<Skeleton label={t('track.opening')} lines={3} />}>
          <Filled slot={beforeClosing} caseId={caseId} />
        </Suspense>
      )}
      <Questions
        kind={machine.kind}
        asked={asked}
        answers={answers}
        onAnswers={setAnswers}
        faults={faults}
        readers={readers}
      />
      {refused && (
        <Notice tone="due" title={t('web.trouble.notNow')}>
          {t(`refused.${refused}`, {}, t('problem.refused'))}
        </Notice>
      )}
      <ErrorMessage error={error} />
      <div className="row">
        <Button type="submit" look={machine.moves[move]?.exit ? 'danger' : 'primary'} isPending={busy}>
          {t(`${track.kind}.move.${move}`)}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('track.notNow')}
        </Button>
      </div>
    </form>
  )
}
