// Tabs in front of which nobody sits: each a stream that stays open, on a socket of its own.

import { connect, type Socket } from 'node:net'
import { asks, type Person } from './morning-people.ts'

export interface Tab {
  person: Person
  port: number
  /** How often something was heard, and when last. */
  heard: number
  at: number
  isOpen: boolean
  close: () => void
}

/** Opens the stream; `lost` once it has ended by itself. */
export function openTab(
  person: Person,
  port: number,
  lost: (tab: Tab) => void = () => undefined,
): Promise<Tab> {
  return new Promise((opened, failed) => {
    const socket: Socket = connect({ port, host: '127.0.0.1' })
    let isLeft = false
    const tab: Tab = {
      person,
      port,
      heard: 0,
      at: 0,
      isOpen: false,
      close() {
        isLeft = true
        socket.destroy()
      },
    }
    socket.once('connect', () =>
      socket.write(asks(person, 'GET', '/api/changes', undefined, 'accept: text/event-stream\r\n')),
    )
    socket.on('data', (data) => {
      const text = data.toString('latin1')
      if (!tab.isOpen) {
        if (!text.startsWith('HTTP/1.1 200')) {
          isLeft = true
          socket.destroy()
          return failed(new Error(text.slice(9, 12)))
        }
        tab.isOpen = true
        opened(tab)
      }
      if (!text.includes('event: ')) return
      tab.heard += 1
      tab.at = performance.now()
    })
    socket.on('error', failed)
    socket.once('close', () => {
      const wasOpen = tab.isOpen
      tab.isOpen = false
      if (wasOpen && !isLeft) lost(tab)
      else failed(new Error('closed'))
    })
  })
}
