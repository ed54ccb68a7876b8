// Which routes may fit, as the answers have it: what speaks for each and against it, and which papers are missing.
import type { SharedCase } from '../../client/case-keys.ts'
import type { Pack } from '../../jurisdiction/define.ts'
import { routesOf, type Route } from '../../jurisdiction/routes.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill, type Tone } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useText, type Text } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useRoutes } from './use-stay.ts'
import './stay.css'

const tones: Record<Route['fits'], Tone> = { 'may-fit': 'done', open: 'calm', 'speaks-against': 'due' }

export function RoutesCard({ shared, pack }: { shared: SharedCase; pack: Pack }) {
  const t = useText()
  const { data, error } = useRoutes(shared)
  const isHeld = shared.held.includes('immigration')
  const routes = data ? routesOf(pack, data) : []
  const asksNothing = routesOf(pack, { answers: {}, papers: [] }).length === 0
  if (!isHeld) return null
  return (
    <Card title={t('stay.routes')} lead={t(asksNothing ? 'stay.routes.noQuestions' : 'stay.routes.lead')}>
      <div className="stack">
        <ErrorMessage error={error} />
        {routes.length > 0 && (
          <Rows
            rows={routes.map((route) => ({
              id: route.status.code,
              title: inDocumentLanguage(route.status.label),
              detail: <Speaks route={route} t={t} />,
              facts: [
                <Pill key="fits" tone={tones[route.fits]}>
                  {t(`stay.fits.${route.fits}`)}
                </Pill>,
              ],
            }))}
          />
        )}
        {!asksNothing && (
          <div className="row">
            <ButtonLink href={`/cases/${shared.case.id}/routes`}>
              {t(data ? 'stay.routes.again' : 'stay.routes.ask')}
            </ButtonLink>
          </div>
        )}
      </div>
    </Card>
  )
}

function Speaks({ route, t }: { route: Route; t: Text }) {
  const lists = [
    ['for', route.for.map(({ text }) => text)],
    ['against', route.against.map(({ text }) => text)],
    ['open', route.open.map(({ text }) => text)],
    ['missing', route.missing.map(({ label }) => label)],
  ] as const
  return (
    <dl className="stay-speaks">
      {lists
        .filter(([, words]) => words.length > 0)
        .map(([name, words]) => (
          <div key={name}>
            <dt>{t(`stay.speaks.${name}`)}</dt>
            {words.map((text) => (
              <dd key={text.en}>{inDocumentLanguage(text)}</dd>
            ))}
          </div>
        ))}
      {route.status.family && (
        <div>
          <dt>{t('code.family')}</dt>
          <dd>{t('stay.answer.yes')}</dd>
        </div>
      )}
    </dl>
  )
}
