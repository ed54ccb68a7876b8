// Above every page of the invented country: nobody may take its people for real ones, or wait for an answer.
import { useText } from '../language/language.tsx'

export function Strip() {
  const t = useText()
  return (
    <aside className="strip" aria-label={t('web.shell.demo')}>
      {t('frame.demo')}
    </aside>
  )
}
