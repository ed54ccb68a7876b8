// The list that a menu opens, and the button that opens it (menu.tsx).
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './field.css'

/** One line of a menu: an act (`onAction`) or a page (`href`). */
export type MenuEntry = {
  id: string
  label: string
  detail?: string
  icon?: IconName
  /** BCP 47 tag of the label where it is in another language. */
  lang?: string
  tone?: 'danger'
  href?: string
  isDisabled?: boolean
  onAction?: () => void
}

/** `selected` marks the one that is in force. */
export interface MenuProps {
  trigger: ReactNode
  label: string
  entries: readonly MenuEntry[]
  selected?: string
}

/** A button (`trigger`) and the menu that it opens. */
export function MenuList({ trigger, label, entries, selected }: MenuProps) {
  const choice =
    selected === undefined
      ? {}
      : { selectionMode: 'single' as const, selectedKeys: [selected], disallowEmptySelection: true }
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover" placement="bottom end" offset={4}>
        <AriaMenu className="options" aria-label={label} {...choice}>
          {entries.map(({ id, label, detail, icon, lang, tone, href, isDisabled, onAction }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={label}
              className="option"
              data-tone={tone}
              isDisabled={isDisabled ?? false}
              {...(href ? { href } : {})}
              {...(onAction ? { onAction } : {})}
            >
              {({ isSelected }) => (
                <>
                  {icon && <Icon name={icon} />}
                  <span className="option-words">
                    <span {...(lang ? { lang } : {})}>{label}</span>
                    {detail && <small>{detail}</small>}
                  </span>
                  {isSelected && <Icon name="check" />}
                </>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
