// For a demonstration: nothing leaves, and one line says that it would have. Neither to whom nor where.

import type { Channel } from '../../codes.ts'
import type { Gateway } from './gateway.ts'

export const consoleGateway = (channel: Channel, say: (line: string) => void): Gateway => ({
  channel,
  hand: ({ text, language }) => {
    say(`A notice would leave by ${channel}, in ${language}: ${text}`)
    return Promise.resolve('receipt')
  },
  close: () => undefined,
})
