// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { voiceMachine } from './voice.ts'

export const machines = [voiceMachine]
