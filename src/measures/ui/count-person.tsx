// Counting the person of a case in the country's statistics: coarse answers under random numbers, and what the file says already without
// asking. The numbers and the answers stand sealed in the case; what is sent names no case, and the server keeps no trace of who sent it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef, useState, type FormEvent } from 'react'
import { isProblem } from '../../api/problem.ts'
import { useCase } from '../../cases/ui/use-case.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState, Facts } from '../../web/controls/card.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { latestOf } from '../../client/sealed-record.ts'
import { Page } from '../../web/shell/page.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { countPerson } from '../client/count-person.ts'
import { openCounted, partsNeeded, type Answers, type Known } from '../client/known-of.ts'
import { controls } from '../../caseload/ictip/person-codes.ts'
import { asked, attributes, type Asked } from '../counted-codes.ts'
import { detectedBy, registeredBy } from '../../caseload/ictip/found-by.ts'
import { standingOf } from '../derived-codes.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'

export function CountPerson() {
  const t = useText()
  const { caseId = '' } = useParams({ strict: false })
  const query = useCase(caseId)
  const shared = query.data
  return (
    <Page
      title={t('counted.title')}
      lead={t('counted.lead')}
      width="narrow"
      back={{ href: `/cases/${caseId}`, label: t('track.toCase') }}
    >
      {query.error ? (
        <ErrorMessage error={query.error} />
      ) : !shared ? (
        <Skeleton label={t('case.opening')} lines={6} />
      ) : shared.case.mine && partsNeeded.every((part) => shared.held.includes(part)) ? (
        <Earlier shared={shared} />
      ) : (
        <EmptyState icon="lock" title={t('counted.closed')} words={t('counted.closed.words')} />
      )}
    </Page>
  )
}

/** What was counted before stands in the case and is opened first, so that it is corrected and not counted twice. */
function Earlier({ shared }: { shared: SharedCase }) {
  const t = useText()
  const { network } = useMe()
  const newest = ['statistics', 'circumstances'].map((kind) => latestOf(shared.records, kind)?.id)
  const { data, error, isPending } = useQuery({
    queryKey: ['counted', shared.case.id, shared.case.ageGroup, ...newest],
    queryFn: () => openCounted(session, shared, network.country),
    // What somebody is answering stays while what was counted meanwhile is opened.
    placeholderData: (previous) => previous,
  })
  if (error) return <ErrorMessage error={error} />
  if (isPending) return <Skeleton label={t('case.opening')} lines={6} />
  return <Questions shared={shared} known={data} />
}

/** What is answered so far, what is still missing, and sending it: each of the two sealed records keeps its id while it is tried. */
function useCounting(shared: SharedCase, known: Known) {
  const t = useText()
  const { say } = useNotices()
  const { organisation } = useMe()
  const navigateWhenDone = useNavigateWhenDone()
  const queries = useQueryClient()
  // The numbers lead to no time and no place; those of another colleague, who was quicker, are taken.
  const [fresh] = useState(known.numbers)
  const numbers = known.isCounted ? known.numbers : fresh
  const [answers, setAnswers] = useState<Answers>(known.answers)
  const [attempt, setAttempt] = useState(0)
  const tried = useRef<Record<'statistics' | 'circumstances', TriedWrite | undefined>>(undefined)
  const { busy, error, run } = usePendingAction()
  const missing = asked.filter((name) => name !== 'control' && !answers[name])
  const caseId = shared.case.id

  /** A colleague was quicker, or it was oneself and the answer was lost: what counts now is read. */
  const readAgain = (fault: unknown) =>
    isProblem(fault) &&
    ['stale', 'conflict'].includes(fault.code) &&
    queries.invalidateQueries({ queryKey: ['case', caseId] })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (busy || missing.length > 0) return
    await run(async () => {
      const statistics = sameWriteAs(tried.current?.statistics, { answers, numbers })
      const circumstances = sameWriteAs(tried.current?.circumstances, { answers, numbers })
      tried.current = { statistics, circumstances }
      const isKept = await countPerson(session, shared, {
        answers: answers as Required<Answers>,
        numbers,
        kind: organisation.kind,
        tries: { statistics: statistics.id, circumstances: circumstances.id },
      })
      say(isKept ? { text: t('counted.done') } : { tone: 'info', text: t('counted.over') })
      await queries.invalidateQueries({ queryKey: ['case', caseId] })
      await navigateWhenDone(`/cases/${caseId}`)
    }, readAgain)
  }
  const faults =
    attempt === 0
      ? []
      : missing.map((name) => ({
          field: `counted-${name}`,
          words: t('track.needs', { question: t(`counted.${name}`) }),
        }))
  const change = (some: Partial<Answers>) => setAnswers((others) => ({ ...others, ...some }))
  return { answers, change, attempt, faults, busy, error, send }
}

type Fault = ReturnType<typeof useCounting>['faults'][number]

function Questions({ shared, known }: { shared: SharedCase; known: Known }) {
  const t = useText()
  const { answers, change, attempt, faults, busy, error, send } = useCounting(shared, known)
  const { organisation } = useMe()
  const derived = {
    detected: detectedBy(shared.case.origin),
    registered: registeredBy(organisation.kind),
    standing: standingOf(shared.tracks),
  }
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void send(event)} noValidate>
        {known.isCounted && <p>{t('counted.before')}</p>}
        <ErrorSummary faults={faults} attempt={attempt} />
        {asked.map((name) => (
          <Question key={name} name={name} answers={answers} change={change} faults={faults} />
        ))}
        <details>
          <summary>{t('counted.how')}</summary>
          <p>{t('counted.how.words')}</p>
          <Facts
            facts={(['detected', 'registered', 'standing'] as const).map((name) => ({
              term: t(`public.figures.${name}`),
              value: t(`public.figures.${name}.${derived[name]}`),
            }))}
          />
        </details>
        <ErrorMessage error={error} />
        <div className="row">
          <Button type="submit" look="primary" isPending={busy}>
            {t(known.isCounted ? 'counted.correct' : 'counted.send')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

/** Whose codes are called on this screen as they are called in public. */
const isSaidAlike = (name: Asked) => ['citizenship', 'sector', 'control', 'recruiter'].includes(name)

/** One of them; what held somebody has as many answers as are true, and none where nobody knows. */
function Question(props: {
  name: Asked
  answers: Answers
  change: (some: Partial<Answers>) => void
  faults: readonly Fault[]
}) {
  const t = useText()
  const { name, answers, change, faults } = props
  const field = {
    id: `counted-${name}`,
    label: t(`counted.${name}`),
    error: faults.find((fault) => fault.field === `counted-${name}`)?.words,
  }
  const labelled = <Code extends string>(codes: readonly Code[]) =>
    codes.map((value) => ({
      value,
      label: isSaidAlike(name) ? t(`public.figures.${name}.${value}`) : t(`counted.${name}.${value}`),
    }))
  if (name === 'control')
    return (
      <CheckboxGroup
        {...field}
        columns
        choices={labelled(controls)}
        value={answers.control}
        onChange={(chosen) => change({ control: controls.filter((one) => chosen.includes(one)) })}
      />
    )
  const choices = labelled<string>(attributes[name])
  const choose = (value: string | null) => value && change({ [name]: value })
  // An age is known as a rule, and need not be pressed.
  return choices.length > 4 || name === 'age' ? (
    <Select {...field} options={choices} value={answers[name] ?? null} onChange={choose} />
  ) : (
    <RadioGroup {...field} columns choices={choices} value={answers[name] ?? null} onChange={choose} />
  )
}
