// One service in the list: what it is, whether it has room, how far and when, why it stands where it does, and the way to it.
import { useId, useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Facts } from '../../web/controls/card.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { PhoneLink } from '../../web/controls/phone-link.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { useNow } from '../../web/session/now.ts'
import type { PlacesBand } from '../codes.ts'
import type { Service } from '../model.ts'
import { freeNow, isStale } from '../stale.ts'
import { momentOf, openingAt } from '../open-now.ts'
import type { Ranked, Reason } from '../rank.ts'
import { ServiceDetails } from './details.tsx'
import { dayWords, languageNames } from './words.ts'

const placeTones = { yes: 'done', few: 'due', no: 'late', unknown: 'calm' } as const

interface Props {
  ranked: Ranked<Service>
  /** Its place in the list, from one. */
  place: number
  free: PlacesBand | undefined
  areaName: (code: string) => string
  onRefer: ((service: Service) => void) | undefined
}

function useFacts(service: Service, areaName: (code: string) => string) {
  const { t, language, dates } = useLanguage()
  const list = (words: string[]) => new Intl.ListFormat(language.locale, { type: 'unit' }).format(words)
  const said = (values: readonly string[] | null, name: (value: string) => string) =>
    values ? list(values.map(name)) : <span className="second">{t('directory.unknown')}</span>
  const { minAge, maxAge } = service
  return [
    { term: t('directory.fact.languages'), value: said(service.languages, languageNames(language.locale)) },
    { term: t('directory.fact.areas'), value: said(service.areas, areaName) },
    {
      term: t('directory.fact.serves'),
      value: said(service.serves, (group) => t(`directory.group.${group}`)),
    },
    ...(minAge === null && maxAge === null
      ? []
      : [
          {
            term: t('directory.fact.age'),
            value: t(
              maxAge === null
                ? 'directory.age.from'
                : minAge === null
                  ? 'directory.age.to'
                  : 'directory.age.both',
              { from: minAge ?? 0, to: maxAge ?? 0 },
            ),
          },
        ]),
    ...(service.phone
      ? [{ term: t('directory.fact.phone'), value: <PhoneLink number={service.phone} /> }]
      : []),
    { term: t('directory.fact.checked'), value: dates.day(service.checkedOn) },
  ]
}

/** When it is open, by the hours that the directory gives; nothing where it gives none. */
function useOpeningHours(service: Service): string | null {
  const { t, language } = useLanguage()
  const { network } = useMe()
  const opening = openingAt(service.openHours, momentOf(useNow(), network.timezone))
  if (opening.is === 'unknown') return null
  if (opening.is === 'open') return t('directory.opening.open', { time: opening.until })
  const { day, time, isToday } = opening.opens
  return isToday
    ? t('directory.opening.today', { time })
    : t('directory.opening.later', { day: dayWords([day], language.locale), time })
}

/** Why it stands where it does: what moved it up, and what moved it down. */
function Why({ why }: { why: readonly Reason[] }) {
  const { t } = useLanguage()
  const groups = [
    {
      name: 'higher',
      title: t('directory.higher'),
      those: why.filter(({ says }) => says === 'yes' || says === 'way'),
    },
    {
      name: 'lower',
      title: t('directory.lower'),
      those: why.filter(({ says }) => says === 'no' || says === 'ask'),
    },
  ].filter(({ those }) => those.length > 0)
  return (
    <div className="directory-why">
      {groups.map(({ name, title, those }) => (
        <div key={name} className="row" data-way={name}>
          <strong>{title}</strong>
          <ul className="row" aria-label={title}>
            {those.map(({ about, says }) => (
              <li key={about}>
                {name === 'higher' && <Icon name="check" size={14} />}
                {t(`directory.why.${about}.${says}`)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** What is known of it at this hour: whether there is room, how far it is, whether it is open. */
function KnownNow({ ranked: { service, distance }, free }: Pick<Props, 'ranked' | 'free'>) {
  const { t, dates } = useLanguage()
  const opening = useOpeningHours(service)
  const now = useNow()
  const places = freeNow(service, now)
  return (
    <div className="row directory-known">
      {free && (
        <Pill tone={placeTones[free]} icon="bed">
          {t(`directory.places.${free}`)}
        </Pill>
      )}
      {places !== undefined && (
        <Pill tone={places > 0 ? 'done' : 'late'}>{t('directory.free', { count: places })}</Pill>
      )}
      {distance && <span>{t(`directory.distance.${distance}`)}</span>}
      {opening && <span>{opening}</span>}
      {isStale(service.checkedOn, now) && (
        <Pill tone="due">{t('directory.checked.old', { day: dates.day(service.checkedOn) })}</Pill>
      )}
    </div>
  )
}

/** A row. Without `onRefer` there is no button to refer. */
export function ServiceResult({ ranked, place, free, areaName, onRefer }: Props) {
  const { service, why } = ranked
  const { t, dates } = useLanguage()
  const [open, setOpen] = useState(false)
  const id = useId()
  const facts = useFacts(service, areaName)
  return (
    <li className="directory-result">
      <article aria-labelledby={id}>
        <div className="directory-result-head">
          <span className="number directory-place" aria-hidden="true">
            {dates.number(place)}
          </span>
          <div>
            <h3 id={id}>
              <bdi>{service.name}</bdi>
            </h3>
            <p className="second">
              <bdi>{service.provider.name ?? t('directory.provider.unknown')}</bdi>
            </p>
          </div>
          <KnownNow ranked={ranked} free={free} />
          <div className="row directory-acts">
            {onRefer && (
              <Button size="small" icon="send" onPress={() => onRefer(service)}>
                {t('directory.refer')}
              </Button>
            )}
            <Button look="quiet" size="small" aria-expanded={open} onPress={() => setOpen(!open)}>
              {t(open ? 'directory.less' : 'directory.more')}
            </Button>
          </div>
        </div>
        <Why why={why} />
        {service.confidential && (
          <p className="second directory-private">
            <Icon name="lock" size={18} />
            {t('directory.confidential')}
          </p>
        )}
        {open && (
          <>
            <Facts facts={facts} />
            <ServiceDetails service={service.id} />
          </>
        )}
      </article>
    </li>
  )
}
