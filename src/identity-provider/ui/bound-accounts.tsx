// Which colleagues have bound their account at the provider. Whoever was given another one there binds anew once it is forgotten here.
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useFirstRows } from '../../web/controls/first-rows.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useRefreshSettings, type Standing } from './standing.ts'

export function BoundAccounts({ bound }: { bound: Standing['bound'] }) {
  const { t, dates } = useLanguage()
  const nameOf = useColleagueName()
  const { say } = useNotices()
  const askAgain = useRefreshSettings()
  const { busy, error, run } = usePendingAction()
  const [shown, more] = useFirstRows(bound, 8, t('provider.accounts'))
  if (bound.length === 0) return null
  const unbind = (user: string) =>
    run(async () => {
      await api.identityProvider.unbind({ user })
      await askAgain()
      say({ text: t('provider.forgotten', { name: nameOf(user) }), tone: 'done' })
    })
  return (
    <Card title={t('provider.accounts')} lead={t('provider.accounts.lead')}>
      <ErrorMessage error={error} />
      <Rows
        rows={shown.map(({ user, on }) => ({
          id: user,
          title: nameOf(user),
          detail: t('provider.accounts.since', { day: dates.day(on) }),
          actions: (
            <Button size="small" look="quiet" isPending={busy} onPress={() => void unbind(user)}>
              {t('provider.forget')} <span className="unseen">{nameOf(user)}</span>
            </Button>
          ),
        }))}
      />
      {more}
    </Card>
  )
}
