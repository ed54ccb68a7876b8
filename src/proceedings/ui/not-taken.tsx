// Documents of a case that cannot go into a bundle as they are: which, why, and what to do so that they can.
import { ButtonLink } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'

interface About {
  name: string
  mime: string
}

export function NotTaken({ caseId, papers }: { caseId: string; papers: readonly About[] }) {
  const t = useText()
  const isPdf = ({ mime }: About) => mime === 'application/pdf'
  return (
    <div className="no-print">
      <Notice
        tone="due"
        title={t('bundle.notTaken', { count: papers.length })}
        action={
          <ButtonLink size="small" href={`/cases/${caseId}?tab=papers`}>
            {t('bundle.notTaken.papers')}
          </ButtonLink>
        }
      >
        <ul className="bundle-names">
          {papers.map(({ name }, at) => (
            <li key={at}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
        {papers.some(isPdf) && (
          <>
            <p>{t('bundle.notTaken.pdf')}</p>
            <ol className="bundle-steps">
              {(['save', 'pictures', 'bring', 'remove'] as const).map((step) => (
                <li key={step}>{t(`bundle.notTaken.${step}`)}</li>
              ))}
            </ol>
          </>
        )}
        {!papers.every(isPdf) && <p>{t('bundle.notTaken.other')}</p>}
      </Notice>
    </div>
  )
}
