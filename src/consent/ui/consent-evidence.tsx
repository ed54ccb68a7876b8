// On whose word somebody reads: how the person said yes, in which language, and whether the words that are kept are still the
// very words that were signed. Checked here each time it is shown; nobody is asked to believe the server.
import { useQuery } from '@tanstack/react-query'
import { directionOf } from '../../language/direction.ts'
import { openRecord } from '../../client/records.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { vault } from '../../web/session/vault.ts'
import { verifyConsentText, type SignedGrant } from '../client/verify-consent-text.ts'
import { usePapers } from './where-paper.tsx'
import { session } from '../../web/session/window-session.ts'

/** What is kept of the words of a grant, and whether it is what was signed; `isOther` where it is not, or the paper is another one. */
export function useEvidence(shared: SharedCase, grant: SignedGrant) {
  const { papers } = usePapers(shared.case.id)
  const { agreed } = grant
  const { data: found } = useQuery({
    queryKey: ['words-kept', shared.case.id, grant.id, shared.records.length],
    queryFn: () => {
      const { case: head, records, held } = shared
      return verifyConsentText(vault, { caseId: head.id, records, held }, grant, (row) =>
        openRecord(session, head.id, row),
      )
    },
  })
  const kept = found && 'kept' in found ? found.kept : undefined
  const scan = papers.find(({ row }) => row.id === kept?.paper)
  const isOtherPaper = agreed?.paper !== undefined && scan !== undefined && scan.about.sha256 !== agreed.paper
  return { found, kept, scan, isOther: found?.is === 'other' || isOtherPaper }
}

export function ConsentEvidence({ shared, grant }: { shared: SharedCase; grant: SignedGrant }) {
  const { t, language } = useLanguage()
  const { agreed } = grant
  const { found, kept, scan, isOther } = useEvidence(shared, grant)
  if (!agreed) return null
  const said = t('access.agreed', {
    language: languageName(agreed.language, language.locale),
    how: t(`method.${agreed.how}`),
  })
  if (isOther)
    return (
      <>
        <p className="second">{said}</p>
        <Notice tone="danger" title={t('access.words.other')}>
          {t('access.words.otherDo')}
        </Notice>
      </>
    )
  const paper = agreed.paper ? (scan ? ` ${t('access.paper.same', { name: scan.about.name })}` : '') : ''
  return (
    <>
      <p className="second">
        {said}
        {found && ` ${t(`access.words.${found.is}`)}${paper}`}
      </p>
      {kept && (
        <p className="access-words" lang={kept.language} dir={directionOf(kept.language)}>
          {kept.words}
        </p>
      )}
      {kept?.interpreted && (
        <p className="second">
          {t('access.interpreter.kept', {
            language: languageName(kept.interpreted.language, language.locale),
            by: kept.interpreted.by,
          })}
        </p>
      )}
      {kept?.interpreted?.said && (
        <p
          className="access-words"
          lang={kept.interpreted.language}
          dir={directionOf(kept.interpreted.language)}
        >
          {kept.interpreted.said}
        </p>
      )}
      {kept?.own && (
        <p className="access-words" dir="auto">
          <strong>{t('access.own.said')}</strong> {kept.own}
        </p>
      )}
    </>
  )
}
