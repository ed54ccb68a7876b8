// Who can read what, by organisation, as it was signed, and until when they may. Always in sight, with the way to change it together
// with the person.
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Held } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { readersBySigned } from '../../client/signed-readers.ts'
import { useToday } from '../../web/session/now.ts'
import { useNameOf } from '../../web/session/organisations.ts'
import { useConsents, useChainView } from './use-case.ts'
import './case.css'

export function WhoCanRead({ shared }: { shared: SharedCase }) {
  const t = useText()
  const { day } = useDates()
  const nameOf = useNameOf()
  const { data } = useConsents(shared.case.id)
  const { data: view } = useChainView(shared)
  if (!data || !view) return <Skeleton label={t('case.readers.title')} lines={4} />
  const lines = readersBySigned(view, data.readers, nameOf)
  const reading = new Set(lines.map((line) => line.circle))
  const untilOf = (circle: number) =>
    view.grants.find((one) => one.to === circle)?.until ??
    data.consents.find((one) => one.recipient === circle && one.state === 'granted')?.until
  const stopped = data.consents.filter(
    (one, place, all) =>
      one.state === 'withdrawn' &&
      !reading.has(one.recipient) &&
      all.findIndex((other) => other.recipient === one.recipient) === place,
  )
  return (
    <Card title={t('case.readers.title')}>
      <ul className="case-readers">
        {lines.map((line) => {
          const until = untilOf(line.circle)
          return (
            <li key={line.circle}>
              <p>
                <strong>
                  <bdi>{line.person ? t('case.readers.person') : line.name}</bdi>
                </strong>{' '}
                <span className="second">
                  {line.owner
                    ? t('case.readers.owner')
                    : until
                      ? t('case.readers.until', { day: day(until) })
                      : ''}
                </span>
              </p>
              <p className="case-held">
                {line.compartments.map((compartment) => (
                  <Held
                    key={compartment}
                    held={!line.unconfirmed.includes(compartment)}
                    words={t(line.unconfirmed.includes(compartment) ? 'access.waits' : 'case.readers.holds')}
                  >
                    {t(`compartment.${compartment}`)}
                  </Held>
                ))}
              </p>
            </li>
          )
        })}
        <HavePages grants={view.grants} />
        {stopped.map((one) => (
          <li key={one.track}>
            <p>
              <strong>
                <bdi>{one.recipientName}</bdi>
              </strong>{' '}
              <span className="second">{t('case.readers.stopped')}</span>
            </p>
            <p className="case-held">
              {one.compartments.map((compartment) => (
                <Held key={compartment} held={false} words={t('case.readers.holdsNot')}>
                  {t(`compartment.${compartment}`)}
                </Held>
              ))}
            </p>
          </li>
        ))}
      </ul>
      <ButtonLink href={`/cases/${shared.case.id}/access`} wide icon="key">
        {t('case.readers.change')}
      </ButtonLink>
    </Card>
  )
}

/** Whoever has pages as of a day, and no part. */
function HavePages({ grants }: Pick<CaseView, 'grants'>) {
  const t = useText()
  const { day } = useDates()
  const nameOf = useNameOf()
  const today = useToday()
  return grants
    .filter((one) => one.pages && one.until >= today)
    .map((one) => (
      <li key={one.id}>
        <p>
          <strong>
            <bdi>{nameOf(one.to)}</bdi>
          </strong>{' '}
          <span className="second">{t('case.readers.until', { day: day(one.until) })}</span>
        </p>
        <p className="second">{t('access.pages.only', { count: one.pages?.length ?? 0 })}</p>
      </li>
    ))
}
