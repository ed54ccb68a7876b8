// One's shift has ended: said above the screen, with a button for whoever stays; a quarter of an hour later the window locks, and what was being
// typed is kept. A window that nobody sees leaves it to the one that is seen; a call that is being written down is not interrupted.
import { useEffect, useState } from 'react'
import { networkRoles } from '../../api/roles.ts'
import { Button } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { open } from '../../web/session/auto-lock.ts'
import { useNow } from '../../web/session/now.ts'
import { useMe, useSession } from '../../web/session/session.tsx'
import { afterShift, endOfShift } from '../shift-over.ts'
import { useRotaDesks } from './use-desks.ts'

export function ShiftOver() {
  const { roles } = useMe()
  return networkRoles.some((role) => roles.includes(role)) && <Watched />
}

function Watched() {
  const { t, dates } = useLanguage()
  const { me, lock } = useSession()
  const now = useNow()
  const { data } = useRotaDesks()
  const [ended, setEnded] = useState<number>()
  const [stays, setStays] = useState<number>()
  useEffect(() => setEnded((before) => endOfShift(data?.desks ?? [], me.id, before)), [data, me.id])
  const state = afterShift(ended, stays, now.getTime())
  const isOver = state.is === 'over'
  useEffect(() => {
    if (isOver && document.visibilityState === 'visible' && !open.held()) void lock()
  }, [isOver, now, lock])
  if (state.is !== 'told') return null
  const time = (at: number) => dates.time(new Date(at))
  return (
    <div role="status" className="watch">
      <Notice
        tone="info"
        title={t('rota.over.title', { time: time(state.ended) })}
        action={<Button onPress={() => setStays(now.getTime())}>{t('rota.over.stay')}</Button>}
      >
        <p>{t('rota.over.words', { time: time(state.locks) })}</p>
      </Notice>
    </div>
  )
}
