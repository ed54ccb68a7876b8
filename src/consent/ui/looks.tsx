// What the person can always ask: who has looked, and what was agreed before. An organisation and a profession, never
// the name of a worker.
import { Card } from '../../web/controls/card.tsx'
import { useDates, useLanguage } from '../../web/language/language.tsx'
import type { Consent } from '../model.ts'

const shown = 12

export function Looks({ looks }: { looks: readonly { organisation: string; role: string; day: string }[] }) {
  const { t } = useLanguage()
  const { day } = useDates()
  return (
    <Card title={t('access.looks')} lead={t('access.looksLead')}>
      {looks.length === 0 ? (
        <p className="second">{t('access.looksNone')}</p>
      ) : (
        <ul className="access-looks">
          {looks.slice(0, shown).map((look) => (
            <li key={`${look.organisation} ${look.role} ${look.day}`}>
              <span>
                <bdi>{look.organisation}</bdi> · {t(`people.role.${look.role}`, {}, t('person.role.other'))}
              </span>
              <span className="second">{day(look.day)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

export function Before({ consents }: { consents: readonly Consent[] }) {
  const { t, language } = useLanguage()
  const { day } = useDates()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  if (consents.length === 0) return null
  return (
    <Card title={t('access.before')} lead={t('access.beforeLead')}>
      <ul className="access-looks">
        {consents.slice(0, shown).map((one) => (
          <li key={one.track}>
            <span>
              <bdi>{one.recipientName}</bdi> ·{' '}
              {list.format(one.compartments.map((part) => t(`compartment.${part}`)))}
            </span>
            <span className="second">
              {t(`consent.state.${one.state}`)}
              {one.givenOn && ` · ${day(one.givenOn)}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
