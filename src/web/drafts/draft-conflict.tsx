// A form was begun twice: somebody typed before what they had typed earlier could be looked for. Nothing of either is lost;
// they look at one and the other, and let one go.
import { Button } from '../controls/button.tsx'
import { Notice } from '../controls/notice.tsx'
import type { Draft } from './draft.ts'
import { useText } from '../language/language.tsx'

/** Nothing where there is one beginning only. */
export function DraftConflict({ draft }: { draft: Pick<Draft, 'others' | 'swap' | 'letGo'> }) {
  const t = useText()
  if (draft.others === 0) return null
  return (
    <Notice
      tone="due"
      title={t('draft.two')}
      action={
        <>
          <Button size="small" onPress={draft.swap}>
            {t('draft.two.show')}
          </Button>
          <Button size="small" look="quiet" onPress={draft.letGo}>
            {t('draft.two.letGo')}
          </Button>
        </>
      }
    >
      <p>{t('draft.two.words')}</p>
    </Notice>
  )
}
