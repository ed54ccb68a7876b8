// A few further acts behind one button. Things done every day do not belong here: they get a button of their own.
import { ButtonContext } from 'react-aria-components/Button'
import { lazy, Suspense } from 'react'
import type { MenuProps } from './menu-list.tsx'

export type { MenuEntry } from './menu-list.tsx'

// What opens a list over the page is as large as everything else round the screens, and nobody opens one before they have looked.
const MenuList = lazy(async () => ({ default: (await import('./menu-list.tsx')).MenuList }))

/** A button (`trigger`) and the menu that it opens: it can be pressed as soon as its list has come. */
export function Menu(props: MenuProps) {
  const awaited = <ButtonContext value={{ isDisabled: true }}>{props.trigger}</ButtonContext>
  return (
    <Suspense fallback={awaited}>
      <MenuList {...props} />
    </Suspense>
  )
}
