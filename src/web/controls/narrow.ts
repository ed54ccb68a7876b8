// Whether the window is too narrow for something that is then drawn otherwise, and not only laid out otherwise.
import { useSyncExternalStore } from 'react'

/** `upTo` is a width; left out, a telephone's. */
export function useIsNarrow(upTo = '47.99rem'): boolean {
  const query = () => matchMedia(`(max-width: ${upTo})`)
  const listen = (tell: () => void) => {
    const one = query()
    one.addEventListener('change', tell)
    return () => one.removeEventListener('change', tell)
  }
  return useSyncExternalStore(listen, () => query().matches)
}
