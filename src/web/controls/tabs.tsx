// Several views of the same thing. On narrow screens the row of tabs scrolls; nothing is hidden behind a menu.
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import { useEffect, useRef, type ReactNode } from 'react'
import { useDates } from '../language/language.tsx'
import './tabs.css'

/** `count` is shown after the label; `selected` and `onSelect` let the address keep the choice. */
export function Tabs({
  label,
  tabs,
  selected,
  onSelect,
}: {
  label: string
  tabs: readonly { id: string; label: string; count?: number; content: ReactNode }[]
  selected?: string
  onSelect?: (id: string) => void
}) {
  const { number } = useDates()
  const list = useRef<HTMLDivElement>(null)
  // Where the row scrolls, the chosen tab stands in sight; the page itself does not move.
  useEffect(() => {
    const drawn = requestAnimationFrame(() => {
      const tab = list.current?.querySelector('[aria-selected=true]')?.getBoundingClientRect()
      const row = list.current?.getBoundingClientRect()
      if (tab && row) list.current?.scrollBy({ left: tab.left + tab.width / 2 - row.left - row.width / 2 })
    })
    return () => cancelAnimationFrame(drawn)
  }, [selected])
  const state = selected === undefined ? {} : { selectedKey: selected }
  return (
    <AriaTabs className="tabs" {...state} onSelectionChange={(key) => onSelect?.(String(key))}>
      <TabList ref={list} className="tab-list" aria-label={label}>
        {tabs.map(({ id, label, count }) => (
          <Tab key={id} id={id} className="tab">
            {label}
            {count !== undefined && <span className="tab-count">{number(count)}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
