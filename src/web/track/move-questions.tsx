// The form of one move, made from what the machine asks. It says before sending what a rule would refuse, keeps what
// was typed whatever happens, and seals words about the person before they leave.
import { caseMove } from './machines.ts'
import { Suspense, useId, useLayoutEffect, useRef, useState, type FormEvent } from 'react'
import { usePendingAction } from '../actions/use-pending-action.ts'
import { advance } from '../../tracks/advance.ts'
import { codesHere, partHeld, type Facts, type Machine, type Side } from '../../tracks/define.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { failedForGood, isProblem } from '../../api/problem.ts'
import type { StaffRole } from '../../api/roles.ts'
import type { TrackNow } from '../session/api.ts'
import type { sealBeside } from '../../client/seal-beside.ts'
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
import { answeredBefore, askWords, clearInput, sealedWords, type Answers, type Asked } from './answers.ts'
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

type SealedHere = Awaited<ReturnType<typeof sealBeside>>

interface MoveQuestionsProps {
  machine: Machine
  track: PanelTrack
  move: string
  caseId: string | null
  held: readonly Compartment[]
  facts: Facts
  /** What happened on it so far: some answers stand there already. */
  events?: Parameters<typeof answeredBefore>[1]
  onMoved: (now: TrackNow) => void
  /** Somebody else was quicker: the track is read again, the answers stay. */
  onStale: () => void
  onClose: () => void
}

type Answering = Pick<
  MoveQuestionsProps,
  'machine' | 'track' | 'move' | 'caseId' | 'held' | 'facts' | 'events'
>

/** What is asked, with the answers that the law of this case and this kind of process know. */
const askedHere = (asked: Asked, facts: Facts, kind: string | null | undefined): Asked =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([name, field]) =>
      isExactOf(asked, name)
        ? []
        : [[name, field.kind === 'code' ? { ...field, codes: codesHere(field, facts, kind) } : field]],
    ),
  )

/** What is sealed beside an amount is the amount itself: nobody is asked twice. */
const isExactOf = (asked: Asked, name: string): boolean =>
  Object.values(asked).some((field) => field.kind === 'money' && field.exact === name)

/** The answers while they are given, kept as a draft, and the compartment under which words among them are sealed. */
function useMoveAnswers({ machine, track, move, caseId, held, facts, events = [] }: Answering) {
  const t = useText()
  const asked = askedHere(machine.moves[move]?.ask ?? {}, facts, track.subkind)
  const [answers, setAnswers] = useState<Answers>(() => answeredBefore(asked, events))
  const checked = useFaults({ asked, answers, question: (name) => askWords(machine.kind, name, t) })
  const draft = useDraft(`move.${track.id}.${move.replaceAll('_', '-')}`, answers, setAnswers)
  const compartment = caseId === null ? undefined : partHeld(machine, track.subkind, held)
  return { asked, answers, setAnswers, draft, compartment, input: clearInput(asked, answers), ...checked }
}

/** Sends the answers once, however often that is tried. */
function useSendMove(
  { track, move, caseId, onMoved, onStale }: MoveQuestionsProps,
  { asked, answers, draft, compartment, input, begin, hear }: ReturnType<typeof useMoveAnswers>,
) {
  const t = useText()
  const { busy, error, run } = usePendingAction()
  // One key for one intention: a double click or a second try over a broken line is the same move.
  const [key, setKey] = useState(() => crypto.randomUUID())
  // Sealed once for the same words: a second try sends the same bytes, else the server would take it for another move.
  const intention = useIdempotentWrite<SealedHere>()
  const noteFor = async (sealed: NonNullable<ReturnType<typeof sealedWords>>) => {
    if (!compartment || !caseId) return {}
    const value = sealed.amount
      ? { text: `${t(`${track.kind}.done.${move}`)}: ${sealed.words}`, move, amount: sealed.amount }
      : { text: sealed.words }
    const place = await intention.madeFor([compartment, sealed.words], async () => {
      const { sealBeside } = await import('../../client/seal-beside.ts')
      return sealBeside(session, { caseId, compartment, track }, value)
    })
    return { [sealed.name]: place as never }
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!begin()) return
    await run(
      async () => {
        const sealed = sealedWords(asked, answers)
        const all = sealed ? { ...input, ...(await noteFor(sealed)) } : input
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
  return { busy, error, send }
}

/** What a rule would refuse, said before anything is sent. */
function Refused({ because }: { because: string }) {
  const t = useText()
  return (
    <Notice tone="due" title={t('web.trouble.notNow')}>
      {t(`refused.${because}`, {}, t('problem.refused'))}
    </Notice>
  )
}

/**
 * The button that was pressed is gone: whoever reads by ear or by keys goes on here, and not at the top of the page. At once: a
 * hand that is in a field already is not called away.
 */
function useFocusedTitle() {
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => title.current?.focus(), [])
  return title
}

export function MoveQuestions(props: MoveQuestionsProps) {
  const { machine, track, move, caseId, facts, onClose } = props
  const t = useText()
  const { roles } = useMe()
  const given = useMoveAnswers(props)
  const { busy, error, send } = useSendMove(props, given)
  // A term of the field, in plain words.
  const hint = t(`${track.kind}.move.${move}.hint`, {}, '')
  const words = useId()
  const title = useFocusedTitle()
  const outcome = advance(machine, { ...track, subkind: track.subkind ?? undefined }, move, {
    input: given.input,
    mover: { sides: track.sides, roles: roles as StaffRole[] },
    facts,
  })
  const refused = given.whole && !outcome.moved ? outcome.because : undefined
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
      <ErrorSummary faults={given.faults} attempt={given.attempt} />
      <DraftConflict draft={given.draft} />
      {caseId !== null && machine.moves[move]?.chainStatement === 'close' && (
        <Suspense fallback={<Skeleton label={t('track.opening')} lines={3} />}>
          <Filled slot={beforeClosing} caseId={caseId} />
        </Suspense>
      )}
      <Questions
        kind={machine.kind}
        asked={given.asked}
        answers={given.answers}
        onAnswers={given.setAnswers}
        faults={given.faults}
        readers={
          given.compartment && t('track.sealedFor', { compartment: t(`compartment.${given.compartment}`) })
        }
      />
      {refused && <Refused because={refused} />}
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
