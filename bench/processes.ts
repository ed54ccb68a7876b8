// The servers as processes, and what they cost: processor time and memory, as the kernel counts them.

import { fork, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export interface Server {
  name: string
  pid: number
  port: number
  stop: () => void
}

/** What `npm run continuum` and the unit in deploy/ start ours with: a small young heap, which is half of all memory otherwise. */
const asDeployed = ['--max-semi-space-size=8']

/**
 * Starts a server of bench/servers with its settings, and answers once it listens. `profile` is a folder into which it writes
 * where its processor time went (`--cpu-prof`) when it stops.
 */
export function startServer(name: string, file: string, settings: object, profile?: string): Promise<Server> {
  const child: ChildProcess = fork(new URL(`servers/${file}`, import.meta.url), [JSON.stringify(settings)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [
      ...(file === 'continuum.ts' ? asDeployed : []),
      ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
    ],
  })
  return listening(name, child)
}

/** A server's program that was started with a line to it, once it says at which port it listens. */
export function listening(name: string, child: ChildProcess): Promise<Server> {
  return new Promise((started, failed) => {
    child.once('exit', (code) => failed(new Error(`${name} ended with ${code}`)))
    child.once('message', (message) => {
      const { port } = message as { port: number }
      started({ name, pid: child.pid!, port, stop: () => void (child.connected && child.disconnect()) })
    })
  })
}

const ticksPerSecond = 100 // USER_HZ, the same on every Linux

function statOf(pid: number | string): { parent: number; ticks: number; gone: number } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // Fields after the name, which is in brackets and may hold anything: state, parent, …, utime is 12th, stime 13th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return {
      parent: Number(fields[1]),
      ticks: Number(fields[11]) + Number(fields[12]),
      // Of children that have ended: a connection that was closed has cost what it has cost.
      gone: Number(fields[13]) + Number(fields[14]),
    }
  } catch {
    return { parent: 0, ticks: 0, gone: 0 }
  }
}

/** Processor milliseconds that a process has used since its start; with its children, for PostgreSQL's backends. */
export function cpuOf(pid: number, withChildren = false): number {
  const children = withChildren
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(statOf)
        .filter(({ parent }) => parent === pid)
    : []
  const own = statOf(pid)
  const ticks = [own, ...children].reduce((sum, one) => sum + one.ticks, withChildren ? own.gone : 0)
  return (ticks * 1000) / ticksPerSecond
}

/** Resident memory of a process in MB. */
export function memoryOf(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
  return Math.round(Number(kb ?? 0) / 1024)
}
