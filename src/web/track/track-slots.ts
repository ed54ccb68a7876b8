// What a feature shows of its own kind of process, above the panel.
import { slot } from '../shell/slots.tsx'

export const trackPart = (kind: string) => slot<{ trackId: string }>(`track.${kind}`)
