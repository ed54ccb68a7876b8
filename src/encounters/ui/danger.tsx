// Somebody is in danger now: first the number to ring and what to say, then the desk. The questions can wait.
import { useText } from '../../web/language/language.tsx'
import { CallButton } from '../../web/controls/phone-link.tsx'

export function Danger({ emergency }: { emergency: string }) {
  const t = useText()
  return (
    <section className="met-danger stack">
      <h2>{t('met.danger.first')}</h2>
      <CallButton number={emergency} label={t('met.danger.call', { number: emergency })} isUrgent />
      <p className="met-say">
        <span className="second">{t('met.danger.say')}</span>
        <q>{t('met.danger.words')}</q>
      </p>
      <ul>
        <li>{t('met.danger.place')}</li>
        <li>{t('met.danger.alone')}</li>
        <li>{t('met.danger.stay')}</li>
      </ul>
      <p>{t('met.danger.tellThem')}</p>
    </section>
  )
}
