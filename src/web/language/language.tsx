// The language of the staff screens: which one, its direction, its words and its numbers. Messages are loaded when
// their language is chosen: those of the door, of what stands in front of it, of the rooms behind it, those of a case, then those of questions
// and of screens that are seldom opened. A message that a language lacks is said in English rather than not at all.
import { I18nProvider } from 'react-aria-components/I18nProvider'
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import {
  atDoor,
  inCase,
  inFront,
  inOccasional,
  inQuestions,
  inRooms,
  staffLanguages,
  type StaffLanguage,
} from 'virtual:languages'
import { messages, type Values } from '../../language/messages.ts'
import { dates, type Dates } from './dates.ts'

export { staffLanguages }

/** Says a message: `t('work.late', { count: 2 })`; `fallback` where no language has any. */
export type Text = (id: string, values?: Values, fallback?: string) => string

/** How many words have come: those of the door, of what stands in front too, of the rooms too, of a case too, or all. */
type Words = 'door' | 'front' | 'rooms' | 'case' | 'all'
const before = [atDoor, inFront]
const inside = [...before, inRooms]
const atCase = [...inside, inCase]
const parts = {
  door: [atDoor],
  front: before,
  rooms: inside,
  case: atCase,
  all: [...atCase, inQuestions, inOccasional],
}

type Language = {
  language: StaffLanguage
  choose: (tag: string) => void
  t: Text
  dates: Dates
  /** Which words have come, and whether some were lost on the way. */
  words: Words
  lost: boolean
  /** Asks for those of the rooms, and then for the rest. */
  /** Their days are those of `zone`, the network's: a limit ends there, wherever a laptop believes itself to be. */
  askForRooms: (zone: string) => void
}
const LanguageContext = createContext<Language | null>(null)

const languageOf = (tag: string | null | undefined) =>
  staffLanguages.find((language) => tag?.toLowerCase().split('-')[0] === language.tag)

// The address first (?lang=ar, for a link or a picture), then what the browser asks for. What is chosen later lives in
// page memory only, like everything on a device; after sign-in, whoever knows the account's language calls `choose`.
function firstLanguage(): StaffLanguage {
  const asked = new URLSearchParams(location.search).get('lang')
  const wishes = [asked, ...navigator.languages]
  return wishes.map(languageOf).find((language) => language !== undefined) ?? staffLanguages[0]!
}

/** Fetches what the rooms say, so that it is there when the door opens. */
export const fetchRoomWords = (tag: string): Promise<unknown> => inRooms[tag]!()

/** Loads the messages of a language, ready to be said. English for what it lacks is put in when they are built. */
async function wordsOf({ tag, locale }: StaffLanguage, words: Words): Promise<Text> {
  const fetched = await Promise.all(parts[words].map((part) => part[tag]!()))
  return messages(locale, Object.assign({}, ...fetched)).text
}

const retryMs = 3_000

/** Gives every screen its language; shows nothing until the words of the door have come, from our own host. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage)
  const [zone, setZone] = useState<string>()
  const isInside = zone !== undefined
  const [said, setSaid] = useState<{ language: StaffLanguage; t: Text; words: Words } | null>(null)
  const [lost, setLost] = useState(false)
  // Who changes the language on a page keeps the page, with what was typed on it, until all words of the next one are there.
  const hasAll = useRef(false)

  useEffect(() => {
    let wanted = true
    const bring = async (words: Words) => {
      const t = await wordsOf(language, words)
      if (!wanted) return
      hasAll.current = words === 'all'
      setSaid({ language, t, words })
    }
    const load = async () => {
      const first: Words[] = isInside ? ['rooms', 'case'] : ['door', 'front']
      if (!hasAll.current) for (const words of first) await bring(words)
      if (isInside) await bring('all')
    }
    load().catch(() => wanted && setLost(true))
    return () => {
      wanted = false
    }
  }, [language, isInside])

  // Without any words there is nothing to press, and nothing was typed. A browser does not fetch a module again that failed
  // once, so the page is loaded anew.
  const bare = said === null
  useEffect(() => {
    if (!bare || !lost) return
    const again = setTimeout(() => location.reload(), retryMs)
    return () => clearTimeout(again)
  }, [bare, lost])

  const choose = useCallback((tag: string) => setLanguage(languageOf(tag) ?? staffLanguages[0]!), [])
  const value = useMemo<Language | null>(() => {
    if (!said) return null
    return { ...said, lost, choose, askForRooms: setZone, dates: dates(said.language.locale, said.t, zone) }
  }, [said, lost, zone, choose])

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

/** Takes up the language of whoever comes in, unless another was chosen here or stands in the address. */
export function useOwnLanguage(): { arrive: (who: { language: string }) => void } {
  const { choose, language } = useLanguage()
  const first = useRef(language.tag)
  const now = useRef(language.tag)
  useEffect(() => void (now.current = language.tag), [language.tag])
  return useMemo(
    () => ({
      arrive: ({ language: own }) => {
        const free = now.current === first.current && !new URLSearchParams(location.search).has('lang')
        if (free && staffLanguages.some(({ tag }) => tag === own)) choose(own)
        first.current = now.current
      },
    }),
    [choose],
  )
}

/** `const t = useText()`, then `t('cases.open.title')` or `t('work.late', { count })`. */
export const useText = (): Text => useLanguage().t

/** `day`, `shortDay`, `month`, `time`, `ago`, `due`, `dueTone`, `number` in the reader's language and digits. */
export const useDates = (): Dates => useLanguage().dates
