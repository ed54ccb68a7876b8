// Said beside words that nobody has signed: they may be somebody else's than the name beside them.
import { useText } from '../language/language.tsx'
import { Notice } from './notice.tsx'

export function Unsigned() {
  const t = useText()
  return (
    <Notice tone="danger" title={t('sealed.unsigned.title')}>
      {t('sealed.unsigned')}
    </Notice>
  )
}
