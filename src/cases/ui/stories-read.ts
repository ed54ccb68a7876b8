// How many stories somebody has opened in this window, so that a talk can be offered. A number in the memory of the page: nothing of
// whose they were, and nothing of it leaves the device.
import { useSyncExternalStore } from 'react'

let read = 0
const listeners = new Set<() => void>()

const put = (count: number): void => {
  read = count
  for (const listener of listeners) listener()
}

export const countStory = (): void => put(read + 1)
/** Whoever does not want to talk now is not asked again before the next one. */
export const forgetStories = (): void => put(0)

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useStoriesRead = (): number => useSyncExternalStore(listen, () => read)
