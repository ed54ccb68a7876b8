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

/** Starts a process and goes to its page; what was answered stays on any error. */
export function StartForm({ machine, caseId, onBack }: Starting) {
  const t = useText()
  const me = useMe()
  const navigateWhenDone = useNavigateWhenDone()
  const queries = useQueryClient()
  const { say } = useNotices()
  const asked: Asked = askedOnOpening(machine)
  const [said, setSaid] = useState<Said>(nothing)
  const { answers, subkind, other, about = noWords } = said
  const put = (change: Partial<Said>) => setSaid((before) => ({ ...before, ...change }))
  const draft = useDraft(`start.${machine.kind}.${caseId ?? 'outside'}`, said, setSaid)
  const { busy, error, run } = usePendingAction()
  const [plan, setPlan] = useState(() => ({ id: newId(), key: crypto.randomUUID() }))
  const describing = useSealedDescription({ machine, caseId, subkind })
  const withOther =
    machine.opens.needsOther || Object.values(machine.moves).some((move) => move.by.includes('other'))
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
  const options = kinds.map((code) => ({ value: code, label: codeWords(code, t) }))
  const kindQuestion = {
    id: 'ask-subkind',
    label: t('track.start.subkind'),
    hint: t(`track.start.subkindHint.${machine.kind}`, {}, '') || undefined,
    error: wrong('subkind'),
    ...(mayWait ? { optional: true as const } : {}),
  }
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void send(event)} noValidate>
        <ErrorSummary faults={faults} attempt={attempt} />
        <DraftConflict draft={draft} />
        {kinds.length > inSight && (
          <Select
            {...kindQuestion}
            options={options}
            value={subkind}
            onChange={(code) => put({ subkind: code })}
          />
        )}
        {kinds.length > 0 && kinds.length <= inSight && (
          <RadioGroup
            {...kindQuestion}
            columns
            choices={options}
            value={subkind}
            onChange={(code) => put({ subkind: code })}
          />
        )}
        {withOther && (
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
        )}
        <Questions
          kind={machine.kind}
          asked={asked}
          answers={answers}
          onAnswers={(change) => setSaid((before) => ({ ...before, answers: change(before.answers) }))}
          faults={faults}
        />
        {describing.mayDescribe && (
          <Suspense>
            <DescriptionFields optional value={about} onChange={(next) => put({ about: next })} />
          </Suspense>
        )}
        <ErrorMessage error={error} />
        {caseId && isProblem(error) && error.detail.because && (
          <Suspense fallback={null}>
            <Filled
              slot={askForYes}
              caseId={caseId}
              because={error.detail.because}
              answers={clearInput(asked, answers)}
            />
          </Suspense>
        )}
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
