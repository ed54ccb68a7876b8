// A keep-alive HTTP/1.1 connection that costs next to nothing: the generator shares two cores with what it measures.

import { connect } from 'node:net'

export interface Connection {
  /** Sends one request and answers when its response is whole. One at a time. */
  send(wire: string): Promise<{ status: number; body: () => string; cookies: () => string[] }>
  close(): void
}

const headEnd = Buffer.from('\r\n\r\n')
const chunksEnd = Buffer.from('\r\n0\r\n\r\n')

/** Where the response that starts at 0 ends, or -1 while more must come. */
function endOf(data: Buffer): number {
  const head = data.indexOf(headEnd)
  if (head < 0) return -1
  const headers = data.toString('latin1', 0, head)
  const length = /content-length: (\d+)/i.exec(headers)
  if (length) return data.length >= head + 4 + Number(length[1]) ? head + 4 + Number(length[1]) : -1
  const end = data.indexOf(chunksEnd, head)
  return end < 0 ? -1 : end + chunksEnd.length
}

/** Opens a connection to a port of this machine. */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let waiting: { done: (data: Buffer) => void; failed: (error: Error) => void } | undefined
  let data: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    data = data.length === 0 ? chunk : Buffer.concat([data, chunk])
    const end = endOf(data)
    if (end < 0) return
    const whole = data.subarray(0, end)
    data = data.subarray(end)
    waiting?.done(whole)
  })
  let closed: Error | undefined
  const lost = (error?: Error) => {
    closed ??= error ?? new Error('the server closed the connection')
    waiting?.failed(closed)
  }
  socket.on('error', lost)
  socket.on('close', () => lost())
  await new Promise<void>((opened, failed) => {
    socket.once('connect', opened)
    socket.once('error', failed)
  })
  return {
    async send(wire) {
      if (closed) throw closed
      const answer = new Promise<Buffer>((done, failed) => {
        waiting = { done, failed }
      })
      socket.write(wire)
      const whole = await answer
      waiting = undefined
      return {
        status: Number(whole.toString('latin1', 9, 12)),
        body: () => whole.toString('utf8', whole.indexOf(headEnd) + 4),
        cookies: () =>
          [...whole.toString('latin1', 0, whole.indexOf(headEnd)).matchAll(/^set-cookie: ([^;]+)/gim)].map(
            ([, cookie]) => cookie!,
          ),
      }
    },
    close: () => void socket.destroy(),
  }
}
