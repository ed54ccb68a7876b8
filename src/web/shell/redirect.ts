// How a page in front of everything goes elsewhere without being loaded anew: at the door, and by the router behind it. Keys that have
// just opened would be gone with the page.
import { createContext, use, useEffect } from 'react'

export type Go = (href: string) => void

const RedirectContext = createContext<Go>((href) => location.assign(href))
export const RedirectProvider = RedirectContext.Provider

/** Goes there as soon as it is shown, and leaves nothing behind to come back to. */
export function Redirect({ href }: { href: string }) {
  const go = use(RedirectContext)
  useEffect(() => go(href), [go, href])
  return null
}
