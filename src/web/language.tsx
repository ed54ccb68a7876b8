// The language of the staff screens: which one, its direction, its words and its numbers. Messages are loaded when
// their language is chosen; a message that a language lacks is said in English rather than not at all.
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { createContext, use, useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from 'react'
import { messages, type Values } from '../language/messages.ts'
import { dates, type Dates } from './dates.ts'

/** Languages in which every staff screen is written. `locale` carries the digits that its readers expect. */
export const staffLanguages = [
  { tag: 'en', name: 'English', locale: 'en-GB', direction: 'ltr' },
  { tag: 'ar', name: 'العربية', locale: 'ar-u-nu-arab', direction: 'rtl' },
] as const

export type StaffLanguage = (typeof staffLanguages)[number]
/** Says a message: `t('work.late', { count: 2 })`; `fallback` where no language has any. */
export type Text = (id: string, values?: Values, fallback?: string) => string

type Language = { language: StaffLanguage; choose: (tag: string) => void; t: Text; dates: Dates }
const LanguageContext = createContext<Language | null>(null)

// Only the languages above: the others are the public pages' affair. Vite needs the list as it stands here.
const catalogs = import.meta.glob<Record<string, string>>('../../locales/{en,ar}.json', { import: 'default' })
const catalogOf = (tag: string) => catalogs[`../../locales/${tag}.json`]!()

const languageOf = (tag: string | null | undefined) =>
  staffLanguages.find((language) => tag?.toLowerCase().split('-')[0] === language.tag)

// The address first (?lang=ar, for a link or a picture), then what the browser asks for. What is chosen later lives in
// page memory only, like everything on a device; after sign-in, whoever knows the account's language calls `choose`.
function firstLanguage(): StaffLanguage {
  const asked = new URLSearchParams(location.search).get('lang')
  const wishes = [asked, ...navigator.languages]
  return wishes.map(languageOf).find((language) => language !== undefined) ?? staffLanguages[0]
}

/** Loads the messages of a language, ready to be said. English for what it lacks is put in when they are built. */
const wordsOf = async (language: StaffLanguage): Promise<Text> =>
  messages(language.locale, await catalogOf(language.tag)).text

/** Gives every screen its language; shows nothing until the words have come (about 40 kB from our own host). */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage)
  const [said, setSaid] = useState<{ language: StaffLanguage; t: Text } | null>(null)

  useEffect(() => {
    let wanted = true
    void wordsOf(language).then((t) => wanted && setSaid({ language, t }))
    return () => {
      wanted = false
    }
  }, [language])

  const value = useMemo<Language | null>(() => {
    if (!said) return null
    const choose = (tag: string) => {
      setLanguage(languageOf(tag) ?? staffLanguages[0])
    }
    return { ...said, choose, dates: dates(said.language.locale, said.t) }
  }, [said])

  // Before the paint in the new language, so that nobody sees Arabic words laid out from the left.
  useLayoutEffect(() => {
    if (!said) return
    document.documentElement.lang = said.language.tag
    document.documentElement.dir = said.language.direction
  }, [said])

  if (!value) return null
  return (
    <I18nProvider locale={value.language.locale}>
      <LanguageContext value={value}>{children}</LanguageContext>
    </I18nProvider>
  )
}

/** The language in force, and the way to another. */
export function useLanguage(): Language {
  const value = use(LanguageContext)
  if (!value) throw new Error('useLanguage needs <LanguageProvider> above it')
  return value
}

/** `const t = useText()`, then `t('cases.open.title')` or `t('work.late', { count })`. */
export const useText = (): Text => useLanguage().t

/** `day`, `shortDay`, `month`, `time`, `ago`, `due`, `dueTone`, `number` in the reader's language and digits. */
export const useDates = (): Dates => useLanguage().dates
