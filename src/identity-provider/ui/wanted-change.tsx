// What one administrator wants of the organisation's own sign-in stands here until another one has read it and agrees.
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useRefreshSettings, type Standing } from './standing.ts'

interface WantedProps {
  asked: NonNullable<Standing['asked']>
  provider: Standing['provider']
}

export function WantedChange({
  asked: { id, kind, issuer, clientId, until, on, by, isMine },
  provider,
}: WantedProps) {
  const { t, dates } = useLanguage()
  const nameOf = useColleagueName()
  const { say } = useNotices()
  const askAgain = useRefreshSettings()
  const { busy, error, run } = usePendingAction()
  const answer = (act: () => Promise<unknown>, said: string) =>
    run(async () => {
      await act()
      await askAgain()
      say({ text: t(said), tone: 'done' })
    })
  const day = until ? dates.day(until) : ''
  const isAnother = kind === 'use' && (issuer !== provider?.issuer || clientId !== provider?.clientId)
  return (
    <Card
      title={t(`provider.wanted.${kind}`, { by: nameOf(by), day })}
      lead={t(isMine ? 'provider.wanted.mine' : 'provider.wanted.lead', { day: dates.day(on) })}
      accent="action"
    >
      <div className="stack">
        <ErrorMessage error={error} />
        {issuer && clientId && (
          <Facts
            facts={[
              { term: t('provider.issuer'), value: <bdi dir="ltr">{issuer}</bdi> },
              { term: t('provider.client'), value: <bdi dir="ltr">{clientId}</bdi> },
            ]}
          />
        )}
        {isAnother && provider?.state === 'required' && <p>{t('provider.wanted.another')}</p>}
        <div className="row">
          {!isMine && (
            <Button
              look="primary"
              icon="check"
              isPending={busy}
              onPress={() => void answer(() => api.identityProvider.agree({ id }), 'provider.done')}
            >
              {t('provider.agree')}
            </Button>
          )}
          <Button
            look="quiet"
            isPending={busy}
            onPress={() => void answer(() => api.identityProvider.withdraw({}), 'provider.withdrawn')}
          >
            {t(isMine ? 'provider.withdraw' : 'provider.refuse')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
