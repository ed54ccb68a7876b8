// Whether this is a telephone's width, where something is drawn otherwise and not only laid out otherwise.
import { useSyncExternalStore } from 'react'

const query = () => matchMedia('(max-width: 47.99rem)')

const listen = (tell: () => void) => {
  const one = query()
  one.addEventListener('change', tell)
  return () => one.removeEventListener('change', tell)
}

export const useIsNarrow = (): boolean => useSyncExternalStore(listen, () => query().matches)
