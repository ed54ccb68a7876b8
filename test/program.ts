// The executable, started as an operator starts it: a process of its own, on free ports and with a data folder of its own.

import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Program {
  child: ChildProcess
  /** What it has told people so far. */
  said: () => string
  /** What was told that looks like this, once it was. Throws what was told where the program ends before. */
  until: (wanted: RegExp) => Promise<RegExpExecArray>
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>
}

export interface Site {
  data: string
  port: number
  publicPort: number
  viewerPort: number
  /** Where people reach it, where that is not its own port. */
  url?: string
  /** What Node itself is started with. */
  node?: readonly string[]
  /** What stands on its standard input. */
  input?: string
  /** Settings beside the others. */
  settings?: Readonly<Record<string, string>>
}

/** `continuum <args>` where `site` says. */
export function continuum(site: Site, ...args: string[]): Program {
  // Nothing of whoever starts it: a setting that it does not know would stop it.
  const around = Object.entries(process.env).filter(([name]) => !/^(CONTINUUM_|DATABASE_URL$)/.test(name))
  const program = [...(site.node ?? []), join(import.meta.dirname, '../bin/continuum.ts')]
  const child = spawn(process.execPath, [...program, ...args], {
    env: {
      ...Object.fromEntries(around),
      CONTINUUM_DATA: site.data,
      CONTINUUM_PORT: String(site.port),
      CONTINUUM_PUBLIC_PORT: String(site.publicPort),
      CONTINUUM_VIEWER_PORT: String(site.viewerPort),
      ...(site.url !== undefined && { CONTINUUM_URL: site.url }),
      ...site.settings,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(site.input)
  let told = ''
  const hear = (part: Buffer) => (told += String(part))
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  let over = false
  const ended = new Promise<number | null>((done) => {
    child.once('close', (code) => {
      over = true
      done(code)
    })
  })
  const until = async (wanted: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const last = over
      const found = wanted.exec(told)
      if (found) return found
      if (last) throw new Error(`The program ended without saying ${String(wanted)}:\n${told}`)
      await sleep(20)
    }
  }
  return { child, said: () => told, until, ended }
}
