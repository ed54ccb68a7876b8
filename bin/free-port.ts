// A port of this machine on which nobody listens at this moment.
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * From below those that systems lend to outgoing connections (Linux from 32768, IANA from 49152), and by chance: between this answer and
 * the listening, neither a browser's connection nor another world of the tests takes it.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = randomInt(12_000, 32_000)
    if (await canListen(port)) return port
    if (attempt === 100) throw new Error('There is no free port on this machine.')
  }
}

async function canListen(port: number): Promise<boolean> {
  const server = createServer()
  const listens = await new Promise<boolean>((answer) => {
    server.once('error', () => answer(false))
    server.listen(port, '127.0.0.1', () => answer(true))
  })
  if (!listens) return false
  await new Promise<void>((closed) => {
    server.close(() => closed())
  })
  return true
}
