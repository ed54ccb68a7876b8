// One service in the list: what it is, why it stands where it does, and the way to it.
import { useId, useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Facts } from '../../web/controls/card.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import type { PlacesBand } from '../codes.ts'
import type { Service } from '../model.ts'
import type { Ranked } from '../rank.ts'
import { Phone, ServiceDetails } from './details.tsx'
import { languageNames } from './words.ts'

const tones = { yes: 'done', ask: 'due', no: 'late' } as const
const placeTones = { yes: 'done', few: 'due', no: 'late', unknown: 'calm' } as const

interface Props {
  ranked: Ranked<Service>
  places: PlacesBand | undefined
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
    ...(service.phone ? [{ term: t('directory.fact.phone'), value: <Phone number={service.phone} /> }] : []),
    { term: t('directory.fact.checked'), value: dates.day(service.checkedOn) },
  ]
}

/** A card. Without `onRefer` there is no button to refer. */
export function ServiceResult({ ranked: { service, why }, places, areaName, onRefer }: Props) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  const id = useId()
  const facts = useFacts(service, areaName)
  return (
    <li className="directory-result">
      <article aria-labelledby={id} className="card">
        <header className="directory-result-head">
          <div>
            <h3 id={id}>
              <bdi>{service.name}</bdi>
            </h3>
            <p className="second">
              <bdi>{service.provider.name ?? t('directory.provider.unknown')}</bdi>
            </p>
          </div>
          {places && (
            <Pill tone={placeTones[places]} icon="bed">
              {t(`directory.places.${places}`)}
            </Pill>
          )}
        </header>
        {why.length > 0 && (
          <ul className="row directory-why" aria-label={t('directory.why.title')}>
            {why.map(({ about, says }) => (
              <li key={about}>
                <Pill tone={tones[says]} {...(says === 'yes' ? { icon: 'check' as const } : {})}>
                  {t(`directory.why.${about}.${says}`)}
                </Pill>
              </li>
            ))}
          </ul>
        )}
        {service.confidential && (
          <p className="second directory-private">
            <Icon name="lock" size={18} />
            {t('directory.confidential')}
          </p>
        )}
        <Facts facts={facts} />
        <div className="row">
          {onRefer && (
            <Button look="primary" icon="send" onPress={() => onRefer(service)}>
              {t('directory.refer')}
            </Button>
          )}
          <Button aria-expanded={open} onPress={() => setOpen(!open)}>
            {t(open ? 'directory.less' : 'directory.more')}
          </Button>
        </div>
        {open && <ServiceDetails service={service.id} />}
      </article>
    </li>
  )
}
