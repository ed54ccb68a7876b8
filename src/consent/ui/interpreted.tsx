// A yes is to what was understood. Where we have no words in the person's language the screen asks for an interpreter before anything is
// read, and whoever interpreted is written down, with what they said where they wrote it.
import type { SharedCase } from '../../client/case-keys.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { hasWordsIn } from '../../web/language/speech.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { interpreterHere } from './access-slots.ts'

/** How a yes can be said in a language: without words of ours nobody reads them out alone. */
export const waysIn = <Way extends string>(tag: string | null, ways: readonly Way[]): Way[] =>
  ways.filter(
    (way) => tag === null || hasWordsIn(tag) || way === 'spoken_with_interpreter' || way === 'paper',
  )

/** Before anything is read: there are no words, and how one comes to an interpreter. */
export function InterpreterFirst({ shared, tag }: { shared: SharedCase; tag: string }) {
  const { t, language } = useLanguage()
  return (
    <Notice
      tone="due"
      title={t('access.interpreter.first', { language: languageName(tag, language.locale) })}
      action={<Filled slot={interpreterHere} shared={shared} />}
    >
      {t('access.interpreter.firstWords')}
    </Notice>
  )
}

interface Said {
  by: string
  said: string
}

export function WhoInterpreted({
  id,
  tag,
  value,
  onChange,
  error,
}: {
  id: string
  tag: string
  value: Said
  onChange: (value: Said) => void
  error: string | undefined
}) {
  const { t, language } = useLanguage()
  const isNeeded = !hasWordsIn(tag)
  return (
    <>
      <TextField
        id={id}
        label={t('access.interpreter.who')}
        hint={t('access.interpreter.whoHint')}
        optional={!isNeeded}
        value={value.by}
        onChange={(by) => onChange({ ...value, by })}
        error={error}
      />
      {isNeeded && (
        <TextArea
          lang={tag}
          label={t('access.interpreter.said', { language: languageName(tag, language.locale) })}
          hint={t('access.interpreter.saidHint')}
          optional
          rows={3}
          value={value.said}
          onChange={(said) => onChange({ ...value, said })}
        />
      )}
    </>
  )
}
