// What a changed law would change, in counts; each case keeps what it began with.
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import type { api } from '../../web/session/api.ts'
import { codeWords } from '../../web/track/answers.ts'

export type Tried = Awaited<ReturnType<typeof api.law.tryOut>>

export function WouldChange({ found, isNew, onSign }: { found: Tried; isNew: boolean; onSign: () => void }) {
  const t = useText()
  const { faults, rules, permits, deciding, sections } = found
  if (faults.length > 0)
    return (
      <p role="alert">{faults.map(({ line, field, says }) => `${line}: ${field}: ${says}`).join(' · ')}</p>
    )
  const isNothing = rules.length + permits.length + sections.length === 0 && deciding === null
  return (
    <div role="status">
      {rules.map(({ clock, running, otherDay }) => (
        <p key={clock}>{t('law.change.counts', { running, other: otherDay })}</p>
      ))}
      {permits.map(({ code, running }) => (
        <p key={code}>
          {codeWords(code, t)}: {t('law.change.permits', { running })}
        </p>
      ))}
      {deciding !== null && <p>{t('law.change.deciding', { count: deciding })}</p>}
      {sections.map((section) => (
        <p key={section}>{t('law.change.section', { section: t(`law.section.${section}`) })}</p>
      ))}
      {isNothing && <p>{t('law.change.nothing')}</p>}
      {(!isNothing || isNew) && (
        <Button look="primary" onPress={onSign}>
          {t('law.change.sign')}
        </Button>
      )}
    </div>
  )
}
