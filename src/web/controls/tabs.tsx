// Several views of the same thing. On narrow screens the row of tabs scrolls; nothing is hidden behind a menu.
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import type { ReactNode } from 'react'
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
  const state = selected === undefined ? {} : { selectedKey: selected }
  return (
    <AriaTabs className="tabs" {...state} onSelectionChange={(key) => onSelect?.(String(key))}>
      <TabList className="tab-list" aria-label={label}>
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
