// Words with the person's name hidden in them, or in sight while somebody has asked for it.
import { useText } from '../../web/language/language.tsx'
import { withoutNames } from './hide-names.ts'

export function NamesHidden({ text, names }: { text: string; names: readonly string[] }) {
  const t = useText()
  return withoutNames(text, names).map(({ text: words, isName }, at) =>
    isName ? (
      <span key={at} className="name-hidden">
        {t('case.names.hidden')}
      </span>
    ) : (
      <span key={at}>{words}</span>
    ),
  )
}
