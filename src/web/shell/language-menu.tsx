// The choice of language behind the door, where room is short.
import { Button } from '../controls/button.tsx'
import { Menu } from '../controls/menu.tsx'
import { staffLanguages, useLanguage, useText } from '../language/language.tsx'

/** Switches between the languages, each by its own name. */
export function LanguageMenu() {
  const t = useText()
  const { language, choose } = useLanguage()
  return (
    <Menu
      label={t('web.shell.language')}
      selected={language.tag}
      entries={staffLanguages.map(({ tag, name }) => ({
        id: tag,
        label: name,
        lang: tag,
        onAction: () => choose(tag),
      }))}
      trigger={
        <Button look="quiet" icon="globe" iconOnly>
          {t('web.shell.language')}
        </Button>
      }
    />
  )
}
