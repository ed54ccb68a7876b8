// Serves a world's hosts at their ports. With SERVERS=2 a second process works on the same database, and a proxy before both
// gives each request to the other one in turn: what either keeps in its memory alone is then missing half of the time.

import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { exitAddresses } from '../src/api/addresses.ts'
import { freePort } from '../bin/free-port.ts'

import { lightWorker } from '../test/light-stretch.ts'

const names = ['staff', 'public', 'viewer'] as const
type Name = (typeof names)[number]
export type Ports = Readonly<Record<Name, number>>
type Hosts = Readonly<Record<Name, Hono | undefined>>

export const portsIn = ([staff, open, viewer]: readonly string[]): Ports => ({
  staff: Number(staff),
  public: Number(open),
  viewer: Number(viewer),
})

/** An organisation's own system, which a journey starts: its provider, or what is told that there is something to look at. */
const ownSystem = process.env['OWN_SYSTEM'] ? [process.env['OWN_SYSTEM']] : []

/** Where people reach a world. NO_VIEWER: what somebody sees whose network has no viewer host. */
export function addressesOf({ staff, public: open, viewer }: Ports) {
  const publicUrl = `http://127.0.0.1:${open}`
  return {
    url: `http://localhost:${staff}`,
    publicUrl,
    viewerUrl: process.env['NO_VIEWER'] ? undefined : `http://viewer.localhost:${viewer}`,
    exitUrl: `${publicUrl}${exitAddresses.weather}`,
    issuers: ownSystem,
    // Whichever organisation a journey chooses.
    webhookHosts: ownSystem.flatMap((origin) =>
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((organisation) => ({ organisation, origin })),
    ),
  }
}

/** What the processes of a world tell each other: how far its clock is moved, and that what is remembered may be wrong now. */
export interface Told {
  ahead: number
  forget: boolean
}

const workers = [
  '/workers/passphrase.js',
  ...(process.env['LIGHT'] ? [] : ['/workers/words.js', '/workers/receipt.js', '/workers/opener.js']),
]

/** What a host answers, but for the numbers in the workers that stretch. */
const lightly =
  (host: Hono): Hono['fetch'] =>
  async (asked, ...rest) => {
    const isOurs = workers.includes(new URL(asked.url).pathname)
    // As text: what is packed has no numbers to change.
    const plain = isOurs ? new Request(asked.url, { headers: { accept: '*/*' } }) : asked
    const answered = await host.fetch(plain, ...rest)
    if (answered.status !== 200 || !isOurs) return answered
    return new Response(lightWorker(await answered.text()), answered)
  }

/** One process's own half. */
export function servePorts(hosts: Hosts, ports: Ports): void {
  for (const name of names) {
    const { [name]: host } = hosts
    if (host) serve({ fetch: lightly(host), port: ports[name], hostname: '127.0.0.1' })
  }
}

/** Hands a request on as it came, and what comes back as it comes: an event stream too. */
function handOn(asked: IncomingMessage, answer: ServerResponse, port: number): void {
  const { method, url, headers } = asked
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (back) => {
    answer.writeHead(back.statusCode ?? 502, back.headers)
    back.pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  answer.on('close', () => onward.destroy())
  asked.pipe(onward)
}

function startProxy(port: number, upstream: readonly number[]): void {
  let turn = 0
  const proxy = createServer((asked, answer) => {
    turn += 1
    handOn(asked, answer, upstream[turn % upstream.length] as number)
  })
  proxy.listen(port, '127.0.0.1')
}

const freePorts = async (): Promise<Ports> => ({
  staff: await freePort(),
  public: await freePort(),
  viewer: await freePort(),
})

async function tell(second: ChildProcess, told: Told): Promise<void> {
  const heard = once(second, 'message')
  second.send(told)
  await heard
}

/** Serves a world; answers with how to tell the other process of it, where there is one. */
export async function serveWorld(
  hosts: Hosts,
  ports: Ports,
  folder: string,
): Promise<(told: Told) => Promise<void>> {
  if (process.env['SERVERS'] !== '2') {
    servePorts(hosts, ports)
    return () => Promise.resolve()
  }
  const [own, other] = [await freePorts(), await freePorts()]
  servePorts(hosts, own)
  const given = JSON.stringify({ folder, ports, own: other })
  const second = fork(join(import.meta.dirname, 'second-server.ts'), [given], {
    execArgv: process.execArgv,
  })
  process.once('exit', () => second.kill())
  await once(second, 'message')
  for (const name of names) startProxy(ports[name], [own[name], other[name]])
  return (told) => tell(second, told)
}
