// What is best for a child, on one page in its order: the child's own words first (or why they were not asked), what was weighed, what
// was decided. Nothing is signed while the first of these is missing.
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { useAlias, useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import {
  askers,
  decideBestInterests,
  isHeard,
  isWhole,
  type Asker,
  type BestInterests,
} from '../client/best-interests.ts'
import { useReadAgain } from './use-household.ts'

export function BestInterestsPage() {
  const t = useText()
  const alias = useAlias()
  const { caseId = '' } = useParams({ strict: false })
  const { data: shared, isError } = useCase(caseId)
  if (isError) return <Missing />
  return (
    <Page
      title={t('best.title')}
      lead={shared && `${alias(shared.case.reference)} · ${t('best.lead')}`}
      width="narrow"
      back={{ href: `/cases/${caseId}?tab=people`, label: t('track.toCase') }}
    >
      {shared ? <Form key={caseId} shared={shared} /> : <Skeleton label={t('case.opening')} lines={8} />}
    </Page>
  )
}

/** Until it is looked at again, where nobody chose another day. */
const usualDays = 90
const open = ['begun', 'heard', 'weighed']

function Form({ shared }: { shared: SharedCase }) {
  const t = useText()
  const today = useToday()
  const { say } = useNotices()
  const navigateWhenDone = useNavigateWhenDone()
  const readAgain = useReadAgain()
  const { busy, error, run } = usePendingAction()
  const begun = shared.tracks.find(({ kind, state }) => kind === 'best_interests' && open.includes(state))
  const [said, setSaid] = useState<BestInterests & { id: string }>(() => ({
    id: begun?.id ?? newId(),
    asker: null,
    view: '',
    weighed: '',
    decision: '',
    reviewOn: daysAfter(today, usualDays),
  }))
  const [tried, setTried] = useState(false)
  const put = (change: Partial<BestInterests>) => setSaid((before) => ({ ...before, ...change }))
  const draft = useDraft(`best.${shared.case.id}`, said, setSaid)
  const sign = () =>
    run(async () => {
      setTried(true)
      if (!isWhole(said)) return
      await decideBestInterests(session, { caseId: shared.case.id, id: said.id }, said)
      await draft.drop()
      say({ text: t('best_interests.done.decide') })
      await readAgain()
      await navigateWhenDone(`/tracks/${said.id}`)
    })
  const lacks = tried && !isWhole(said) && (isHeard(said) ? 'best.missingWords' : 'best.missing')
  return (
    <div className="stack">
      <DraftConflict draft={draft} />
      <Questions said={said} put={put} />
      {lacks && <Notice tone="due" title={t(lacks)} />}
      <ErrorMessage error={error} />
      <div className="row">
        <Button look="primary" isPending={busy} onPress={() => void sign()}>
          {t('best.save')}
        </Button>
      </div>
    </div>
  )
}

/** In their order: the child comes first. */
function Questions({ said, put }: { said: BestInterests; put: (change: Partial<BestInterests>) => void }) {
  const t = useText()
  const today = useToday()
  return (
    <Card>
      <div className="stack">
        <RadioGroup
          label={t('best.asker')}
          columns
          choices={askers.map((value) => ({ value, label: t(`best.asker.${value}`) }))}
          value={said.asker}
          onChange={(asker) => put({ asker: asker as Asker })}
        />
        <TextArea
          label={t(said.asker === 'nobody' ? 'best.unasked' : 'best.view')}
          rows={3}
          value={said.view}
          onChange={(view) => put({ view })}
        />
        <TextArea
          label={t('best.weighed')}
          rows={3}
          value={said.weighed}
          onChange={(weighed) => put({ weighed })}
        />
        <TextArea
          label={t('best.decision')}
          rows={3}
          value={said.decision}
          onChange={(decision) => put({ decision })}
        />
        <DateField
          label={t('ask.review_on')}
          min={today}
          value={said.reviewOn}
          onChange={(reviewOn) => put({ reviewOn })}
        />
      </div>
    </Card>
  )
}
