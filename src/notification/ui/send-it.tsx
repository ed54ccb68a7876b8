// That it was sent: how and on which day. The words that stand above are sealed with it; without its gaps filled it is not sent.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { makeMove, session } from '../../web/session/window-session.ts'
import type { Input } from '../../tracks/define.ts'
import { notificationAnswers, type Sent } from '../client/seal-notification.ts'
import { waysSent } from '../notification.ts'

interface Sending {
  caseId: string
  track: { id: string; version: number }
  /** To whom, and the form as it stands above. */
  text: string
  isNamed: boolean
  /** Nothing where nobody has to be asked; null while nobody has answered. */
  yes: Sent['yes'] | null
  isWhole: boolean
}

export function SendIt({ caseId, track, text, isNamed, yes, isWhole }: Sending) {
  const t = useText()
  const today = useToday()
  const { say } = useNotices()
  const queries = useQueryClient()
  const navigateWhenDone = useNavigateWhenDone()
  const writing = useIdempotentWrite<Input>()
  const [sentBy, setSentBy] = useState<string | null>(null)
  const [sentOn, setSentOn] = useState<string | null>(today)
  const { busy, error, run } = usePendingAction()
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => say({ text: t('forms.copied') }),
      () => say({ tone: 'due', text: t('forms.notCopied') }),
    )
  const send = () =>
    run(async () => {
      if (!sentBy || !sentOn) return
      const told = { ...(yes && { yes }), isNamed, sentBy, sentOn, text }
      const input = await writing.madeFor(told, () =>
        notificationAnswers(session, { caseId, track, id: newId() }, told),
      )
      await makeMove('notification', 'send', track, input)
      say({ text: t('notification.done.send') })
      await queries.invalidateQueries()
      await navigateWhenDone(`/tracks/${track.id}`)
    })
  return (
    <Card title={t('notification.sent.title')} lead={t('notification.sent.lead')}>
      <div className="stack">
        <div className="row">
          <Button icon="document" onPress={copy}>
            {t('notification.copy')}
          </Button>
        </div>
        <RadioGroup
          label={t('ask.sent_by')}
          columns
          choices={waysSent.map((value) => ({ value, label: t(`code.${value}`) }))}
          value={sentBy}
          onChange={setSentBy}
        />
        <DateField label={t('ask.sent_on')} value={sentOn} max={today} onChange={setSentOn} />
        <ErrorMessage error={error} />
        <div className="row">
          <Button
            look="primary"
            isPending={busy}
            isDisabled={!isWhole || !sentBy || !sentOn || yes === null}
            onPress={() => void send()}
          >
            {t('notification.sent.do')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
