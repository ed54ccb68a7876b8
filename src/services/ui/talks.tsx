// A counsellor's notes of talks, for the counsellor alone.
import { useState } from 'react'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useDates, useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { nameOf, type Named } from '../../client/named.ts'
import { noteTalk } from '../client/talks.ts'
import type { Loaded } from './use-service.ts'

interface Typed {
  text: string
  tried?: Named
}

export function Talks({ service }: { service: Loaded }) {
  const t = useText()
  const dates = useDates()
  const today = useToday()
  const { say } = useNotices()
  const track = service.answer.track.id
  const [typed, setTyped] = useState<Typed>({ text: '' })
  const draft = useDraft(`talk.${track}`, typed, setTyped)
  const { busy, error, run } = usePendingAction()
  const keep = () =>
    run(async () => {
      const talk = { on: today, text: typed.text.trim() }
      const tried = nameOf(typed.tried, talk)
      setTyped({ ...typed, tried })
      await noteTalk(session, track, talk, tried.id)
      setTyped({ text: '' })
      await draft.drop()
      say({ text: t('services.talks.kept') })
      await service.readAgain()
    })
  return (
    <Card title={t('services.talks')} lead={t('services.talks.hint')}>
      <div className="stack">
        <TextArea
          label={t('services.talks.new')}
          rows={3}
          value={typed.text}
          onChange={(text) => setTyped({ ...typed, text })}
        />
        <ErrorMessage error={error} />
        <div className="row">
          <Button isPending={busy} isDisabled={typed.text.trim() === ''} onPress={() => void keep()}>
            {t('services.talks.add')}
          </Button>
        </div>
        {service.talks.map(({ id, talk }) => (
          <p key={id} className="service-talk" dir="auto">
            {talk ? talk.text : t('services.talks.closed')}
            {talk && <span className="second"> · {dates.day(talk.on)}</span>}
          </p>
        ))}
      </div>
    </Card>
  )
}
