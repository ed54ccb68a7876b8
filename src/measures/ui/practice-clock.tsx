// In the invented country a month can be over at once, so that one can see a number change.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language.tsx'

const monthDays = 31

export function PracticeClock() {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [busy, setBusy] = useState(false)

  const move = async () => {
    setBusy(true)
    // Only the demonstration has this address, so it is in no contract.
    const moved = await fetch('/api/demo/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ days: monthDays }),
      credentials: 'same-origin',
    }).catch(() => undefined)
    setBusy(false)
    if (!moved?.ok) return say({ text: t('scorecard.clock.failed'), tone: 'due' })
    await queries.invalidateQueries()
    say({ text: t('scorecard.clock.done'), tone: 'done' })
  }

  return (
    <Button icon="clock" isPending={busy} onPress={() => void move()}>
      {t('scorecard.clock')}
    </Button>
  )
}
