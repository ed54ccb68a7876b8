// The form of one move, made from what the machine asks. It says before sending what a rule would refuse, keeps what
// was typed whatever happens, and seals words about the person before they leave.
import { useId, useState, type FormEvent } from 'react'
import { useAct } from '../act.ts'
import { advance } from '../../tracks/advance.ts'
import { compartmentOf, type Facts, type Machine, type Side } from '../../tracks/define.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { isProblem } from '../../api/problem.ts'
import type { StaffRole } from '../../api/roles.ts'
import type { TrackNow } from '../api.ts'
import { makeMoveOn, sealRow } from '../case-keys.ts'
import { Button } from '../controls/button.tsx'
import { ErrorSummary } from '../controls/errors.tsx'
import { Notice } from '../controls/notice.tsx'
import { useDraft } from '../draft.ts'
import { useText } from '../language.tsx'
import { useMe } from '../session.tsx'
import { failedForGood, Trouble } from '../trouble.tsx'
import { askWords, clearInput, missing, sealedWords, type Answers, type Asked } from './answers.ts'
import { Question } from './question.tsx'

export interface PanelTrack {
  id: string
  kind: string
  subkind: string | null
  state: string
  version: number
  sides: readonly Side[]
}

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
  const [attempt, setAttempt] = useState(0)
  const { busy, error, run } = useAct()
  // One key for one intention: a double click or a second try over a broken line is the same move.
  const [key, setKey] = useState(() => crypto.randomUUID())
  const words = useId()
  const draft = useDraft(`move.${track.id}.${move.replaceAll('_', '-')}`, answers, setAnswers)
  const compartment = caseId === null ? undefined : compartmentFor(machine, track.subkind, held)
  const readers = compartment && t('track.sealedFor', { compartment: t(`compartment.${compartment}`) })
  const lacking = missing(asked, answers)
  const input = clearInput(asked, answers)
  const outcome = advance(machine, { ...track, subkind: track.subkind ?? undefined }, move, input, {
    mover: { sides: track.sides, roles: roles as StaffRole[] },
    facts,
  })
  const refused = lacking.length === 0 && !outcome.moved ? outcome.because : undefined
  const faults =
    attempt === 0
      ? []
      : lacking.map((name) => ({
          field: `ask-${name}`,
          words: t('track.needs', { question: askWords(machine.kind, name, t) }),
        }))

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (lacking.length > 0) return
    await run(
      async () => {
        const sealed = sealedWords(asked, answers)
        const about = { track: track.id, about: track.kind }
        const note =
          sealed && compartment && caseId
            ? await sealRow(caseId, compartment, 'note', { text: sealed.words }, undefined, about)
            : undefined
        const { kind: _kind, version: _version, ...place } = note ?? { kind: '', version: 0 }
        const whole = sealed && note ? { ...input, [sealed.name]: place as never } : input
        const now = await makeMoveOn(caseId, track.kind, move, track, whole, key)
        await draft.drop()
        onMoved(now)
      },
      async (fault) => {
        await draft.keep().catch(() => undefined)
        if (failedForGood(fault)) setKey(crypto.randomUUID())
        if (isProblem(fault) && fault.code === 'stale') onStale()
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
      <h3 id={words}>{t(`${track.kind}.move.${move}`)}</h3>
      <ErrorSummary faults={faults} attempt={attempt} />
      {Object.entries(asked).map(([name, field]) => (
        <Question
          key={name}
          kind={machine.kind}
          name={name}
          field={field}
          answer={answers[name]}
          onAnswer={(answer) => setAnswers((before) => ({ ...before, [name]: answer }))}
          error={faults.find((fault) => fault.field === `ask-${name}`)?.words}
          readers={readers}
        />
      ))}
      {refused && (
        <Notice tone="due" title={t('web.trouble.notNow')}>
          {t(`refused.${refused}`, {}, t('problem.refused'))}
        </Notice>
      )}
      <Trouble error={error} />
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
