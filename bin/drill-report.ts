// What is kept of a drill: what was done, what should have come of it and what came, for whoever answers for the network. Nobody and no case is in it.
export interface Outcome {
  act: string
  expected: string
  found: string
  verdict: 'held' | 'failed' | 'not tried'
  seconds: number
}

export interface Drill {
  network: string
  program: string
  /** The moment of the backup. */
  backup: string
  rows: number
  papers: number
  began: Date
  node: string
  database: string
  machine: string
  outcomes: readonly Outcome[]
}

const words: Record<Outcome['verdict'], string> = {
  held: 'as it should',
  failed: '**not as it should**',
  'not tried': 'not tried',
}

/** One sentence for the top and for the terminal. */
export function verdictOf(outcomes: readonly Outcome[]): string {
  const count = (verdict: Outcome['verdict']) => outcomes.filter((one) => one.verdict === verdict).length
  return `${count('held')} of ${outcomes.length} went as they should, ${count('failed')} did not, ${count('not tried')} could not be tried here.`
}

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`).replaceAll(/\s+/g, ' ')

export const reportOf = (drill: Drill): string =>
  [
    `# Drill of ${drill.began.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    '',
    `**${verdictOf(drill.outcomes)}** Tried on a copy; the living network was not touched.`,
    '',
    `* Network ${drill.network}, from the backup of ${drill.backup}: ${drill.rows} rows, ${drill.papers} papers, signed by the key of the network.`,
    `* Continuum ${drill.program} on Node ${drill.node}, ${drill.database} (the embedded one, not the one that serves).`,
    `* ${drill.machine}`,
    '',
    '| done | should | came of it | seconds | |',
    '|---|---|---|---|---|',
    ...drill.outcomes.map(
      ({ act, expected, found, seconds, verdict }) =>
        `| ${cell(act)} | ${cell(expected)} | ${cell(found)} | ${seconds.toFixed(1)} | ${words[verdict]} |`,
    ),
    '',
    'Seen by: ______________________   Next drill before: ______________',
    '',
  ].join('\n')
