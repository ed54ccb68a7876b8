// The provider that an organisation uses: where it is, whether it is asked for, and what an administrator may want of it.
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useRefreshSettings, type Standing } from './standing.ts'

type Provider = NonNullable<Standing['provider']>
type Wanted = Parameters<typeof api.identityProvider.ask>[0]

interface InUseProps {
  standing: Standing
  provider: Provider
  onChange: () => void
}

export function ProviderInUse({ standing: { isAlone, asked, redirectUri }, provider, onChange }: InUseProps) {
  const { t, dates } = useLanguage()
  const { say } = useNotices()
  const askAgain = useRefreshSettings()
  const { busy, error, run } = usePendingAction()
  const want = (change: Wanted) =>
    void run(async () => {
      const { isDone } = await api.identityProvider.ask(change)
      await askAgain()
      say({ text: t(isDone ? 'provider.done' : 'provider.waits'), tone: 'done' })
    })
  return (
    <Card title={t('provider.inUse')} lead={t(isAlone ? 'provider.alone' : 'provider.two')}>
      <div className="stack">
        <ErrorMessage error={error} />
        <Facts
          facts={[
            { term: t('provider.state'), value: <AtSignIn provider={provider} /> },
            { term: t('provider.issuer'), value: <bdi dir="ltr">{provider.issuer}</bdi> },
            { term: t('provider.client'), value: <bdi dir="ltr">{provider.clientId}</bdi> },
            { term: t('provider.since'), value: dates.day(provider.since) },
            { term: t('provider.back'), value: <bdi dir="ltr">{redirectUri}</bdi> },
          ]}
        />
        {!asked && (
          <div className="row">
            <Next provider={provider} busy={busy} want={want} />
            <Button onPress={onChange}>{t('provider.change')}</Button>
            <Button look="quiet" isPending={busy} onPress={() => want({ kind: 'end' })}>
              {t('provider.end')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

function AtSignIn({ provider: { state, suspendedUntil } }: { provider: Provider }) {
  const { t, dates } = useLanguage()
  if (suspendedUntil)
    return <Pill tone="due">{t('provider.state.suspended', { day: dates.day(suspendedUntil) })}</Pill>
  return <Pill tone={state === 'required' ? 'done' : 'calm'}>{t(`provider.state.${state}`)}</Pill>
}

/** Ask it of everybody, or do without it while it is down. */
function Next({
  provider: { state, suspendedUntil },
  busy,
  want,
}: {
  provider: Provider
  busy: boolean
  want: (change: Wanted) => void
}) {
  const t = useText()
  if (state === 'required' && !suspendedUntil)
    return (
      <Button icon="clock" isPending={busy} onPress={() => want({ kind: 'suspend', days: 3 })}>
        {t('provider.suspend')}
      </Button>
    )
  return (
    <Button look="primary" icon="lock" isPending={busy} onPress={() => want({ kind: 'require' })}>
      {t(suspendedUntil ? 'provider.resume' : 'provider.require')}
    </Button>
  )
}
