// Said where somebody works under rules whose file could not be had or checked: by what it goes on, and that nothing ends by that.
import { useQuery } from '@tanstack/react-query'
import { hashes } from '../../../jurisdictions/hashes.ts'
import { packs } from '../../../jurisdictions/packs.ts'
import { Notice } from '../controls/notice.tsx'
import { inDocumentLanguage } from '../language/law-words.ts'
import { useText } from '../language/language.tsx'
import { session } from '../session/window-session.ts'

export function LawUnchecked({ pack }: { pack: string }) {
  const t = useText()
  // What came with the program is here, and was checked when it was built.
  const { data: by } = useQuery({
    queryKey: ['law unchecked', pack],
    queryFn: async () => {
      const { lawOf } = await import('../../client/law.ts')
      return (await lawOf(session, pack))?.standsFor ?? null
    },
    enabled: !Object.hasOwn(hashes, pack),
  })
  if (!by) return null
  const title = packs.get(by)?.title
  return (
    <Notice tone="due" title={t('law.unchecked.title')}>
      <p>{t('law.unchecked.words', { law: title ? inDocumentLanguage(title) : by })}</p>
    </Notice>
  )
}
