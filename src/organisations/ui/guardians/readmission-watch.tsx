// Above every screen of an organisation, in red, while guardians are about to let a new administrator into it: by its own log, which this window has
// checked. Whoever administers is there after all, and stops it.
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import { Button } from '../../../web/controls/button.tsx'
import { Notice } from '../../../web/controls/notice.tsx'
import { useLanguage } from '../../../web/language/language.tsx'
import { useMe } from '../../../web/session/session.tsx'
import { session } from '../../../web/session/window-session.ts'
import { stopReadmission } from '../../client/guardians.ts'
import { useOwnLog } from '../own-log.ts'
import { useNameOf, useRefresh } from './standing.ts'
import '../keys/recovery-shares.css'

export function ReadmissionWatch() {
  const { data: log } = useOwnLog()
  if (!log?.readmission) return null
  return <Running readmission={log.readmission} />
}

type Asked = NonNullable<NonNullable<ReturnType<typeof useOwnLog>['data']>['readmission']>

function Running({ readmission: { agreed, from, until } }: { readmission: Asked }) {
  const { t, dates, language } = useLanguage()
  const me = useMe()
  const nameOf = useNameOf()
  const refresh = useRefresh()
  const { busy, error, run } = usePendingAction()
  if (Date.parse(until) <= Date.parse(me.network.now)) return null
  const administers = me.roles.includes('administrator')
  const names = new Intl.ListFormat(language.locale).format(agreed.map(nameOf))
  const stop = () =>
    void run(async () => {
      await stopReadmission(session, me.organisation.id)
      await refresh()
    })
  return (
    <div className="sheets-watch" role="alert">
      <Notice
        tone="danger"
        title={t('guardian.watch')}
        {...(administers && {
          action: (
            <Button isPending={busy} onPress={stop}>
              {t('guardian.watch.stop')}
            </Button>
          ),
        })}
      >
        <p>
          {from
            ? t('guardian.watch.two', { names, day: dates.day(from) })
            : t('guardian.watch.one', { names })}{' '}
          {t(administers ? 'guardian.watch.here' : 'guardian.watch.ask')}
        </p>
        <ErrorMessage error={error} />
      </Notice>
    </div>
  )
}
