// What of the server only screens call: it joins what the door calls, in the one `api` of this window.
import { contract, paths } from 'virtual:workspace-contract'
import { trackCalls } from '../../client/track-calls.ts'
import { api, calls, send } from './api.ts'

Object.assign(api, calls(contract))

/** Moves and openings of any machine, as they are sent; the session signs them first (window-session.ts). */
export const trackLine = trackCalls(send, paths)
