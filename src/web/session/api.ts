// The server as the screens see it: `api.cases.open({…})` with the contract's types, and `makeMove` for any track. Only
// where an endpoint is comes along (virtual:contract); its schemas stay on the server. What the door calls is there at once, the rest
// with the screens (workspace-api.ts).

import { contract } from 'virtual:contract'
import { callOf, type Send } from '../../api/client.ts'
import type { Endpoint } from '../../api/endpoint.ts'
import { solvingPuzzles } from '../../api/solve-puzzle.ts'
import type { Api, TrackNow } from '../../client/session.ts'
import { takingAhead } from './ahead.ts'

/** What to do when the session has ended: the screens lock and keep what was typed. */
let onSignedOut: () => void = () => undefined
export const whenSignedOut = (action: () => void): void => {
  onSignedOut = action
}
/** The session has ended, as something beside these calls has heard (changes.ts). */
export const signedOut = (): void => onSignedOut()

/** What to do when an act needs a fresh proof of presence: ask for it, and say whether it was given. */
let onPresenceAsked: () => Promise<boolean> = async () => false
export const whenPresenceAsked = (ask: () => Promise<boolean>): void => {
  onPresenceAsked = ask
}

/** Sends; where a proof is asked for and given, sends the same request again, so that no screen needs to know. */
export const send: Send = async (path, init) => {
  const response = await sendOnce(path, init)
  if (response.status !== 403) return response
  const { code } = (await response.clone().json()) as { code?: string }
  return code === 'step-up' && (await onPresenceAsked()) ? sendOnce(path, init) : response
}

const sendOnce: Send = async (path, init) => {
  const { body } = init
  const response = await fetch(path, {
    ...init,
    // Chromium hands an array of bytes over slowly, and these are sealed: ten times the time of the same bytes as a blob.
    ...(body instanceof Uint8Array ? { body: new Blob([body]) } : {}),
    headers: { ...init.headers, 'accept-language': document.documentElement.lang || 'en' },
    credentials: 'same-origin',
  })
  if (response.status === 401 && !path.startsWith('/api/session/') && !path.startsWith('/api/invitation/'))
    onSignedOut()
  return response
}

const early = takingAhead(send)
export const calls = (groups: typeof contract, by: Send = early) =>
  Object.fromEntries(
    Object.entries(groups).map(([group, endpoints]) => [
      group,
      Object.fromEntries(
        Object.entries(endpoints).map(([name, where]) => [
          name,
          callOf(where as Endpoint, solvingPuzzles(by)),
        ]),
      ),
    ]),
  )

export const api = calls(contract) as unknown as Api

export type { TrackNow }
