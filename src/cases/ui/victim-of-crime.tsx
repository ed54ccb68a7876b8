// From the first presumption on the person counts as a victim of a crime, and what follows from that stands on their case, so
// that nobody waits for a decision to tell them. The words are those that the person reads.
import { type SharedCase } from '../../client/case-keys.ts'
import { Card } from '../../web/controls/card.tsx'
import { useText } from '../../web/language/language.tsx'
import { isPresumedVictim } from '../../tracks/case-summary.ts'
import { machineOf } from '../../web/track/machines.ts'

// Written out, so that a browser at work is sent these and no other pages of rights.
const follows = [
  'rights.court',
  'rights.compensation',
  'rights.staying',
  'rights.police',
  'rights.file',
] as const

export function VictimOfCrime({ shared }: { shared: SharedCase }) {
  const t = useText()
  if (!isPresumedVictim(shared.tracks, machineOf)) return null
  return (
    <Card title={t('case.victim.title')} lead={t('case.victim.lead')} folds>
      {follows.map((topic) => (
        <details key={topic} className="case-right">
          <summary>{t(topic)}</summary>
          <ul>
            {t(`${topic}.text`)
              .split('\n')
              .map((line) => (
                <li key={line}>{line}</li>
              ))}
          </ul>
        </details>
      ))}
      <p className="second">{t('rights.unchecked')}</p>
    </Card>
  )
}
