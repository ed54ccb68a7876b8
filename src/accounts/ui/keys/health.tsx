// The health of my ways in, in one or two sentences: how many there are, what happens when one is lost, what would be better.
import { Notice } from '../../../web/controls/notice.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useMe } from '../../../web/session/session.tsx'

export function Health() {
  const t = useText()
  const all = useMe().unlockers
  // A code that nobody has said is kept may stand on no paper at all.
  const unlockers = all.filter((one) => one.confirmed)
  const unconfirmed = all.length > unlockers.length
  const has = (kind: string) => unlockers.some((one) => one.kind === kind)
  const count = unlockers.length
  // What stands on a sheet of paper proves itself to the server only since codes can; an older one opens no door alone.
  const oldCode = unlockers.some((one) => one.kind === 'recovery' && !one.proof)
  const advice = unconfirmed ? 'unconfirmed' : oldCode ? 'oldCode' : has('passkey') ? null : 'addPasskey'
  return (
    <Notice
      tone={count < 2 || unconfirmed || oldCode ? 'due' : 'done'}
      title={t('keys.health.title', { count })}
    >
      <p>{t(count < 2 ? 'keys.health.one' : 'keys.health.lose', { count })}</p>
      <p>{t('keys.health.all')}</p>
      {advice && <p>{t(`keys.health.${advice}`)}</p>}
    </Notice>
  )
}
