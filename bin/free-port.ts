// A port of this machine on which nobody listens at this moment.
import { createServer } from 'node:net'

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', () => listening())
  })
  const { port } = server.address() as { port: number }
  await new Promise<void>((closed) => {
    server.close(() => closed())
  })
  return port
}
