// All that the directory says of one service, opened where it stands in the list.
import { useQuery } from '@tanstack/react-query'
import { Facts } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { PhoneLink } from '../../web/controls/phone-link.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import type { Hours, Place, ServiceInFull } from '../model.ts'
import { dayWords, timeWords } from './words.ts'

const mostPlaces = 8

function HoursLines({ hours }: { hours: readonly Hours[] }) {
  const { t, language } = useLanguage()
  return (
    <ul className="directory-hours">
      {hours.map(({ days, opens, closes, note }) => (
        <li key={`${days.join('')}${opens}${note}`}>
          <span>{dayWords(days, language.locale)}</span>{' '}
          {opens === null ? (
            <span className="second">{t('directory.hours.unknown')}</span>
          ) : (
            <bdi className="number">{timeWords(opens, closes, language.locale)}</bdi>
          )}
          {note && <p className="second">{note}</p>}
        </li>
      ))}
    </ul>
  )
}

function Places({ places, title }: { places: readonly Place[]; title: string }) {
  const { t } = useLanguage()
  return (
    <section className="stack">
      <h4>{title}</h4>
      <ul className="directory-places">
        {places.slice(0, mostPlaces).map((place, at) => (
          <li key={at}>
            {place.name && <strong dir="auto">{place.name}</strong>}
            {place.address && <p dir="auto">{place.address}</p>}
            {place.phone && (
              <p>
                <PhoneLink number={place.phone} />
              </p>
            )}
            {place.hours.length > 0 && <HoursLines hours={place.hours} />}
          </li>
        ))}
      </ul>
      {places.length > mostPlaces && (
        <p className="second">{t('directory.places.more', { count: places.length - mostPlaces })}</p>
      )}
    </section>
  )
}

function factsOf(s: ServiceInFull, t: ReturnType<typeof useLanguage>['t']) {
  const text = (term: string, value: string | null) =>
    value
      ? [
          {
            term: t(`directory.fact.${term}`),
            value: (
              <p dir="auto" className="directory-text">
                {value}
              </p>
            ),
          },
        ]
      : []
  const url = s.url ?? s.providerContact.url
  return [
    ...text('how', s.how),
    ...text('eligibility', s.eligibility),
    ...text('fees', s.fees),
    ...text('interpretation', s.interpretationWords),
    ...(s.providerContact.phone && !s.phone
      ? [{ term: t('directory.fact.phone'), value: <PhoneLink number={s.providerContact.phone} /> }]
      : []),
    // No referrer and no window of ours for the other side: it must not learn where its visitor came from.
    ...(url
      ? [
          {
            term: t('directory.fact.url'),
            value: (
              <a href={url} target="_blank" rel="noopener noreferrer" dir="ltr">
                {new URL(url).hostname}
              </a>
            ),
          },
        ]
      : []),
    ...text('email', s.email ?? s.providerContact.email),
  ]
}

/** Fetches and shows one service in full. */
export function ServiceDetails({ service }: { service: string }) {
  const { t } = useLanguage()
  const { data, isPending, isError } = useQuery({
    queryKey: ['directory', 'read', service],
    queryFn: ({ signal }) => api.directory.read({ service }, { signal }),
  })
  if (isPending) return <Skeleton label={t('directory.loading')} lines={4} />
  if (isError) return <Notice tone="due">{t('directory.failed')}</Notice>
  return (
    <div className="stack directory-details">
      {data.description && (
        <p dir="auto" className="directory-text">
          {data.description}
        </p>
      )}
      <Facts facts={factsOf(data, t)} />
      {data.hours.length > 0 && (
        <section className="stack">
          <h4>{t('directory.fact.hours')}</h4>
          <HoursLines hours={data.hours} />
        </section>
      )}
      {data.places.length > 0 && <Places places={data.places} title={t('directory.places.own')} />}
      {data.providerPlaces.length > 0 && (
        <Places places={data.providerPlaces} title={t('directory.places.provider')} />
      )}
    </div>
  )
}
