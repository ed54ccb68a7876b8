// A copy of the source in a folder of its own, for tests that add something to it: whatever they write there touches nothing of
// ours, and what runs there is a program of its own.

import { execFileSync } from 'node:child_process'
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import type { SourceFile } from './architecture.ts'

const root = join(import.meta.dirname, '..')

/** Copies these files and folders; the copy goes when the tests of the file are over. */
export function copyOfTree(names: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-copy-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of names) cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const run = (args: string[], env: NodeJS.ProcessEnv = {}) =>
    execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } })
  return {
    folder,
    read,
    write,
    run,
    /** Replaces each of these words, all of which must be there. */
    edit(path: string, changes: Readonly<Record<string, string>>, to = path): void {
      let text = read(path)
      for (const [before, after] of Object.entries(changes)) {
        if (!text.includes(before)) throw new Error(`${path} does not say ${before}`)
        text = text.replaceAll(before, after)
      }
      write(to, text)
    },
    /** What a piece of code beside package.json writes as its last line, as JSON. */
    say<T>(code: string, env: NodeJS.ProcessEnv = {}): T {
      const said = run(['--input-type=module-typescript', '-e', code], env)
      return JSON.parse(said.trimEnd().split('\n').at(-1)!) as T
    },
    /** Its source as text, as the judge of the layers takes it. */
    files: (): SourceFile[] =>
      globSync(['{src,jurisdictions}/**/*.ts', 'jurisdictions/*/pack.json'], { cwd: folder }).map((path) => ({
        path,
        text: read(path),
      })),
  }
}
