// A notification before it leaves: whether they said yes to being named comes first, because it decides what stands in it. What would let
// somebody know them is held back without that yes, and named as held back; what is shown is what is sent, and kept.
import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { openFacts, openTold } from '../../documents/client/form-facts.ts'
import { draftPlace, notificationForm, withoutIdentity } from '../../documents/fill-form.ts'
import { FormSheet } from '../../documents/ui/form-sheet.tsx'
import { useKnownFacts } from '../../documents/ui/use-known-facts.ts'
import type { FormRule } from '../../jurisdiction/forms.ts'
import type { Law } from '../../law/law-of.ts'
import { lawQuery } from '../../law/ui/use-law.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { SendIt } from './send-it.tsx'

const answers = ['yes_given', 'yes_refused', 'yes_not_asked'] as const
type Yes = (typeof answers)[number]

export function WriteNotification() {
  const t = useText()
  const { caseId = '', trackId = '' }: { caseId?: string; trackId?: string } = useParams({ strict: false })
  const { data: shared, error } = useCase(caseId)
  const track = useTrack(trackId)
  const law = useQuery({ ...lawQuery(shared?.case.pack ?? ''), enabled: shared !== undefined })
  const opened = useQuery({
    queryKey: ['form-facts', caseId, shared?.records.length],
    queryFn: () => openFacts(session, shared as SharedCase),
    enabled: shared !== undefined,
    gcTime: 0,
  })
  if (error ?? track.error) return <Missing />
  if (!shared || !track.data || !law.data || opened.isPending)
    return (
      <Page title={t('notification.name')}>
        <Skeleton label={t('case.opening')} lines={6} />
      </Page>
    )
  const form = notificationForm(law.data, track.data.track.subkind ?? undefined)
  if (track.data.track.state !== 'due' || !form)
    return <Navigate to="/tracks/$trackId" params={{ trackId }} replace />
  return <Writing form={form} law={law.data} shared={shared} track={track.data.track} opened={opened.data} />
}

interface WritingProps {
  form: FormRule
  law: Law
  shared: SharedCase
  track: TrackAnswer['track']
  opened: Awaited<ReturnType<typeof openFacts>> | undefined
}

function Writing({ form, law, shared, track, opened }: WritingProps) {
  const t = useText()
  const [yes, answer] = useState<Yes | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const { busy, error, run } = usePendingAction()
  const known = useKnownFacts(shared, opened)
  const isAdult = shared.case.ageGroup === 'adult'
  const isNamed = !isAdult || yes === 'yes_given'
  const { form: nameless, held } = withoutIdentity(form)
  const shown = isNamed ? form : nameless
  const asksStory = shown.blocks.some(({ fields }) => fields.some(({ from }) => from === 'told'))
  const read = () => void run(async () => setTold((await openTold(session, shared)) ?? ''))
  const office = t(`code.${track.subkind ?? 'other'}`)
  return (
    <FormSheet
      form={shown}
      law={law}
      known={{ ...known, ...(told === null ? {} : { told }) }}
      draftOf={(id) => draftPlace(shared.case.id, id, track.id)}
      back={{ href: `/cases/${shared.case.id}`, label: t('track.toCase') }}
      below={({ text, isWhole }) => (
        <SendIt
          caseId={shared.case.id}
          track={track}
          text={`${office}. ${inDocumentLanguage(form.title)}\n\n${text}`}
          isNamed={isNamed}
          yes={isAdult ? yes : undefined}
          isWhole={isWhole}
        />
      )}
    >
      <Naming office={office} isAdult={isAdult} yes={yes} onAnswer={answer} />
      {!isNamed && (
        <Notice title={t('code.identity_withheld')}>
          {t('notification.held', { fields: held.map(({ label }) => inDocumentLanguage(label)).join(' · ') })}
        </Notice>
      )}
      <ErrorMessage error={error} />
      {asksStory && told === null && (
        <div className="row">
          <Button icon="document" isPending={busy} onPress={read}>
            {t('forms.told')}
          </Button>
        </div>
      )}
    </FormSheet>
  )
}

interface NamingProps {
  office: string
  isAdult: boolean
  yes: Yes | null
  onAnswer: (yes: Yes) => void
}

/** Whether they are named: a grown person says so; of whoever is a child, or may be one, nobody is asked. */
function Naming({ office, isAdult, yes, onAnswer }: NamingProps) {
  const t = useText()
  if (!isAdult)
    return (
      <Notice tone="due" title={office}>
        {t('notification.child')}
      </Notice>
    )
  return (
    <Card title={office}>
      <RadioGroup
        label={t('ask.yes_to_name')}
        hint={t('notification.move.send.hint')}
        columns
        choices={answers.map((value) => ({ value, label: t(`code.${value}`) }))}
        value={yes}
        onChange={(value) => onAnswer(value as Yes)}
      />
    </Card>
  )
}
