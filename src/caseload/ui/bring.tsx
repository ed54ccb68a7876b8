// Bringing a caseload in, step by step: the file, what its columns mean, what was found in it, and only then the good half.
import { Carrier, useCarrier } from '../../organisations/ui/teams/carrier.tsx'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { Steps } from '../../web/table/steps.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { FileStep } from './file-step.tsx'
import { PreviewStep } from './preview-step.tsx'
import { useBring, type Bringing } from './use-bring.ts'

export function Bring() {
  const t = useText()
  const carrier = useCarrier(null)
  const bringing = useBring(carrier.circle)
  const { step, error, chosen, checked } = bringing
  if (carrier.isInNoTeam) return <Carrier carrier={carrier} onChange={() => undefined} />
  return (
    <Steps
      step={step}
      label={t('caseload.bring')}
      error={error}
      brokenWords={(code) => t(`caseload.broken.${code}`)}
    >
      {step === 'file' && <FileStep bringing={bringing} />}
      {step === 'columns' && chosen && <ColumnsStep bringing={bringing} chosen={chosen} />}
      {step === 'preview' && chosen && checked && (
        <PreviewStep bringing={bringing} chosen={chosen} checked={checked} />
      )}
      {(step === 'run' || step === 'done') && <Running bringing={bringing} />}
    </Steps>
  )
}

function Running({ bringing: { step, busy, error, brought, back } }: { bringing: Bringing }) {
  const t = useText()
  const arrived = (brought?.done ?? 0) + (brought?.before ?? 0)
  if (step === 'done')
    return (
      <Notice
        tone="done"
        title={[
          t('caseload.done', { count: arrived }),
          brought && brought.leftOpen > 0 && t('caseload.leftOpen', { count: brought.leftOpen }),
        ]
          .filter(Boolean)
          .join('. ')}
        action={
          <>
            <ButtonLink href="/cases" look="primary">
              {t('case.list.title')}
            </ButtonLink>
            <Button look="quiet" onPress={() => back('file')}>
              {t('caseload.another')}
            </Button>
          </>
        }
      />
    )
  return (
    <Card title={t('caseload.running')} lead={t('caseload.running.lead')}>
      <div className="stack">
        <Progress
          label={t('caseload.progress', { done: arrived, total: brought?.total ?? 0 })}
          value={arrived}
          max={Math.max(1, brought?.total ?? 1)}
        />
        <p className="unseen" role="status">
          {brought && t('caseload.progress', { done: Math.floor(arrived / 200) * 200, total: brought.total })}
        </p>
        {error !== null && !busy && (
          <div className="row">
            <Button look="primary" onPress={() => back('preview')}>
              {t('caseload.goOn')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
