// The sign, the name and the choice of language: on every page, in front of the door and behind it.
import { Link } from 'react-aria-components/Link'
import { Button } from '../controls/button.tsx'
import { staffLanguages, useLanguage, useText } from '../language/language.tsx'
import './shell.css'

/** In front of the door each language stands by its own name: nobody has to know where a menu is to find theirs. */
export function LanguageNames() {
  const t = useText()
  const { language, choose } = useLanguage()
  return (
    <div role="group" aria-label={t('web.shell.language')} className="languages">
      {staffLanguages.map(({ tag, name }) => (
        <Button
          key={tag}
          look="quiet"
          size="small"
          aria-pressed={tag === language.tag}
          onPress={() => choose(tag)}
        >
          <span lang={tag}>{name}</span>
        </Button>
      ))}
    </div>
  )
}

/** The sign and the name; leads to the first page. */
export function Brand() {
  const t = useText()
  return (
    <Link href="/" className="brand" aria-label={t('web.shell.name')}>
      <svg viewBox="0 0 32 24" width="34" height="26" aria-hidden="true" className="brand-mark">
        <path className="brand-thread" d="M2 6c8 0 10 12 18 12" />
        <path className="brand-thread" d="M2 12c6 0 8 6 18 6" />
        <path className="brand-line" d="M2 19c9 0 10-3 14-8s6-7 13-7" />
        <circle className="brand-end" cx="28.5" cy="4" r="2.5" />
      </svg>
      <span className="brand-name">{t('web.shell.name')}</span>
    </Link>
  )
}
