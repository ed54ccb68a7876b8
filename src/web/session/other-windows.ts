// The windows of one person on one machine share their keys: one that opens them opens the others, one that puts them away locks all, and whoever
// is at work in one of them is at work. Nothing is said between them but that.

const name = 'continuum.windows'

/** Why a window does not lock after the usual minutes: a call is being written down there, or somebody waits at a desk for one. */
export type Stays = 'call' | 'desk'
/** Somebody came in (their id); touched that window last at `at` (milliseconds); or has put the keys away. */
export type Told =
  | { said: 'came-in'; who: string }
  | { said: 'here'; at: number; stays?: Stays | undefined }
  /** The keys of this turn (key-worker.ts), and of those before it. */
  | { said: 'locked'; turn: number }
  /** Who is at work? Whoever is says `here`. */
  | { said: 'asks' }
  /** Told to this window alone: the worker with its keys is gone, and nobody has put them away. */
  | { said: 'lost' }

export interface OtherWindows {
  tell: (told: Told) => void
  /** Listens no more. */
  end: () => void
}

/** In a browser that knows no such line each window is by itself. */
export function otherWindows(hear: (told: Told) => void): OtherWindows {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, end: () => undefined }
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<Told>) => hear(data)
  return { tell: (told) => channel.postMessage(told), end: () => channel.close() }
}

const listeners = new Set<(told: Told) => void>()
/** Tells this window itself. */
export const tellThisWindow = (told: Told): void => listeners.forEach((hear) => hear(told))
const others = otherWindows(tellThisWindow)

/** Tells the other windows of this browser. */
export const tellWindows = others.tell

/** Hears what they tell until the function that it gives back is called. */
export function hearWindows(hear: (told: Told) => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}
