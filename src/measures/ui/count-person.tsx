// Counting the person of a case in the country's statistics: four coarse answers under a random number. The number and the
// answers stand sealed in the case; what is sent names no case, and the server keeps no trace of who sent it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef, useState, type FormEvent } from 'react'
import { isProblem } from '../../api/problem.ts'
import { useCase } from '../../cases/ui/use-case.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { api } from '../../web/session/api.ts'
import { openLatest, writeRecord } from '../../client/records.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { latestOf } from '../../client/sealed-record.ts'
import { Page } from '../../web/shell/page.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { attributeNames, attributes, type Attribute } from '../counted-codes.ts'
import { session } from '../../web/session/window-session.ts'

type Answers = Partial<Record<Attribute, string>>
type Fact = Record<Attribute, string> & { id: string }

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
      ) : shared.case.mine && shared.held.includes('identity') ? (
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
  const { data, error, isPending } = useQuery({
    queryKey: ['counted', shared.case.id, latestOf(shared.records, 'statistics')?.id],
    queryFn: async () => (await openLatest<Fact>(session, shared, 'statistics')) ?? null,
    // What somebody is answering stays while what was counted meanwhile is opened.
    placeholderData: (previous) => previous,
  })
  if (error) return <ErrorMessage error={error} />
  if (isPending) return <Skeleton label={t('case.opening')} lines={6} />
  return <Questions shared={shared} before={data} />
}

function Questions({ shared, before }: { shared: SharedCase; before: Fact | null | undefined }) {
  const t = useText()
  const { say } = useNotices()
  const navigateWhenDone = useNavigateWhenDone()
  const queries = useQueryClient()
  const { ageGroup, id: caseId } = shared.case
  // A number of nothing: it is no time and no place, so that it leads nowhere.
  const [fresh] = useState(() => crypto.randomUUID())
  const id = before?.id ?? fresh
  const [answers, setAnswers] = useState<Answers>(
    before ?? { age: ageGroup === 'unsure' ? 'unknown' : ageGroup },
  )
  const [attempt, setAttempt] = useState(0)
  const tried = useRef<TriedWrite>(undefined)
  const { busy, error, run } = usePendingAction()
  const faults =
    attempt === 0
      ? []
      : attributeNames
          .filter((name) => !answers[name])
          .map((name) => ({
            field: `counted-${name}`,
            words: t('track.needs', { question: t(`counted.${name}`) }),
          }))

  /** A colleague was quicker, or it was oneself and the answer was lost: what counts now is read. */
  const readAgain = (fault: unknown) =>
    isProblem(fault) &&
    ['stale', 'conflict'].includes(fault.code) &&
    queries.invalidateQueries({ queryKey: ['case', caseId] })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (busy || attributeNames.some((name) => !answers[name])) return
    await run(async () => {
      const fact = { ...answers, id } as Fact
      // The case first: a number that the case does not know could never be corrected, and would be counted twice. Where what
      // comes after it broke off, the case knows it already.
      tried.current = sameWriteAs(tried.current, fact)
      const row = latestOf(shared.records, 'statistics')
      await writeRecord(session, caseId, {
        compartment: 'identity',
        kind: 'statistics',
        value: fact,
        replaces: row,
        id: tried.current.id,
      })
      const { kept } = await api.counted.add(fact as Parameters<typeof api.counted.add>[0])
      say(kept ? { text: t('counted.done') } : { tone: 'info', text: t('counted.over') })
      await queries.invalidateQueries({ queryKey: ['case', caseId] })
      await navigateWhenDone(`/cases/${caseId}`)
    }, readAgain)
  }
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void send(event)} noValidate>
        <Notice tone="info" title={t('counted.how')}>
          {t('counted.how.words')}
        </Notice>
        {before && <p>{t('counted.before')}</p>}
        <ErrorSummary faults={faults} attempt={attempt} />
        {attributeNames.map((name) => {
          const choices = attributes[name].map((value) => ({ value, label: t(`counted.${name}.${value}`) }))
          const field = {
            id: `counted-${name}`,
            label: t(`counted.${name}`),
            error: faults.find((fault) => fault.field === `counted-${name}`)?.words,
          }
          const choose = (value: string | null) =>
            value && setAnswers((others) => ({ ...others, [name]: value }))
          return choices.length > 6 ? (
            <Select key={name} {...field} options={choices} value={answers[name] ?? null} onChange={choose} />
          ) : (
            <RadioGroup
              key={name}
              {...field}
              columns
              choices={choices}
              value={answers[name] ?? null}
              onChange={choose}
            />
          )
        })}
        <ErrorMessage error={error} />
        <div className="row">
          <Button type="submit" look="primary" isPending={busy}>
            {t(before ? 'counted.correct' : 'counted.send')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
