// Above a demand for a file: the one sentence that may be said, and what the law of the case says of it.
import { useQuery } from '@tanstack/react-query'
import type { Words } from '../../jurisdiction/define.ts'
import { lawQuery } from '../../law/ui/use-law.ts'
import { Card } from '../../web/controls/card.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useText } from '../../web/language/language.tsx'
import { useTrack } from '../../web/track/query.ts'
import { HandedPages } from './handed-pages.tsx'
import './demand.css'

export function DemandPart({ trackId }: { trackId: string }) {
  const t = useText()
  const { data } = useTrack(trackId)
  const law = useQuery({ ...lawQuery(data?.pack ?? ''), enabled: data !== undefined })
  const rule = law.data?.privilege
  return (
    <>
      <Card title={t('demand.say')} accent="action">
        <div className="stack">
          <blockquote className="demand-say">
            <p>{t('demand.say.words')}</p>
          </blockquote>
          <p className="second">{t('demand.say.same')}</p>
          {rule && (
            <ul>
              <li>{t(`law.privilege.subpoena.${rule.subpoenaIsOrder ? 'order' : 'none'}`)}</li>
              {rule.says.map(({ text }, at) => (
                <li key={at}>{inDocumentLanguage(text as Words)}</li>
              ))}
            </ul>
          )}
        </div>
      </Card>
      {data?.caseId && <HandedPages answer={data} />}
    </>
  )
}
