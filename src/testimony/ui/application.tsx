// The application for special measures on paper: under the pseudonym of the case, each measure with its reason, and nothing by which the
// person or where they are can be found.
import { useParams } from '@tanstack/react-router'
import { useAlias } from '../../cases/ui/use-case.ts'
import { Button } from '../../web/controls/button.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { codeWords } from '../../web/track/answers.ts'
import { useTestimony } from './use-testimony.ts'

export function ApplicationPage() {
  const { t, dates } = useLanguage()
  const { trackId = '' } = useParams({ strict: false })
  const alias = useAlias()
  const today = useToday()
  const { organisation } = useMe()
  const testimony = useTestimony(trackId)
  const back = { href: `/tracks/${trackId}`, label: t('penalty.hold.back') }
  if (!testimony?.shared)
    return (
      <Page title={t('testimony.application')} back={back}>
        <Skeleton label={t('track.opening')} lines={6} />
      </Page>
    )
  const { shared, standing, reasons } = testimony
  const asked = standing.filter(({ state }) => state === 'asked' || state === 'granted')
  return (
    <Page title={t('testimony.application')} width="narrow" back={back}>
      <div className="row no-print">
        <Button look="primary" icon="print" onPress={() => print()}>
          {t('letter.print')}
        </Button>
      </div>
      <article className="stack" aria-label={t('testimony.application')}>
        <p>
          <bdi>{organisation.name}</bdi> · {dates.longDay(today)}
        </p>
        <p>{t('testimony.application.for', { alias: alias(shared.case.reference) })}</p>
        <ol>
          {asked.map(({ measure }) => (
            <li key={measure}>
              <strong>{codeWords(measure, t)}</strong>
              {reasons.ask_court[measure] && <p dir="auto">{reasons.ask_court[measure]}</p>}
            </li>
          ))}
        </ol>
        <p>{t('testimony.application.address')}</p>
      </article>
    </Page>
  )
}
