// The story of a case's keys, as it was signed: who said what, and when. The vault has checked every line of it before
// anything is shown here.
import type { Said } from '../../sealing/chain.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useDates, useLanguage } from '../../web/language/language.tsx'
import { useNameOf, useOrganisations } from '../../web/session/organisations.ts'
import type { Differences } from '../client/differences.ts'
import { FirstLines } from './first-lines.tsx'

const shown = 30

/** What was given without a yes is not told as if it had been agreed; broken glass is only asked for by its first line. */
const wordOf = ({ t, basis, pages }: Said): string =>
  t === 'grant' && pages && basis === 'consent'
    ? 'pages'
    : t === 'grant' && (basis === 'vital_interest' || basis === 'court_order')
      ? basis
      : t

/** What a statement says, in a sentence. */
export function useSignedLine(personCircle: number | null): (said: Said) => string {
  const { t, language } = useLanguage()
  const nameOf = useNameOf()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  return (said) => {
    const given = Array.isArray(said['compartments']) ? (said['compartments'] as string[]) : []
    return t(`access.said.${wordOf(said)}`, {
      parts: list.format(given.map((part) => t(`compartment.${part}`))),
      organisation:
        said['to'] === personCircle ? t('case.readers.person') : nameOf(said['to'] ?? said['circle']),
    })
  }
}

export function Signed({ shared }: { shared: SharedCase }) {
  const { t } = useLanguage()
  const { day } = useDates()
  const { data: organisations = [] } = useOrganisations()
  const nameOf = useNameOf()
  const lineOf = useSignedLine(shared.case.personCircle)
  const lines = shared.statements
    .flatMap((one) => ('body' in one ? [JSON.parse(one.body) as Said] : []))
    .toReversed()
    .slice(0, shown)
  return (
    <FirstLines
      title={t('access.signed')}
      lead={t('access.signed.lead')}
      lines={lines.map((said) => {
        const from = organisations.find((one) => one.id === said['from'])
        return {
          id: String(said.n),
          what: lineOf(said),
          detail: (
            <>
              <bdi>{said['from'] === undefined ? t('case.readers.person') : nameOf(from?.circle)}</bdi>
              {' · '}
              {day(said.at.slice(0, 10))}
            </>
          ),
        }
      })}
    />
  )
}

export function Alarm({ differences }: { differences: Differences }) {
  const { t } = useLanguage()
  const { unsigned, carriers, shutOut, unlisted, otherwise } = differences
  const nameOf = useNameOf()
  if (Object.values(differences).every(({ length }) => length === 0)) return null
  return (
    <Notice tone="danger" title={t('access.alarm')}>
      <ul>
        {unsigned.map(({ circle, name, compartment }) => (
          <li key={`${circle} ${compartment}`}>
            {t('access.alarm.unsigned', { organisation: name ?? '', part: t(`compartment.${compartment}`) })}
          </li>
        ))}
        {carriers.map(({ circle, name }) => (
          <li key={circle}>{t('access.alarm.carrier', { organisation: name ?? '' })}</li>
        ))}
        {shutOut.map(({ circle, isPerson, compartment }) => (
          <li key={`${circle} ${compartment} out`}>
            {t('access.alarm.shutOut', {
              organisation: isPerson ? t('case.readers.person') : (nameOf(circle) ?? ''),
              part: t(`compartment.${compartment}`),
            })}
          </li>
        ))}
        {otherwise.map(({ track, name }) => (
          <li key={track}>{t('access.alarm.otherwise', { organisation: name ?? '' })}</li>
        ))}
        {unlisted.map(({ id }) => (
          <li key={id}>{t('access.alarm.unlisted')}</li>
        ))}
      </ul>
      <p>{t('access.alarm.do')}</p>
    </Notice>
  )
}
