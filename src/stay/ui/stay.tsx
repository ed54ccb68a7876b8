// Status and work: what somebody may do now and until when, which routes may fit, and the letters about it. One question a card.
import { useQueryClient } from '@tanstack/react-query'
import { useAlias } from '../../cases/ui/use-case.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Page } from '../../web/shell/page.tsx'
import { LettersCard } from './letters-card.tsx'
import { PermitCard } from './permit-card.tsx'
import { RoutesCard } from './routes-card.tsx'
import { useStay } from './use-stay.ts'

export function Stay() {
  const t = useText()
  const alias = useAlias()
  const queries = useQueryClient()
  const { caseId, shared, pack, error } = useStay()
  const status = shared?.tracks.filter(({ kind }) => kind === 'status') ?? []
  return (
    <Page
      title={t('stay.title')}
      windowTitle={t('stay.title')}
      width="narrow"
      lead={shared && alias(shared.case.reference)}
      back={{ href: `/cases/${caseId}`, label: t('track.toCase') }}
    >
      <ErrorMessage error={error} />
      {(!shared || !pack) && !error && <Skeleton label={t('case.opening')} lines={8} />}
      {shared && pack && (
        <>
          {status.map(({ id }) => (
            <PermitCard
              key={id}
              trackId={id}
              shared={shared}
              pack={pack}
              onMoved={() => void queries.invalidateQueries()}
            />
          ))}
          {status.length === 0 && (
            <Card title={t('stay.permit')} lead={t('stay.permit.none')}>
              <div className="row">
                <ButtonLink href={`/cases/${caseId}/start`}>
                  {t('track.start.addThis', { process: t('status.name') })}
                </ButtonLink>
              </div>
            </Card>
          )}
          <LettersCard shared={shared} pack={pack} />
          <RoutesCard shared={shared} pack={pack} />
        </>
      )}
    </Page>
  )
}
