// What stands before the door: nothing of any screen, few files, and the addresses that need no door.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isInFront } from '../src/app/in-front.ts'

const root = join(import.meta.dirname, '..')

/** Every import of our own that comes with a file. */
function comesWith(start: string): Set<string> {
  const files = new Set([start])
  for (const file of files)
    for (const [, path] of readFileSync(join(root, file), 'utf8').matchAll(
      /^(?:import|export|\}) (?!type).*?['"](\.[^'"]+\.tsx?)['"]$/gm,
    ))
      files.add(join(file, '..', path!))
  return files
}

describe('the door', () => {
  it('brings no screen, no router and no table of screens along', () => {
    const files = [...comesWith('src/app/main.tsx')]
    expect(files).toContain('src/accounts/ui/sign-in.tsx')
    expect(
      files.filter((file) => /routes\.tsx|\/ui\/feature\.ts|workspace-layout|window-session/.test(file)),
    ).toEqual([])
    for (const file of files)
      expect(readFileSync(join(root, file), 'utf8'), file).not.toMatch(
        /^import (?!type).*@tanstack\/react-router|^\} from '@tanstack\/react-router/m,
      )
  })
  it('is passed by for each screen that needs nobody signed in, and for no other', () => {
    const said = globSync('src/*/ui/feature.ts', { cwd: root }).flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line) => {
          const [, path] = /(?:screen|occasional)\(\s*'(\/[^']*)'/.exec(line) ?? []
          return path
            ? [{ path: path.replaceAll(/\$\w+/g, 'x'), inFront: line.includes('inFront: true') }]
            : []
        }),
    )
    expect(said.filter(({ inFront }) => inFront).length).toBeGreaterThan(4)
    expect(said.length).toBeGreaterThan(40)
    for (const { path, inFront } of said) expect([path, isInFront(path)]).toEqual([path, inFront])
    // As many as features say, so that none hides behind a line that is broken otherwise.
    const written = globSync('src/*/ui/feature.ts', { cwd: root }).flatMap((file) => [
      ...readFileSync(join(root, file), 'utf8').matchAll(/inFront: true/g),
    ])
    expect(said.filter(({ inFront }) => inFront)).toHaveLength(written.length)
  })
})
