// Where the source of this program is and under which licence, with its version: on every screen, as its licence asks.
import { sourceAddress, version } from 'virtual:about'
import { useText } from '../language/language.tsx'
import './source-line.css'

export function SourceLine() {
  const t = useText()
  return (
    <p className="source-line second no-print">
      <a href={sourceAddress} target="_blank" rel="noreferrer">
        {t('public.source.link')}
      </a>{' '}
      <bdi dir="ltr">{version}</bdi>
    </p>
  )
}
