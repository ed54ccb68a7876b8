// Quietly behind every screen: my circles are sealed to the sheets on paper where that is owed. Aloud: somebody has become
// administrator by the sheets, which every colleague should know of; the first drill, which is owed in an organisation's first week; the yearly one.
import { session } from '../../../web/session/window-session.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useColleagues } from '../../../web/session/colleagues.ts'
import { Button, ButtonLink } from '../../../web/controls/button.tsx'
import { Notice } from '../../../web/controls/notice.tsx'
import { useLanguage } from '../../../web/language/language.tsx'
import { useSession } from '../../../web/session/session.tsx'
import { readDraft, saveDraft } from '../../../client/drafts.ts'
import { useOwnLog } from '../own-log.ts'
import { sealDueShares } from '../../client/recovery-shares.ts'
import { useRecoveryShares } from './standing.ts'
import './recovery-shares.css'

const place = 'sheets.seen'

/** How far I have said that I know who came by the sheets; kept sealed, for myself. */
function useSeenShares(wanted: boolean) {
  const { opened } = useSession()
  const queries = useQueryClient()
  const key = ['sheets seen', opened]
  const { data } = useQuery({
    queryKey: key,
    enabled: wanted,
    queryFn: async () => {
      const kept = await readDraft(session, place)
      return typeof kept === 'number' ? kept : 0
    },
  })
  const see = async (n: number) => {
    queries.setQueryData(key, n)
    await saveDraft(session, place, n)
  }
  return { seen: data, see }
}

/** In red until two sheets were tried for the first time: to administrators from the first day, to everybody once it is late. */
function FirstDrill() {
  const { t, dates } = useLanguage()
  const administers = useSession().me.roles.includes('administrator')
  const { firstDrillBy = null, isFirstDrillLate, recovery } = useRecoveryShares() ?? {}
  if (firstDrillBy === null || !(administers || isFirstDrillLate)) return null
  return (
    <div className="sheets-watch" role="alert">
      <Notice
        tone="danger"
        title={t('sheets.first.owed')}
        {...(administers && {
          action: recovery ? (
            <ButtonLink href="/keys/drill">{t('sheets.drill.title')}</ButtonLink>
          ) : (
            <ButtonLink href="/keys/sheets">{t('sheets.first')}</ButtonLink>
          ),
        })}
      >
        <p>
          {t(administers ? 'sheets.first.how' : 'sheets.first.ask')}{' '}
          {isFirstDrillLate ? t('sheets.first.late') : t('sheets.first.by', { day: dates.day(firstDrillBy) })}
        </p>
      </Notice>
    </div>
  )
}

export function RecoverySharesWatch() {
  const { t, dates } = useLanguage()
  const { me, opened } = useSession()
  const queries = useQueryClient()
  const { data: log } = useOwnLog()
  const { data: people = [] } = useColleagues()
  const recoveryShares = useRecoveryShares()
  const [later, setLater] = useState(false)

  const owed = recoveryShares?.recovery && recoveryShares.circles.some((one) => !one.sealed)
  useEffect(() => {
    if (!owed) return
    void sealDueShares(session)
      .then((count) => (count > 0 ? queries.invalidateQueries({ queryKey: ['sheets'] }) : undefined))
      .catch(() => undefined)
  }, [owed, opened, me.organisation.id, queries])

  const came = log?.recovered.findLast(({ user }) => user !== me.id)
  const { seen, see } = useSeenShares(came !== undefined)
  const isNew = came !== undefined && seen !== undefined && came.n > seen
  const isDue = recoveryShares?.isDrillDue === true && me.roles.includes('administrator') && !later
  if (!isNew && !isDue) return <FirstDrill />
  const who = people.find((one) => one.id === came?.user)
  return (
    <div className="sheets-watch" role="alert">
      {isNew && (
        <Notice
          tone="due"
          title={t('sheets.came', {
            who: who?.name ?? who?.handle ?? t('people.waiting.somebody'),
            day: dates.day(came.at),
          })}
          action={<Button onPress={() => void see(came.n)}>{t('sheets.came.known')}</Button>}
        >
          <p>{t('sheets.came.what')}</p>
        </Notice>
      )}
      {isDue && (
        <Notice
          tone="due"
          title={t('sheets.drillDue')}
          action={
            <>
              <ButtonLink href="/keys/drill">{t('sheets.drill.title')}</ButtonLink>
              <Button look="quiet" onPress={() => setLater(true)}>
                {t('sheets.later')}
              </Button>
            </>
          }
        />
      )}
    </div>
  )
}
