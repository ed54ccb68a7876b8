// The frame round every staff screen: what is practice, where one is, who one is, how to lock. It is told everything by
// props and knows no feature; links go through the router that react-aria's RouterProvider was given.
import { Link } from 'react-aria-components/Link'
import type { ReactNode } from 'react'
import { Button } from '../controls/button.tsx'
import { Icon, type IconName } from '../controls/icon.tsx'
import { Menu, type MenuEntry } from '../controls/menu.tsx'
import { useDates, useText } from '../language/language.tsx'
import { Brand } from './brand.tsx'
import { useHeldPresses } from './held-presses.ts'
import { LanguageMenu } from './language-menu.tsx'
import { Search, type SearchProps } from './search.tsx'
import { SourceLine } from './source-line.tsx'
import { Strip } from './strip.tsx'
import './shell.css'

/** A place in the navigation. `count` is a number or a short text ("2 free"); `urgent` says that something is late. */
export type Place = { href: string; label: string; icon: IconName; count?: number | string; urgent?: boolean }

export type ShellProps = {
  /** Path of the page in view; decides which place is current. */
  path: string
  places: readonly Place[]
  /** Who is signed in; absent on the sign-in page. */
  who?: { name: string; organisation: string; role: string }
  /** Further acts behind the name (settings, leave). */
  whoEntries?: readonly MenuEntry[]
  search?: SearchProps
  onLock?: () => void
  /** The people are invented: a strip says so. */
  demo?: boolean
  /** Said while the server does not answer. */
  unanswered?: string | undefined
  /** Something urgent has arrived: said without content, with a link to where it can be read. */
  alarm?: ReactNode
  /** What is told above every page. */
  watch?: ReactNode
  children: ReactNode
}

const isCurrent = (href: string, path: string) =>
  path === href || (href !== '/' && path.startsWith(`${href}/`))
// In the bar of a narrow screen four places fit; the others stand behind "More".
const inBar = 4

function PlaceLink({ place, current }: { place: Place; current: boolean }) {
  const t = useText()
  const { number } = useDates()
  const count = typeof place.count === 'number' ? number(place.count) : place.count
  return (
    <Link href={place.href} className="place" {...(current ? { 'aria-current': 'page' as const } : {})}>
      <Icon name={place.icon} size={20} />
      <span className="place-label">{place.label}</span>
      {count !== undefined && count !== number(0) && (
        <span className="place-count" data-urgent={place.urgent}>
          {count}
          {place.urgent && <span className="unseen"> {t('web.shell.urgent')}</span>}
        </span>
      )}
    </Link>
  )
}

function WhoMenu({ who, entries }: { who: NonNullable<ShellProps['who']>; entries: readonly MenuEntry[] }) {
  const t = useText()
  return (
    <Menu
      label={t('web.shell.who')}
      entries={entries}
      trigger={
        <Button look="quiet" icon="person">
          <span className="who">
            <bdi className="who-name">{who.name}</bdi>
            <bdi className="who-place">
              {t('web.shell.whoPlace', { organisation: who.organisation, role: who.role })}
            </bdi>
          </span>
        </Button>
      }
    />
  )
}

/** All places; where the screen is narrow, those that do not fit stand behind "More". */
function Navigation({ path, places }: Pick<ShellProps, 'path' | 'places'>) {
  const t = useText()
  const further = places.slice(inBar)
  return (
    <nav className="places no-print" aria-label={t('web.shell.places')}>
      <ul>
        {places.map((place, index) => (
          <li key={place.href} data-further={index >= inBar || undefined}>
            <PlaceLink place={place} current={isCurrent(place.href, path)} />
          </li>
        ))}
        {further.length > 0 && (
          <li className="places-more">
            <Menu
              label={t('web.shell.more')}
              entries={further.map(({ href, label, icon }) => ({ id: href, href, label, icon }))}
              trigger={
                <Button look="quiet" icon="more">
                  {t('web.shell.more')}
                </Button>
              }
            />
          </li>
        )}
      </ul>
    </nav>
  )
}

/** The staff shell. `children` is one page, usually a `<Page>`. */
export function Shell({
  path,
  places,
  who,
  whoEntries = [],
  search,
  onLock,
  demo,
  unanswered,
  alarm,
  watch,
  children,
}: ShellProps) {
  const t = useText()
  const above = useHeldPresses()
  return (
    <div className="shell">
      <a href="#main" className="skip">
        {t('web.shell.skip')}
      </a>
      {demo && <Strip />}
      <header className="header no-print">
        <Brand />
        {search && <Search {...search} />}
        <div className="header-end">
          <LanguageMenu />
          {who && <WhoMenu who={who} entries={whoEntries} />}
          {onLock && (
            <Button icon="lock" onPress={onLock}>
              {t('web.shell.lock')}
            </Button>
          )}
        </div>
      </header>
      {places.length > 0 && <Navigation path={path} places={places} />}
      <main id="main" className="main" tabIndex={-1}>
        <div className="unanswered" role="status">
          {unanswered}
        </div>
        {alarm && (
          <div className="alarm" role="alert">
            {alarm}
          </div>
        )}
        <div ref={above}>{watch}</div>
        {children}
        <SourceLine />
      </main>
    </div>
  )
}
