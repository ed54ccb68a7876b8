// Change a rule of this country without writing a file: which one, to what, from which source and day; what that would change for
// duties that run; one signature here, and a second one by somebody else. Until then no clock reads it.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { PackFile, Words } from '../../jurisdiction/define.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { nextFile, rootOf } from '../change-file.ts'
import { ChangeForm } from './change-form.tsx'
import { Changes } from './changes.tsx'
import { Drafts } from './drafts.tsx'
import { changeText, useLawChanges } from './use-changes.ts'
import { lawQuery } from './use-law.ts'

export function ChangeLaw() {
  const { t } = useLanguage()
  const { pack = '' }: { pack?: string } = useParams({ strict: false })
  const over = rootOf(pack)
  const changes = useLawChanges(over)
  const mine = changes.all
  const holding = mine.find(({ holds }) => holds)
  const before = useQuery({ ...changeText(holding?.n ?? 0), enabled: holding !== undefined })
  const law = useQuery({ ...lawQuery(holding?.pack ?? over), enabled: changes.isRead })
  return (
    <Page
      title={t('law.change')}
      lead={law.data ? inDocumentLanguage(law.data.title as Words) : ''}
      width="narrow"
      back={{ href: `/law/${over}`, label: t('law.title') }}
    >
      <ErrorMessage error={changes.error ?? law.error ?? before.error} />
      {law.data && mine.length > 0 && <Changes law={law.data} changes={changes} />}
      {law.data && changes.isRead && (!holding || before.data) && (
        <ChangeForm
          key={mine.length}
          over={over}
          law={law.data}
          first={nextFile(law.data, {
            before: before.data && (JSON.parse(before.data.text) as PackFile),
            taken: mine.map((one) => one.pack),
          })}
        />
      )}
      <Drafts over={over} />
    </Page>
  )
}
