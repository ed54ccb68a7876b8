// `npm start`: the screens are built beside the invented country's coming to be, and the hosts open once both are there. Takes what
// `continuum demo` takes (`npm run demo -- --reset`).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { runCommand } from '../bin/command-line.ts'
import { demoVerbs } from '../bin/demo-verbs.ts'
import { version } from '../src/http/about.ts'
import './hooks.ts'

const say = (text: string): void => void process.stderr.write(text)

async function buildScreens(): Promise<void> {
  const started = performance.now()
  const build = join(import.meta.dirname, 'build.ts')
  const child = spawn(process.execPath, [build, '--if-needed', '--light'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const end = () => void child.kill()
  process.once('exit', end)
  const [code] = (await once(child, 'exit')) as [number | null]
  process.off('exit', end)
  if (code !== 0) throw new Error('The screens could not be built; why stands above.')
  say(`The screens: there after ${((performance.now() - started) / 1000).toFixed(1)} s.\n`)
}

try {
  process.exitCode = await runCommand(['demo', ...process.argv.slice(2)], {
    verbs: demoVerbs(buildScreens),
    version,
    out: (text) => process.stdout.write(text),
    err: say,
  })
} catch (error) {
  say(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
