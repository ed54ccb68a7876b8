// Where a page leaves room for what other features know. The page names a slot and what it tells whoever fills it; a feature
// that is built later fills it from its ui/feature.ts, and neither imports the other's screens.
import { lazyRouteComponent } from '@tanstack/react-router'
import { createContext, useContext, type ComponentType, type ReactNode } from 'react'

/** A place on a page, and the props that it gives. */
export interface Slot<Props extends object = object> {
  readonly name: string
  /** Never there: it only carries the type. */
  readonly props?: Props
}

/** Names a slot, once. */
export const slot = <Props extends object = object>(name: string): Slot<Props> => ({ name })

/** What it takes besides is held to the slot by `fill`. */
type Shown = ComponentType<{ children?: ReactNode }>

export interface Fill {
  slot: string
  /** Of several in one slot, the lower stands first. */
  rank: number
  Component: Shown
}

/** Fills a slot with a component of a module that is loaded when it is first shown; several of one module are fetched as one. */
export const fill = <Props extends object, Name extends string>(
  { name }: Slot<Props>,
  load: () => Promise<Record<NoInfer<Name>, ComponentType<NoInfer<Props>>>>,
  component: Name,
  rank = 0,
): Fill => ({
  slot: name,
  rank,
  Component: lazyRouteComponent(load as () => Promise<Record<string, Shown>>, component),
})

/** Has at hand what fills the slots whose names begin like this, before they are shown. */
export const preloadFills = (fills: readonly Fill[], begins: string): Promise<unknown> =>
  Promise.all(
    fills
      .filter(({ slot: name }) => name.startsWith(begins))
      .map(async ({ Component }) => (Component as { preload?: () => Promise<unknown> }).preload?.()),
  )

/** Fills a slot with what everybody loads first anyway. */
export const fillAtOnce = <Props extends object>(
  { name }: Slot<Props>,
  Component: ComponentType<Props>,
): Fill => ({ slot: name, rank: 0, Component: Component as Shown })

const Fills = createContext<readonly Fill[]>([])

/** Everything that features fill, for the pages below. */
export const FillsProvider = Fills.Provider

/** Shows what fills a slot; `children` where nothing does. Whoever leaves the slot says what stands there while it loads. */
export function Filled<Props extends object>({
  slot: { name },
  children,
  ...props
}: { slot: Slot<Props>; children?: ReactNode } & Omit<Props, 'children'>): ReactNode {
  const found = useContext(Fills)
    .filter((one) => one.slot === name)
    .toSorted((a, b) => a.rank - b.rank)
  if (found.length === 0) return children
  return found.map(({ Component }, at) => (
    <Component key={at} {...props}>
      {children}
    </Component>
  ))
}
