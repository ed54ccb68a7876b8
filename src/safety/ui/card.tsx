// The card by itself, for the printer.
import { useParams } from '@tanstack/react-router'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { PrintedCard } from './printed-card.tsx'
import { useSafetyPlan } from './use-safety.ts'

export function SafetyCard() {
  const t = useText()
  const { caseId = '' }: { caseId?: string } = useParams({ strict: false })
  const { data: shared, error } = useCase(caseId)
  return (
    <Page
      title={t('safety.card')}
      windowTitle={t('safety.card')}
      width="narrow"
      back={{ href: `/cases/${caseId}/safety`, label: t('safety.title') }}
    >
      <ErrorMessage error={error} />
      {shared ? <ToPrint shared={shared} /> : !error && <Skeleton label={t('case.opening')} lines={4} />}
    </Page>
  )
}

function ToPrint({ shared }: { shared: SharedCase }) {
  const t = useText()
  const { plan, error } = useSafetyPlan(shared)
  if (error) return <ErrorMessage error={error} />
  if (!plan) return <Skeleton label={t('case.opening')} lines={4} />
  return (
    <>
      <div className="stack no-print">
        <p className="second">{t('safety.card.honest')}</p>
        <div className="row">
          <Button look="primary" icon="print" autoFocus onPress={() => print()}>
            {t('safety.card.print')}
          </Button>
        </div>
      </div>
      <PrintedCard plan={plan} language={shared.case.language} />
    </>
  )
}
