// Beneath the reasons of a no, where two of the authority can decide: a second person says, on another day, whether they read them so too.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import type { GivenReasons } from '../client/reasoning.ts'

interface Props {
  track: string
  given: GivenReasons
  /** As the process has it; nothing where no second reading is asked. */
  state: unknown
}

export function SecondReading({ track, given, state }: Props) {
  const t = useText()
  const me = useMe()
  const queries = useQueryClient()
  const [id] = useState(() => newId())
  const { busy, error, run } = usePendingAction()
  if (state === 'agrees' || state === 'disagrees')
    return <Notice title={t(`reasoning.second.${state}`)}>{t(`reasoning.second.${state}.words`)}</Notice>
  if (state !== 'missing') return null
  if (given.by?.user === me.id) return <Notice>{t('reasoning.second.wait')}</Notice>
  const say = (agrees: boolean) =>
    run(async () => {
      await api.reasons.second({ id, track, reasons: given.id, agrees })
      await queries.invalidateQueries()
    })
  return (
    <Card title={t('reasoning.second')} lead={t('reasoning.second.lead')}>
      <div className="stack">
        <ErrorMessage error={error} />
        <div className="row">
          <Button isPending={busy} onPress={() => void say(true)}>
            {t('reasoning.second.yes')}
          </Button>
          <Button isPending={busy} onPress={() => void say(false)}>
            {t('reasoning.second.no')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
