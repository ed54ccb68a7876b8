// Every file of deploy/ that is made of the description, by its path.
import { composeOf } from './compose.ts'
import { processes } from './processes.ts'
import { quadletsOf } from './quadlet.ts'
import { timerOf, unitOf } from './systemd.ts'

const made = 'Made by scripts/deployment.ts of scripts/deployment/processes.ts: change it there.'

export function deployed(): Record<string, string> {
  const files: Record<string, string> = { 'deploy/compose/compose.yaml': composeOf(made) }
  for (const one of processes) {
    files[`deploy/${one.name}.service`] = unitOf(one, made)
    const timer = timerOf(one, made)
    if (timer) files[`deploy/${one.name}.timer`] = timer
  }
  for (const [name, text] of Object.entries(quadletsOf(made))) files[`deploy/quadlet/${name}`] = text
  return files
}
