// A form that is not needed to read a screen comes when it is asked for. It is fetched as soon as its button is pointed at
// or focused; pressed sooner than it has come, the button says that something is on its way and nothing else moves.
import { useState, useTransition } from 'react'

/** `open`: whether to render the form, inside a `<Suspense>` that is always there; `button`: what its button is given. */
export function useLazyDialog(load: () => Promise<unknown>) {
  const [open, setOpen] = useState(false)
  const [coming, begin] = useTransition()
  const show = () => begin(() => setOpen(true))
  // A line that broke here is no news: pressing tries again.
  const fetch = () => void load().catch(() => undefined)
  return {
    open,
    show,
    hide: () => setOpen(false),
    button: { isPending: coming, onHoverStart: fetch, onFocus: fetch, onPress: show },
  }
}
