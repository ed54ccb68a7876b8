// On my own ways in: my account at the organisation's provider, bound once. It opens nothing; without it nobody comes in where it is required.
import { useQuery } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { goToBind } from './to-provider.ts'

export function OwnAccount() {
  const { t, dates } = useLanguage()
  const { busy, error, run } = usePendingAction()
  const { data } = useQuery({
    queryKey: ['own provider'],
    queryFn: ({ signal }) => api.identityProvider.mine({}, { signal }),
  })
  if (!data?.provider) return null
  const { id, state } = data.provider
  return (
    <Card title={t('provider.own.title')} lead={t(`provider.own.${state}`)}>
      <ErrorMessage error={error} />
      {data.boundOn ? (
        <p>{t('provider.own.bound', { day: dates.day(data.boundOn) })}</p>
      ) : (
        <div className="row">
          <Button icon="key" isPending={busy} onPress={() => void run(() => goToBind(id))}>
            {t('provider.own.bind')}
          </Button>
        </div>
      )}
    </Card>
  )
}
