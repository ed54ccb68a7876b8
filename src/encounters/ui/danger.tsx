// Somebody is in danger now: first the number to ring and what to say, then the desk. The questions can wait.
import { useText } from '../../web/language/language.tsx'
import { CallButton } from '../../web/controls/phone-link.tsx'

export function Danger({ emergency }: { emergency: string }) {
  const t = useText()
  return (
    <section className="encounter-danger stack">
      <h2>{t('encounter.danger.first')}</h2>
      <CallButton number={emergency} label={t('encounter.danger.call', { number: emergency })} isUrgent />
      <p className="encounter-say">
        <span className="second">{t('encounter.danger.say')}</span>
        <q>{t('encounter.danger.words')}</q>
      </p>
      <ul>
        <li>{t('encounter.danger.place')}</li>
        <li>{t('encounter.danger.alone')}</li>
        <li>{t('encounter.danger.stay')}</li>
      </ul>
      <p>{t('encounter.danger.tellThem')}</p>
    </section>
  )
}
