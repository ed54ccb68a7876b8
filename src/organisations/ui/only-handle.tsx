// Stands where something is signed for a colleague whose sealed name does not open. Then the server alone says who that is: this is
// said, with the words of the key that the checked log has for them, to compare by voice.
import type { Colleague } from '../../web/session/colleagues.ts'
import { useText } from '../../web/language/language.tsx'
import { useKeyFingerprints } from './own-log.ts'

/** Nothing where they have a name. */
export function OnlyHandle({ who }: { who: Colleague | undefined }) {
  return who && !who.name ? <Said {...who} /> : null
}

function Said({ id, handle }: Colleague) {
  const t = useText()
  const words = useKeyFingerprints()?.each.find((one) => one.id === id)?.words
  return (
    <span className="second">
      {t('people.onlyHandle', { handle })} {words && t('people.keyWords', { words })}
    </span>
  )
}
