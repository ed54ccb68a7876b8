// Which letters can be written now, and those that were: to whom, on which day, and whether the person has stopped it since.
import type { SharedCase } from '../../client/case-keys.ts'
import type { Pack } from '../../jurisdiction/define.ts'
import type { LetterRule } from '../../jurisdiction/stay-rules.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { permitsOn } from '../permit.ts'
import { useLetters } from './use-stay.ts'

export function LettersCard({ shared, pack }: { shared: SharedCase; pack: Pack }) {
  const { t, dates } = useLanguage()
  const { data: kept = [] } = useLetters(shared)
  const [permit] = permitsOn(useToday(), shared)
  const isAt = ({ at }: LetterRule) =>
    shared.tracks.some(({ kind, state }) => at.includes(`${kind}.${state}`))
  const here = pack.letters.filter((letter) => letter.to !== 'person' && isAt(letter))
  if (!shared.held.includes('immigration')) return null
  const needsWork = (letter: LetterRule) => letter.lines.some(({ shows }) => shows === 'work')
  return (
    <Card title={t('stay.letters')} lead={t('stay.letters.lead')}>
      <div className="stack">
        <div className="row">
          {here.map((letter) =>
            needsWork(letter) && permit?.work !== true ? (
              <p key={letter.id} className="second">
                {t('stay.letters.noWork')}
              </p>
            ) : (
              <ButtonLink
                key={letter.id}
                icon="document"
                href={`/cases/${shared.case.id}/letters/${letter.id}`}
              >
                {t(`stay.letter.to.${letter.to}`)}
              </ButtonLink>
            ),
          )}
        </div>
        {kept.length > 0 && (
          <Rows
            heading={t('stay.letters.kept')}
            rows={kept.slice(0, 10).map(({ id, on, value, isStopped }) => {
              const rule = pack.letters.find((letter) => letter.id === value.letter)
              const row = {
                id,
                title: rule ? t(`stay.letter.to.${rule.to}`) : (value.written[0]?.title ?? ''),
                detail: dates.day(on),
              }
              return isStopped
                ? {
                    ...row,
                    facts: [
                      <Pill key="stopped" tone="due">
                        {t('stay.letter.stopped')}
                      </Pill>,
                    ],
                  }
                : { ...row, href: `/cases/${shared.case.id}/letters/${value.letter}?kept=${id}` }
            })}
          />
        )}
      </div>
    </Card>
  )
}
