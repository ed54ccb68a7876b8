// How urgent a level of risk looks, in lists and on the page of a case.
import type { Tone } from '../../web/controls/pill.tsx'

export const riskTone: Record<string, Tone> = { high: 'late', medium: 'due', low: 'calm' }
