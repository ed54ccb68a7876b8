// The few answers with which a process begins. Which there are stands in the machine; nothing here knows any of them.
import { newId } from '../../api/new-id.ts'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState, type FormEvent } from 'react'
import { failedForGood, isProblem } from '../../api/problem.ts'
import type { Description } from '../../client/description.ts'
import { answeredByRole, askedOnOpening, choosesKindLater, type Machine } from '../../tracks/define.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { openTrack } from '../../web/session/window-session.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { askWords, clearInput, codeWords, type Answers, type Asked } from '../../web/track/answers.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { useFaults } from '../../web/track/faults.ts'
import { askForYes } from '../../web/track/track-slots.ts'
import { OrganisationBox } from '../../web/track/organisation-box.tsx'
import { inSight, Questions } from '../../web/track/question.tsx'
import { useSealedDescription } from '../../web/track/use-sealed-description.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'

const DescriptionFields = lazy(async () => ({
  default: (await import('../../web/track/description-fields.tsx')).DescriptionFields,
}))

interface Said {
  answers: Answers
  subkind: string | null
  other: number | null
  /** Absent in a draft from before there were words. */
  about?: Description
}
const nothing: Said = { answers: {}, subkind: null, other: null }
const noWords: Description = { text: '' }

interface Starting {
  machine: Machine
  /** Nothing for what belongs to no case. */
  caseId?: string
  onBack: () => void
}

/** The answers while they are given, kept as a draft, with what is wrong with them. */
function useSaid({ machine, caseId }: Starting) {
  const t = useText()
  const asked: Asked = askedOnOpening(machine)
  const [said, setSaid] = useState<Said>(nothing)
  const { answers, subkind, other, about = noWords } = said
  const put = (change: Partial<Said>) => setSaid((before) => ({ ...before, ...change }))
  const draft = useDraft(`start.${machine.kind}.${caseId ?? 'outside'}`, said, setSaid)
  const kinds = machine.subkinds ?? []
  const mayWait = choosesKindLater(machine)
  const { attempt, faults, begin, hear } = useFaults({
    asked,
    answers,
    question: (name) =>
      name === 'subkind' || name === 'other' ? t(`track.start.${name}`) : askWords(machine.kind, name, t),
    besides: {
      subkind: kinds.length > 0 && !mayWait && !subkind,
      other: machine.opens.needsOther === true && other === null,
    },
  })
  const wrong = (name: string) => faults.find((fault) => fault.field === `ask-${name}`)?.words
  return {
    asked,
    answers,
    subkind,
    other,
    about,
    setSaid,
    put,
    draft,
    attempt,
    faults,
    begin,
    hear,
    wrong,
  }
}

/** Opens the process once, however often that is tried. */
function useOpenProcess(
  { machine, caseId }: Starting,
  { asked, answers, subkind, other, about, draft, begin, hear }: ReturnType<typeof useSaid>,
) {
  const t = useText()
  const me = useMe()
  const navigateWhenDone = useNavigateWhenDone()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [plan, setPlan] = useState(() => ({ id: newId(), key: crypto.randomUUID() }))
  const describing = useSealedDescription({ machine, caseId, subkind })

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!begin()) return
    await run(
      async () => {
        const place = {
          id: plan.id,
          ...(caseId ? { caseId } : {}),
          ...(subkind ? { subkind } : {}),
          ...(other === null ? {} : { other }),
        }
        const input = {
          ...clearInput(asked, answers),
          ...answeredByRole(machine, me.roles),
          ...place,
          ...(describing.mayDescribe && (await describing.sealed(plan.id, about))),
        }
        const opened = await openTrack(machine.kind, input, plan.key)
        await draft.drop()
        say({ text: t(`${machine.kind}.done.opened`) })
        await queries.invalidateQueries({ queryKey: caseId ? ['case', caseId] : ['work', 'outside'] })
        await navigateWhenDone(`/tracks/${opened.id}`)
      },
      async (fault) => {
        await draft.keep().catch(() => undefined)
        hear(fault)
        if (failedForGood(fault)) {
          setPlan({ id: newId(), key: crypto.randomUUID() })
          describing.begin()
        }
      },
    )
  }
  return { busy, error, send, mayDescribe: describing.mayDescribe }
}

type Given = ReturnType<typeof useSaid>

/** Which kind of it this is: a few kinds in sight, more in a list. */
function KindQuestion({ machine, given: { subkind, put, wrong } }: { machine: Machine; given: Given }) {
  const t = useText()
  const kinds = machine.subkinds ?? []
  const options = kinds.map((code) => ({ value: code, label: codeWords(code, t) }))
  const kindQuestion = {
    id: 'ask-subkind',
    label: t('track.start.subkind'),
    hint: t(`track.start.subkindHint.${machine.kind}`, {}, '') || undefined,
    error: wrong('subkind'),
    ...(choosesKindLater(machine) ? { optional: true as const } : {}),
  }
  const onChange = (code: string | null) => put({ subkind: code })
  if (kinds.length === 0) return null
  return kinds.length > inSight ? (
    <Select {...kindQuestion} options={options} value={subkind} onChange={onChange} />
  ) : (
    <RadioGroup {...kindQuestion} columns choices={options} value={subkind} onChange={onChange} />
  )
}

/** The organisation on the other side, where this process has one. */
function OtherQuestion({ machine, given: { other, put, wrong } }: { machine: Machine; given: Given }) {
  const t = useText()
  const me = useMe()
  const withOther =
    machine.opens.needsOther || Object.values(machine.moves).some((move) => move.by.includes('other'))
  if (!withOther) return null
  return (
    <OrganisationBox
      id="ask-other"
      label={t('track.start.other')}
      hint={t(machine.opens.needsOther ? 'track.start.otherHint' : 'track.start.otherOpen')}
      optional={machine.opens.needsOther ? undefined : true}
      except={me.circles}
      value={other}
      onChange={(circle) => put({ other: circle })}
      error={wrong('other')}
    />
  )
}

/** Why it was not opened; where their consent is missing, the way to ask for it. */
function NotOpened({ error, caseId, given }: { error: unknown; caseId: string | undefined; given: Given }) {
  return (
    <>
      <ErrorMessage error={error} />
      {caseId && isProblem(error) && error.detail.because && (
        <Suspense fallback={null}>
          <Filled
            slot={askForYes}
            caseId={caseId}
            because={error.detail.because}
            answers={clearInput(given.asked, given.answers)}
          />
        </Suspense>
      )}
    </>
  )
}

/** Starts a process and goes to its page; what was answered stays on any error. */
export function StartForm(props: Starting) {
  const { machine, caseId, onBack } = props
  const t = useText()
  const given = useSaid(props)
  const { busy, error, send, mayDescribe } = useOpenProcess(props, given)
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void send(event)} noValidate>
        <ErrorSummary faults={given.faults} attempt={given.attempt} />
        <DraftConflict draft={given.draft} />
        <KindQuestion machine={machine} given={given} />
        <OtherQuestion machine={machine} given={given} />
        <Questions
          kind={machine.kind}
          asked={given.asked}
          answers={given.answers}
          onAnswers={(change) => given.setSaid((before) => ({ ...before, answers: change(before.answers) }))}
          faults={given.faults}
        />
        {mayDescribe && (
          <Suspense>
            <DescriptionFields optional value={given.about} onChange={(next) => given.put({ about: next })} />
          </Suspense>
        )}
        <NotOpened error={error} caseId={caseId} given={given} />
        <div className="row">
          <Button type="submit" look="primary" isPending={busy}>
            {t(caseId ? 'track.start.addThis' : 'track.start.send', { process: t(`${machine.kind}.name`) })}
          </Button>
          <Button look="quiet" onPress={onBack}>
            {t('track.start.back')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
