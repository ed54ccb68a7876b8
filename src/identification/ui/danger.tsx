// Somebody on the line is in danger now: the number of where they are, what to say, and how three speak together. The exact place stands in the
// sealed words alone; it is held to be read to who comes.
import { useQuery } from '@tanstack/react-query'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { CallButton, PhoneLink } from '../../web/controls/phone-link.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'

const lines = ['alone', 'safest', 'wrongNumber', 'police'] as const
const steps = ['agree', 'ring', 'read', 'stay'] as const

export function Danger({ place }: { place: string }) {
  const t = useText()
  const { data } = useQuery({
    queryKey: ['emergency numbers'],
    queryFn: ({ signal }) => api.reports.emergency({}, { signal }),
    staleTime: 300_000,
  })
  return (
    <section className="hotline-danger" aria-label={t('hotline.danger')}>
      <div className="stack">
        {data && (
          <CallButton
            number={data.emergency}
            label={t('hotline.danger.ring', { number: data.emergency })}
            isUrgent
          />
        )}
        {data && data.districts.length > 0 && (
          <>
            <p className="second">{t('hotline.danger.district')}</p>
            <ul>
              {data.districts.map(({ name, district, phone }) => (
                <li key={name}>
                  <bdi>{district}</bdi>: <PhoneLink number={phone} />
                </li>
              ))}
            </ul>
          </>
        )}
        {place && <HoldToRead label={t('hotline.danger.place')} read={() => place} />}
      </div>
      <div>
        <h3>{t('hotline.danger.say')}</h3>
        <ol>
          {lines.map((one) => (
            <li key={one}>
              <q>{t(`hotline.danger.say.${one}`)}</q>
            </li>
          ))}
        </ol>
      </div>
      <div>
        <h3>{t('hotline.danger.three')}</h3>
        <ol>
          {steps.map((one) => (
            <li key={one}>{t(`hotline.danger.three.${one}`)}</li>
          ))}
        </ol>
        <p>{t('hotline.danger.no')}</p>
      </div>
    </section>
  )
}
