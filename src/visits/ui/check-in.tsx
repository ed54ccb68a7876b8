// Whether everybody who went out has come back: one press says so. Once the hour has passed in silence the house rings whoever is on duty.
import { useQueryClient } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { makeMove } from '../../web/session/window-session.ts'
import { useTrack } from '../../web/track/query.ts'

export function CheckIn({ visit, plan }: { visit: string; plan: { checkInAt: string } }) {
  const { t, dates } = useLanguage()
  const { say } = useNotices()
  const queries = useQueryClient()
  const track = useTrack(visit).data?.track
  const { busy, error, run } = usePendingAction()
  const isSilent = track?.state === 'silent'
  if (!track || (!isSilent && track.state !== 'ready')) return null
  const back = () =>
    run(async () => {
      await makeMove('visit', 'check_in', track)
      say({ text: t('visit.done.check_in') })
      await queries.invalidateQueries()
    })
  return (
    <Notice
      tone={isSilent ? 'danger' : 'due'}
      title={t(isSilent ? 'visit.silent.title' : 'visit.out.now', { time: dates.time(plan.checkInAt) })}
      action={
        <Button isPending={busy} onPress={() => void back()}>
          {t('visit.move.check_in')}
        </Button>
      }
    >
      {t('visit.silent.words')}
      <ErrorMessage error={error} />
    </Notice>
  )
}

/** The way to what must be written, once everybody is back. */
export function ToAftermath({ visit }: { visit: string }) {
  const t = useText()
  const state = useTrack(visit).data?.track.state
  if (state !== 'back' && state !== 'done') return null
  return (
    <div className="row">
      <ButtonLink href={`/visits/${visit}/after`} look="primary">
        {t('visit.after.title')}
      </ButtonLink>
    </div>
  )
}
