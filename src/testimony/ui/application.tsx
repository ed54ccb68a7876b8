// The application for special measures on paper: under the pseudonym of the case, each measure with its reason, and nothing by which the
// person or where they are can be found.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { nameOn } from '../../cases/client/profile-name.ts'
import { pseudonymOf } from '../../cases/alias.ts'
import { burnText, nameParts } from '../../proceedings/redaction.ts'
import { Button } from '../../web/controls/button.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { codeWords } from '../../web/track/answers.ts'
import { useTestimony } from './use-testimony.ts'

export function ApplicationPage() {
  const t = useText()
  const { trackId = '' } = useParams({ strict: false })
  const { organisation } = useMe()
  const testimony = useTestimony(trackId)
  const shared = testimony?.shared
  const { data: name } = useQuery({
    queryKey: ['name on', shared?.case.id, shared?.records.length],
    queryFn: async () => (shared && (await nameOn(session, shared))) ?? null,
    enabled: shared !== undefined,
    gcTime: 0,
  })
  const back = { href: `/tracks/${trackId}`, label: t('penalty.hold.back') }
  if (!testimony || !shared || name === undefined)
    return (
      <Page title={t('testimony.application')} back={back}>
        <Skeleton label={t('track.opening')} lines={6} />
      </Page>
    )
  const { standing, reasons } = testimony
  const asked = standing.filter(({ state }) => state === 'asked' || state === 'granted')
  return (
    <Page title={t('testimony.application')} width="narrow" back={back}>
      <div className="row no-print">
        <Button look="primary" icon="print" onPress={() => print()}>
          {t('letter.print')}
        </Button>
      </div>
      <ApplicationPaper
        from={organisation.name}
        reference={shared.case.reference}
        asked={asked.map(({ measure }) => ({ measure, reason: reasons.ask_court[measure] }))}
        name={name ?? undefined}
      />
    </Page>
  )
}

interface Asked {
  from: string
  reference: string
  asked: readonly { measure: string; reason: string | undefined }[]
  /** Of the person, where it is known here: it is not on the paper, whatever was typed as a reason. */
  name: string | undefined
}

export function ApplicationPaper({ from, reference, asked, name }: Asked) {
  const { t, dates } = useLanguage()
  const today = useToday()
  return (
    <article className="on-paper stack" aria-label={t('testimony.application')}>
      <h2>{t('testimony.application')}</h2>
      <p>
        <bdi>{from}</bdi> · {dates.longDay(today)}
      </p>
      <p>{t('testimony.application.for', { alias: pseudonymOf(reference, t) })}</p>
      <ol>
        {asked.map(({ measure, reason }) => (
          <li key={measure}>
            <strong>{codeWords(measure, t)}</strong>
            {reason && <p dir="auto">{burnText(reason, nameParts(name))}</p>}
          </li>
        ))}
      </ol>
      <p>{t('testimony.application.address')}</p>
    </article>
  )
}
