// A guardian is named and asked the house's own questions. A conflict of interest ends it here; else a colleague takes the second look.
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
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { mayBeVetted, noVetting, vetGuardian, vettingQuestions, type Vetting } from '../client/guardian.ts'
import { mayKeep } from '../guardianship.ts'
import { useReadAgain } from './use-household.ts'

export function Guardian() {
  const t = useText()
  const alias = useAlias()
  const { caseId = '' } = useParams({ strict: false })
  const { roles } = useMe()
  const { data: shared, isError } = useCase(caseId)
  // A guardian is shown no page about guardians.
  if (isError || !mayKeep(roles)) return <Missing />
  return (
    <Page
      title={t('guardian.title')}
      lead={shared && `${alias(shared.case.reference)} · ${t('guardian.lead')}`}
      width="narrow"
      back={{ href: `/cases/${caseId}?tab=people`, label: t('track.toCase') }}
    >
      {shared ? <Form key={caseId} shared={shared} /> : <Skeleton label={t('case.opening')} lines={6} />}
    </Page>
  )
}

type Kept = Vetting & { id: string; wordsId: string }

function Form({ shared }: { shared: SharedCase }) {
  const t = useText()
  const { say } = useNotices()
  const navigateWhenDone = useNavigateWhenDone()
  const readAgain = useReadAgain()
  const { busy, error, run } = usePendingAction()
  const named = shared.tracks.find(({ kind, state }) => kind === 'guardianship' && state === 'named')
  const [asked, setAsked] = useState<Kept>(() => ({
    ...noVetting,
    id: named?.id ?? newId(),
    wordsId: newId(),
  }))
  const [tried, setTried] = useState(false)
  const put = (change: Partial<Kept>) => setAsked((before) => ({ ...before, ...change }))
  const draft = useDraft(`guardian.${shared.case.id}`, asked, setAsked)
  const isWhole = mayBeVetted(asked, named !== undefined)
  const save = () =>
    run(async () => {
      setTried(true)
      if (!isWhole) return
      const { id, wordsId } = asked
      const naming = { caseId: shared.case.id, circle: shared.case.ownerCircle, id, wordsId }
      await vetGuardian(session, naming, asked)
      await draft.drop()
      say({ text: t('guardianship.done.vet') })
      await readAgain()
      await navigateWhenDone(`/cases/${shared.case.id}?tab=people`)
    })
  return (
    <div className="stack">
      <DraftConflict draft={draft} />
      <Questions asked={asked} isNamed={named !== undefined} put={put} />
      {asked.conflict === 'some' && <Notice tone="due" title={t('guardian.conflictWords')} />}
      {tried && !isWhole && asked.conflict !== 'some' && <Notice tone="due" title={t('guardian.missing')} />}
      <ErrorMessage error={error} />
      <div className="row">
        <Button
          look="primary"
          isPending={busy}
          isDisabled={asked.conflict === 'some'}
          onPress={() => void save()}
        >
          {t('guardian.save')}
        </Button>
      </div>
    </div>
  )
}

interface QuestionsProps {
  asked: Kept
  isNamed: boolean
  put: (change: Partial<Kept>) => void
}

/** The house's own questions, the same for every guardian. */
function Questions({ asked, isNamed, put }: QuestionsProps) {
  const t = useText()
  return (
    <Card>
      <div className="stack">
        {!isNamed && (
          <TextField label={t('guardian.who')} value={asked.who} onChange={(who) => put({ who })} autoFocus />
        )}
        {vettingQuestions.map((question) => (
          <TextField
            key={question}
            label={t(`guardian.${question}`)}
            value={asked.answers[question]}
            onChange={(answer) => put({ answers: { ...asked.answers, [question]: answer } })}
          />
        ))}
        <RadioGroup
          label={t('guardian.conflict')}
          columns
          choices={(['none', 'some'] as const).map((value) => ({
            value,
            label: t(`guardian.conflict.${value}`),
          }))}
          value={asked.conflict}
          onChange={(conflict) => put({ conflict: conflict as Vetting['conflict'] })}
        />
      </div>
    </Card>
  )
}
